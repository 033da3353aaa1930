import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { scenarioNamed } from "../../server/drill/scenarios.ts";
import { Live } from "../../client/lib/live.svelte.ts";
import { ServerClock } from "../../client/lib/now.svelte.ts";
import { openLive } from "../../client/lib/openLive.ts";
import { changesFor } from "../../server/realtime/scopes.ts";
import type { Alert } from "../../shared/record/alert.ts";
import type { Update } from "../../shared/wire/protocol.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { apply, EMPTY_WORLD, everything, withChanges, type Entry, type WorldRecord } from "../../shared/world/world.ts";
import { playThrough } from "../drill/playThrough.ts";
import { eventually } from "../eventually.ts";
import { alert } from "../make/alert.ts";
import { warehouse } from "../make/place.ts";
import { screenName } from "../../server/realtime/walls.ts";
import { openScreen, say, startHub } from "./screens.ts";
import { answered } from "../make/incident.ts";

const SPEED = 600;
const WORD = "screen-lobi";
const SCREEN = screenName(WORD);

let entries: Entry[];
let mainId: string;
let hub: Awaited<ReturnType<typeof startHub>>;
const screens: ReturnType<typeof openScreen>[] = [];

beforeAll(async () => {
  const played = await playThrough(scenarioNamed("cianjur-2022"));
  // The hub's own journal holds them alone, without the registry's entry before them.
  entries = played.entries.map((entry, index) => ({ ...entry, seq: index + 1 }));
  const main = entries.flatMap(({ changes }) => changes).find(isLoudAlert);
  if (main?.op !== "put") throw new Error("the drill raises no alarm");
  mainId = main.record.id;
}, 120_000);

beforeEach(async () => {
  hub = await startHub({ lingerMs: 300 });
  for (const { at, by, why, changes } of entries) await hub.store.commit(() => ({ at, by, why, changes }));
});
afterEach(async () => {
  for (const screen of screens.splice(0)) screen.close();
  await hub.stop();
});

function isLoudAlert(change: Entry["changes"][number]): boolean {
  return change.op === "put" && change.record.type === "alert" && /^(merusak|darurat)$/.test(change.record.tier);
}
const open = (knock: Parameters<typeof openScreen>[1] = {}) => {
  const screen = openScreen(hub.url, knock);
  screens.push(screen);
  return screen;
};
const put = (record: WorldRecord) =>
  hub.store.commit(() => ({ at: 1_700_000_000_000, by: "test", why: "", changes: [{ op: "put", record }] }));
const alarm = (change: Partial<Alert> = {}) => alert({ id: "quake:now", raisedAt: 1_700_000_000_000, ...change });

/** Two walls and a desk; the drill's own alarms are answered, so that nothing keeps a wall live. */
async function ready() {
  for (const alert of hub.store.world.alert.values()) if (alert.endedAt === null) await put(answered(alert));
  const [wall, other, desk] = [open({ screen: WORD }), open(), open({ audience: "desk" })];
  await eventually(() => expect([wall, other, desk].filter(({ told }) => told.beat.length === 0)).toEqual([]));
  return { wall, other, desk };
}
const replay = (speed = SPEED, screen = SCREEN) => ({
  name: "wall:replay",
  screen,
  of: { kind: "hazard", hazardId: mainId },
  speed,
});

/** What the journal itself says must come: worked out here by reading all of it at once. */
function expected() {
  const touches = ({ changes }: Entry, types: string[]) =>
    changes.some(({ op, ...rest }) => {
      if (op !== "put" || !("record" in rest)) return false;
      return rest.record.id === mainId && types.includes(rest.record.type);
    });
  const first = entries.find((entry) => touches(entry, ["hazard", "impact", "alert"]));
  const last = entries.findLast((entry) => touches(entry, ["hazard"]));
  if (!first || !last) throw new Error("the drill's quake is gone");
  const from = first.at - 2 * MINUTE_MS;
  const to = last.at + HOUR_MS;
  const before = entries.filter(({ at }) => at < from);
  const during = entries.filter(({ at }) => at >= from && at < to);
  return { from, to, world: before.reduce(apply, EMPTY_WORLD), during };
}

const marksOf = (updates: readonly Update[]) => updates.map(({ whole, to }) => ({ whole, seq: to.seq }));

