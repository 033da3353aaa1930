import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Impact } from "../../shared/record/impact.ts";
import { PROTOCOL, type Command, type Reply } from "../../shared/wire/protocol.ts";
import { FeedTrouble } from "../../shared/record/feedTrouble.ts";
import { Change } from "../../shared/world/world.ts";
import { createWallLinks } from "../../server/access/wallLink.ts";
import { DEFAULT_WALL } from "../../shared/screen/wallSettings.ts";
import { changesFor } from "../../server/realtime/scopes.ts";
import { eventually } from "../eventually.ts";
import { listener, told } from "../hazards/told.ts";
import { impact } from "../http/worlds.ts";
import { alert as raised } from "../make/alert.ts";
import { openScreen, SECRET, startHub } from "./screens.ts";

const alert = raised({
  id: "gempa-20221121132110",
  reasons: ["perkiraan 1,2 juta orang di MMI VI ke atas"],
  raisedAt: 1,
  history: [{ at: 1, version: 1, tier: "merusak", move: "raised", why: "…" }],
});

const TROUBLE: FeedTrouble = {
  type: "feed",
  id: "nowcast",
  outcome: "unreachable",
  reason: "HTTP 403",
  since: 2,
  firstReadAt: 1,
};

const LINK = createWallLinks(SECRET, () => null).sign({ ...DEFAULT_WALL, name: "Lobi" });

let hub: Awaited<ReturnType<typeof startHub>>;
const screens: ReturnType<typeof openScreen>[] = [];
const open = (...args: Parameters<typeof openScreen> extends [string, ...infer Rest] ? Rest : never) => {
  const screen = openScreen(hub.url, ...args);
  screens.push(screen);
  return screen;
};
const put = (record: Extract<Change, { op: "put" }>["record"]) =>
  hub.store.commit(() => ({ at: 1, by: "test", why: "", changes: [{ op: "put", record }] }));
const quake = () => {
  const server = listener();
  server.hear("autogempa", [told()]);
  return server.only();
};
const say = (screen: ReturnType<typeof openScreen>, command: unknown) =>
  new Promise<Reply>((resolve) => screen.socket.emit("command", command as Command, resolve));

beforeEach(async () => void (hub = await startHub({ isDesk: (cookie) => cookie === undefined })));
afterEach(async () => {
  for (const screen of screens.splice(0)) screen.close();
  await hub.stop();
});