describe("a replay", () => {
  test("N14, N15 tells one wall exactly the recorded states, in order, at their times; then it is live with nothing missed", async () => {
    const { wall, other, desk } = await ready();
    const { from, to, world, during } = expected();
    expect(during.length).toBeGreaterThan(10);
    const arrivals: number[] = [];
    const begunMs = performance.now();
    wall.socket.on("update", () => arrivals.push(performance.now() - begunMs));

    expect(await say(desk, replay())).toEqual({ data: { seq: hub.store.mark.seq } });
    const title = expect.stringContaining("Gempa M") as string;
    await eventually(() => expect(wall.told.hello.length).toBeGreaterThan(1));
    expect(wall.told.hello[1]?.replay).toEqual({ title, speed: SPEED, from, to });
    expect(wall.told.hello[1]).toMatchObject({ rate: SPEED });
    expect(Math.abs((wall.told.hello[1]?.serverAt ?? 0) - from)).toBeLessThan(MINUTE_MS);
    await eventually(() =>
      expect(desk.told.walls.at(-1)).toContainEqual(
        expect.objectContaining({ screen: SCREEN, replay: { title, speed: SPEED, from, to } }),
      ),
    );

    // Live goes on meanwhile: for everybody but this wall.
    await put(warehouse({ id: "live-1" }));
    await put(alarm({ tier: "dirasakan" }));
    await eventually(() => expect(other.world().alert.get("quake:now")?.tier).toBe("dirasakan"));

    await eventually(() => expect(wall.told.hello).toHaveLength(3));
    await eventually(() => expect(wall.told.update.at(-1)?.to.epoch).toBe(hub.store.mark.epoch));
    const [, whole, ...rest] = wall.told.update;
    const told = rest.slice(0, -1);

    // The world as it stood, then each entry once, as a wall may see it.
    expect(whole).toMatchObject({
      whole: true,
      to: { seq: world.seq },
      changes: changesFor("stranger", everything(world)),
    });
    expect(marksOf(told)).toEqual(during.map(({ seq }) => ({ whole: false, seq })));
    expect(told.map(({ changes }) => changes)).toEqual(during.map(({ changes }) => changesFor("stranger", changes)));
    const epochs = new Set(told.map(({ to }) => to.epoch));
    expect([...epochs]).toEqual([expect.stringMatching(/^replay:/)]);
    expect(whole?.to.epoch).toBe([...epochs][0]);

    // Each at its time since the order: never early, and late by no more than a busy machine may be.
    during.forEach(({ at, seq }, n) => {
      const lateMs = (arrivals[n + 1] ?? Number.NaN) - (at - from) / SPEED;
      expect(lateMs, `entry ${seq}`).toBeGreaterThan(-5);
      expect(lateMs, `entry ${seq}`).toBeLessThan(4000);
    });

    // Beats of the replay: its own clock and marks, no lamps.
    const replayed = wall.told.beat.filter(({ mark }) => mark.epoch.startsWith("replay:"));
    expect(replayed.length).toBeGreaterThan(1);
    expect(replayed.every(({ standing, serverAt }) => standing === null && serverAt >= from)).toBe(true);
    // The last state stands still: no hours pass over what was never told.
    expect(replayed.at(-1)).toMatchObject({ rate: 1, mark: { seq: during.at(-1)?.seq } });
    expect(replayed.at(-1)?.serverAt).toBeLessThan(to + MINUTE_MS);

    // Back: hello without replay, the whole live world with what came meanwhile, and each entry again.
    expect(wall.told.hello[2]).toMatchObject({ replay: null, rate: 1, serverAt: 1_700_000_000_000 });
    expect(wall.told.whole.at(-1)?.to.epoch).toBe(hub.store.mark.epoch);
    expect(wall.told.update.at(-1)).toMatchObject({ whole: false, to: hub.store.mark });
    const live = withChanges(EMPTY_WORLD, changesFor("stranger", everything(hub.store.world)));
    expect({ ...wall.world(), seq: 0 }).toEqual(live);
    await put(warehouse({ id: "live-2" }));
    await eventually(() => expect(wall.world().place.has("live-2")).toBe(true));

    // And nothing of it anywhere else.
    expect(other.told.hello).toHaveLength(1);
    expect(JSON.stringify(other.told.update.slice(1))).not.toContain("replay:");
  });

  test("N13 the desk calls a wall back to live in the middle", async () => {
    const { wall, desk } = await ready();
    await say(desk, replay(1));
    await eventually(() => expect(wall.told.hello).toHaveLength(2));
    expect(await say(desk, { name: "wall:live", screen: SCREEN })).toEqual({
      data: { seq: hub.store.mark.seq },
    });
    // The live world whole, then the deed itself.
    await eventually(() => expect(wall.told.update.at(-1)?.to).toEqual(hub.store.mark));
    const live = wall.told.update.filter(({ to }) => to.epoch === hub.store.mark.epoch);
    expect(wall.told.whole).toHaveLength(2);
    expect(live.every(({ whole, changes }) => !whole && changes.length === 0)).toBe(true);
    expect(wall.told.hello.at(-1)?.replay ?? null).toBeNull();
    await eventually(() => expect(desk.told.walls.at(-1)?.every(({ replay }) => replay === null)).toBe(true));
  });

  test.each<[string, Partial<Alert>]>([
    ["an alarm", {}],
    ["an aftershock that does damage of its own", { mainId: "quake:main" }],
    ["a darurat", { tier: "darurat" }],
  ])("N16 %s ends it at once, and is there with the live world", async (_, over) => {
    const { wall, other, desk } = await ready();
    await say(desk, replay(1));
    await eventually(() => expect(wall.told.hello).toHaveLength(2));
    await put(alarm(over));
    await eventually(() => expect(wall.told.hello).toHaveLength(3));
    expect(wall.told.hello[2]?.replay).toBeNull();
    await eventually(() => expect(wall.world().alert.get("quake:now")).toMatchObject(over));
    expect(other.told.hello).toHaveLength(1);
  });

  test("N16 what is quieter, ended, or an answer to what stood already leaves it be", async () => {
    const { wall, other, desk } = await ready();
    await put(alarm());
    await put(answered(alarm()));
    await say(desk, replay(1));
    await eventually(() => expect(wall.told.hello).toHaveLength(2));
    await put(answered(alarm(), { officer: "o-budi" }));
    await put(alarm({ id: "quake:felt", tier: "dirasakan" }));
    await put(alarm({ id: "quake:over", endedAt: 2 }));
    await put(alarm({ tier: "dirasakan" }));
    await eventually(() => expect(other.world().alert.get("quake:now")?.tier).toBe("dirasakan"));
    expect(wall.told.hello).toHaveLength(2);
    expect(wall.world().alert.has("quake:now")).toBe(false);
    // A rise of what stood is news again.
    await put(alarm({ tier: "darurat" }));
    await eventually(() => expect(wall.told.hello).toHaveLength(3));
  });

  test("N16 none begins while an alarm waits for its answer", async () => {
    const { wall, desk } = await ready();
    await put(alarm());
    expect(await say(desk, replay())).toEqual({ error: expect.stringContaining("Dinding tetap langsung") as string });
    await put(answered(alarm()));
    expect(await say(desk, replay(1))).toHaveProperty("data");
    await eventually(() => expect(wall.told.hello).toHaveLength(2));
  });

  test("N14 a wall that loses its line in a replay comes back to the live world, whole", async () => {
    const { wall, desk } = await ready();
    await say(desk, replay(1));
    await eventually(() => expect(wall.told.hello).toHaveLength(2));
    await eventually(() => expect(wall.told.update.at(-1)).toMatchObject({ whole: true }));
    const since = wall.told.update.at(-1)?.to ?? null;
    wall.close();
    const back = open({ screen: WORD, since });
    await eventually(() => expect(back.told.update).toMatchObject([{ whole: false, to: hub.store.mark }]));
    expect(back.told.whole).toHaveLength(1);
    expect(back.told.hello).toMatchObject([{ replay: null }]);
  });

  test("N14 a real screen follows it there and back without losing the line", async () => {
    const { desk } = await ready();
    const [live, clock] = [new Live(), new ServerClock()];
    const reload = vi.fn();
    const line = openLive({ audience: "wall", live, clock, url: hub.url, reload, screen: "screen-real" });
    try {
      await eventually(() => expect(live.standing).not.toBeNull());
      const lost = vi.spyOn(live, "lose");
      expect(await say(desk, replay(SPEED, screenName("screen-real")))).toHaveProperty("data");
      await eventually(() => expect(live.hello?.replay).not.toBeNull());
      const { from, to, during } = expected();
      await eventually(() => expect(live.mark?.seq).toBe(during.at(-1)?.seq));
      expect(clock.now).toBeGreaterThan(from);
      expect(clock.now).toBeLessThan(to + MINUTE_MS);
      expect([live.world.hazard.has(mainId), live.standing]).toEqual([true, null]);
      await eventually(() => expect(live.hello?.replay).toBeNull());
      await eventually(() => expect(live.mark).toEqual(hub.store.mark));
      expect(Math.abs((clock.now ?? 0) - 1_700_000_000_000)).toBeLessThan(MINUTE_MS);
      expect([live.trouble, live.link]).toEqual([null, "live"]);
      for (const call of [lost, reload]) expect(call).not.toHaveBeenCalled();
    } finally {
      line.stop();
    }
  });

  test("N13 another replay takes the place of the one that plays, without a live moment in between", async () => {
    const { wall, desk } = await ready();
    await say(desk, replay(1));
    await eventually(() => expect(wall.told.hello).toHaveLength(2));
    await say(desk, replay(2));
    await eventually(() => expect(wall.told.hello).toHaveLength(3));
    expect(wall.told.hello.map(({ replay }) => replay?.speed ?? null)).toEqual([null, 1, 2]);
  });

  test("N15 what the journal doesn't hold is refused, and the wall stays live", async () => {
    const { wall, desk } = await ready();
    const none = { ...replay(), of: { kind: "hazard", hazardId: "quake:none" } };
    expect(await say(desk, none)).toEqual({ error: "Jurnal tidak memuat kejadian quake:none." });
    await put(warehouse({ id: "live-3" }));
    await eventually(() => expect(wall.world().place.has("live-3")).toBe(true));
    expect(wall.told.hello).toHaveLength(1);
  });
});