describe("N: the wire", () => {
  test("calm.4 a doubt that begins or ends is told at once, not with the next beat", async () => {
    const wall = open();
    await eventually(() => expect(wall.told.beat).toHaveLength(1));
    const doubtedMs = performance.now();
    hub.doubt();
    await eventually(() => expect(wall.told.beat).toHaveLength(2));
    expect(performance.now() - doubtedMs).toBeLessThan(4000);
  });

  test("N2 a new screen gets hello, fetches the whole, and from there gets the difference and a beat; then each entry", async () => {
    await put(quake());
    const wall = open();
    await eventually(() => expect(wall.told.beat).toHaveLength(1));
    expect(wall.told.hello).toMatchObject([{ protocol: PROTOCOL, drill: null, map: "natural-earth" }]);
    expect(wall.told.whole).toMatchObject([{ to: hub.store.mark, changes: [{ record: { type: "hazard" } }] }]);
    expect(wall.told.update).toEqual([{ whole: false, to: hub.store.mark, changes: [] }]);
    expect(wall.told.order).toEqual(["hello", "fetch", "update", "beat"]);
    await put(alert);
    await eventually(() => expect(wall.world().alert.get(alert.id)?.tier).toBe("merusak"));
    expect(wall.told.update[1]).toMatchObject({ whole: false, to: { seq: 2 } });
  });

  test("N3 a screen that comes back with its mark gets only what it missed", async () => {
    await put(quake());
    const { mark } = hub.store;
    await put(alert);
    const wall = open({ since: mark });
    await eventually(() => expect(wall.told.update).toHaveLength(1));
    expect(wall.told.update[0]).toMatchObject({
      whole: false,
      to: hub.store.mark,
      changes: [{ record: { type: "alert" } }],
    });
  });

  test("N3 a mark of another journal has to fetch the whole, even when its number looks right", async () => {
    await put(quake());
    const wall = open({ since: { epoch: "another", seq: 1 } });
    await eventually(() => expect(wall.told.update).toMatchObject([{ whole: false, changes: [] }]));
    expect(wall.told.whole).toHaveLength(1);
  });

  test("journal.24 a wall of ours that was told more than stands is evidence of a loss, a stranger's word is none", async () => {
    await put(quake());
    const ahead = { ...hub.store.mark, seq: hub.store.mark.seq + 3 };
    const [stranger, forged] = [open({ since: ahead }), open({ since: ahead, wall: `${LINK}x` })];
    await eventually(() => expect([stranger.told.beat.length, forged.told.beat.length]).toEqual([1, 1]));
    await put(alert);
    expect(hub.store.check().missing).toBe(0);
    open({ since: ahead, wall: LINK });
    await eventually(() => expect(hub.store.check().missing).toBe(2));
  });

  test.each([[PROTOCOL - 1], [PROTOCOL + 1]])(
    "N4 a screen that speaks protocol %d is told to reload, and nothing else",
    async (protocol) => {
      const wall = open({ protocol });
      await eventually(() => expect(wall.told.reload).toHaveLength(1));
      await eventually(() => expect(wall.socket.connected).toBe(false));
      expect([wall.told.update, wall.told.whole]).toEqual([[], []]);
    },
  );

  test("N5 a wall receives what is listed for it, and nothing that is not", async () => {
    const leaky = [quake(), impact("x"), alert, TROUBLE].map((record) => ({ ...record, secretNote: "x" }));
    const shown = JSON.stringify(
      changesFor(
        "wall",
        leaky.map((record) => ({ op: "put", record })),
      ),
    );
    expect(shown).not.toMatch(/secretNote|raised"/);
    expect(shown).toContain('"statements":[]');
  });

  test.each([
    Impact.parse(impact("x")),
    Impact.parse(impact("x", { unlisted: [], headline: true })),
    FeedTrouble.parse(TROUBLE),
  ])("N5 of $type a wall receives every byte", (record) => {
    const changes: Change[] = [{ op: "put", record }];
    expect(JSON.stringify(changesFor("wall", changes))).toBe(JSON.stringify(changes));
  });

  test("N5 a wall is told that something is gone only if it was shown such things", () => {
    const drops = Change.options[1].shape.type.options.map((type): Change => ({ op: "drop", type, id: "x" }));
    const told = changesFor("wall", drops).map((change) => change.op === "drop" && change.type);
    expect(told).toEqual(["hazard", "impact", "alert", "place", "stock", "plan", "feed"]);
    expect(changesFor("desk", drops)).toEqual(drops);
  });

  test("N5 a wall's alert counts from its last rise, whose history it is not told", () => {
    const rise = (at: number, move: "raised" | "lowered") => ({
      at,
      version: 1,
      tier: "merusak" as const,
      move,
      why: "",
    });
    const history = [rise(alert.raisedAt, "raised"), rise(alert.raisedAt + 60_000, "raised"), rise(9e12, "lowered")];
    const [change] = changesFor("wall", [{ op: "put", record: { ...alert, history } }]);
    expect(change).toMatchObject({ record: { raisedAt: alert.raisedAt + 60_000, history: [] } });
  });

  test("wire.23 a wall without a link that holds is told that an alert was answered and counted, and by no name", async () => {
    await put({ ...alert, fieldCount: { people: 3, officer: "Budi", at: 2 } });
    const [desk, linked, stranger] = [open({ audience: "desk" }), open({ wall: LINK }), open({ wall: `${LINK}x` })];
    await eventually(() => expect(stranger.told.beat.length + linked.told.beat.length).toBe(2));
    await say(desk, { name: "alert:acknowledge", alertId: alert.id, officer: "Sari" });
    await eventually(() => expect(stranger.world().alert.get(alert.id)?.acknowledged).not.toBeNull());
    expect(stranger.world().alert.get(alert.id)?.acknowledged).toMatchObject({ officer: "", tier: "merusak" });
    expect(JSON.stringify(stranger.told)).not.toMatch(/Sari|Budi/);
    await eventually(() => expect(JSON.stringify(linked.told)).toMatch(/Budi.*Sari/));
  });

  test("access.5 a session that ends, or runs out, ends the desks that stand open, before their next command", async () => {
    await hub.stop();
    const running = new Set(["a", "b"]);
    hub = await startHub({ isDesk: (cookie) => running.has(cookie ?? "") });
    await put(alert);
    const [first, second] = [
      openScreen(hub.url, { audience: "desk" }, "a"),
      openScreen(hub.url, { audience: "desk" }, "b"),
    ];
    screens.push(first, second);
    await eventually(() => expect([first.told.beat.length, second.told.beat.length]).toEqual([1, 1]));
    running.delete("a");
    hub.endSession();
    await eventually(() => expect(first.told.reload).toEqual(["desk session is over"]));
    await eventually(() => expect(first.socket.connected).toBe(false));
    expect(second.socket.connected).toBe(true);
    running.delete("b");
    second.socket.emit("command", { name: "alert:acknowledge", alertId: alert.id, officer: "Sari" }, () => undefined);
    await eventually(() => expect(second.told.reload).toEqual(["desk session is over"]));
    expect(hub.store.world.alert.get(alert.id)?.acknowledged).toBeNull();
  });

  test("N5 who has no session gets nothing of the desk", async () => {
    await hub.stop();
    hub = await startHub({ isDesk: () => false });
    const desk = open({ audience: "desk" });
    await eventually(() => expect(desk.told.reload).toEqual(["desk session is over"]));
    expect([desk.told.update, desk.told.whole]).toEqual([[], []]);
  });

  test("N6 a command is answered with data, and every screen sees what it did", async () => {
    await put(alert);
    const [desk, wall] = [open({ audience: "desk" }), open({ wall: LINK })];
    await eventually(() => expect([desk.told.update.length, wall.told.update.length]).toEqual([1, 1]));
    expect(await say(desk, { name: "alert:acknowledge", alertId: alert.id, officer: "Sari" })).toMatchObject({
      data: { seq: expect.any(Number) as number },
    });
    await eventually(() => expect(wall.world().alert.get(alert.id)?.acknowledged?.officer).toBe("Sari"));
  });

  test("N6 a count from the field is kept with its officer; a count that can't be is refused", async () => {
    await put(alert);
    const desk = open({ audience: "desk" });
    await eventually(() => expect(desk.told.update).toHaveLength(1));
    const count = {
      name: "alert:field-count",
      alertId: alert.id,
      people: 12_500,
      source: "Dinsos Cianjur",
      asOf: 0,
      officer: "Sari",
    };
    expect(await say(desk, count)).toEqual({ data: { seq: 2 } });
    expect(hub.store.world.alert.get(alert.id)?.fieldCount).toMatchObject({ people: 12_500, officer: "Sari" });
    expect(await say(desk, { ...count, people: -1 })).toMatchObject({
      error: expect.stringContaining("people") as string,
    });
  });

  test("N6 or with an error in a sentence: taken, unknown, malformed, not from the desk", async () => {
    await put(alert);
    const [desk, wall] = [open({ audience: "desk" }), open()];
    const acknowledge = { name: "alert:acknowledge", alertId: alert.id, officer: "Sari" };
    const replies = await Promise.all([say(desk, acknowledge), say(desk, { ...acknowledge, officer: "Budi" })]);
    expect(replies).toEqual([
      { data: { seq: 2 } },
      { error: expect.stringContaining("Sudah diterima oleh Sari") as string },
    ]);
    expect(await say(desk, { ...acknowledge, alertId: "x" })).toEqual({ error: "Peringatan x tidak ada." });
    expect(await say(desk, { ...acknowledge, officer: " " })).toMatchObject({
      error: expect.stringContaining("officer") as string,
    });
    expect(await say(desk, { name: "drop everything" })).toMatchObject({
      error: expect.stringContaining("Perintah ditolak") as string,
    });
    expect(await say(wall, acknowledge)).toEqual({ error: "Hanya meja piket yang dapat memberi perintah." });
  });
});
