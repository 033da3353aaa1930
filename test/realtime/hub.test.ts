import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Impact } from "../../shared/record/impact.ts";
import type { Contact, Count } from "../../shared/record/incident.ts";
import type { Note } from "../../shared/record/note.ts";
import { PROTOCOL } from "../../shared/wire/protocol.ts";
import { FeedTrouble } from "../../shared/record/feedTrouble.ts";
import { Change } from "../../shared/world/world.ts";
import type { Sitting } from "../../server/access/sitting.ts";
import { createWallLinks } from "../../server/access/wallLink.ts";
import { DEFAULT_WALL } from "../../shared/screen/wallSettings.ts";
import { changesFor } from "../../server/realtime/scopes.ts";
import { eventually } from "../eventually.ts";
import { listener, told } from "../hazards/told.ts";
import { impact } from "../http/worlds.ts";
import { alert as raised } from "../make/alert.ts";
import { BUDI, SARI, sitting } from "../make/door.ts";
import { incident } from "../make/incident.ts";
import { openScreen, say, SECRET, startHub } from "./screens.ts";

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

const LINK = createWallLinks(SECRET, () => null).sign({ ...DEFAULT_WALL, name: "Lobi" }, "lobby");

const SITTING: Record<string, Sitting> = { sari: SARI, budi: BUDI, sentra: sitting("o-sentra", "sentra") };
const COUNT: Count = {
  group: "pengungsi",
  people: 3,
  source: "Dinsos",
  place: null,
  asOf: 1,
  officer: "o-budi",
  at: 2,
};
const CONTACT: Contact = { placeId: "tagana-3203", answer: "aman", through: "telepon", officer: "o-budi", at: 2 };
const NOTE: Note = {
  type: "note",
  id: "000000000001",
  at: 1,
  officer: "o-budi",
  hazardId: null,
  incidentId: null,
  words: "Telepon bupati",
  detail: "",
  written: true,
  command: null,
  struck: null,
};

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

beforeEach(async () => void (hub = await startHub({ sits: (cookie) => SITTING[cookie ?? "sari"] ?? null })));
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
    expect(told).toEqual([
      "hazard",
      "impact",
      "alert",
      "incident",
      "officer",
      "duty",
      "place",
      "stock",
      "plan",
      "feed",
    ]);
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

  test("wire.23 a wall without a link that holds is told that an incident was answered and counted, and by nobody", async () => {
    await put(alert);
    await put(incident({ id: alert.id, counts: [COUNT], contacts: [CONTACT] }));
    const [desk, linked, stranger] = [open({ audience: "desk" }), open({ wall: LINK }), open({ wall: `${LINK}x` })];
    await eventually(() => expect(stranger.told.beat.length + linked.told.beat.length).toBe(2));
    await say(desk, { name: "incident:answer", hazardId: alert.id });
    const seen = () => stranger.world().incident.get(alert.id);
    await eventually(() => expect(seen()?.acknowledged).not.toBeNull());
    expect(seen()).toMatchObject({
      acknowledged: { officer: "", tier: "merusak" },
      counts: [{ people: 3, officer: "" }],
      contacts: [],
    });
    expect(JSON.stringify(stranger.told)).not.toMatch(/o-sari|o-budi|Dinsos/);
    await eventually(() => expect(linked.world().incident.get(alert.id)?.acknowledged?.officer).toBe("o-sari"));
    expect(linked.world().incident.get(alert.id)?.counts).toEqual([COUNT]);
  });

  test("access.5 a session that ends, or runs out, ends the desks that stand open, before their next command", async () => {
    await hub.stop();
    const running = new Set(["a", "b"]);
    hub = await startHub({ sits: (cookie) => (running.has(cookie ?? "") ? sitting(cookie ?? "") : null) });
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
    const reply = await say(second, { name: "incident:answer", hazardId: alert.id });
    expect(reply).toEqual({ error: "Sesi meja ini sudah berakhir. Masuk lagi." });
    await eventually(() => expect(second.told.reload).toEqual(["desk session is over"]));
    expect(hub.store.world.incident.size).toBe(0);
  });

  test("N5 who has no session gets nothing of the desk", async () => {
    await hub.stop();
    hub = await startHub({ sits: () => null });
    const desk = open({ audience: "desk" });
    await eventually(() => expect(desk.told.reload).toEqual(["desk session is over"]));
    expect([desk.told.update, desk.told.whole]).toEqual([[], []]);
  });

  test("N6 a command is answered with data, and every screen sees what it did", async () => {
    await put(alert);
    const [desk, wall] = [open({ audience: "desk" }), open({ wall: LINK })];
    await eventually(() => expect([desk.told.update.length, wall.told.update.length]).toEqual([1, 1]));
    expect(await say(desk, { name: "incident:answer", hazardId: alert.id })).toMatchObject({
      data: { seq: expect.any(Number) as number },
    });
    await eventually(() => expect(wall.world().incident.get(alert.id)?.acknowledged?.officer).toBe("o-sari"));
  });

  test("N6, deed.2, deed.3 or with an error in a sentence: taken, unknown, malformed, not from the desk", async () => {
    await put(alert);
    const [desk, other, wall] = [open({ audience: "desk" }), open({ audience: "desk" }, "budi"), open()];
    const answer = { name: "incident:answer", hazardId: alert.id };
    const replies = await Promise.all([say(desk, answer), say(other, answer)]);
    expect(replies).toEqual([
      { data: { seq: 2 } },
      { error: expect.stringContaining("Sudah diterima o-sari pukul") as string },
    ]);
    expect(await say(desk, { ...answer, hazardId: "x" })).toHaveProperty("error");
    expect(await say(desk, { ...answer, hazardId: 3 })).toMatchObject({
      error: expect.stringContaining("hazardId") as string,
    });
    expect(await say(desk, { name: "drop everything" })).toMatchObject({
      error: expect.stringContaining("Perintah ditolak") as string,
    });
    expect(await say(wall, answer)).toEqual({ error: "Hanya meja piket yang dapat memberi perintah." });
  });

  test("deed.4 a command that is sent again, for its answer was lost, is answered as it was and done once", async () => {
    await put(alert);
    const desk = open({ audience: "desk" });
    const answer = { id: randomUUID(), name: "incident:answer", hazardId: alert.id };
    const replies = [await say(desk, answer), await say(desk, answer)];
    expect(replies).toEqual([{ data: { seq: 2 } }, { data: { seq: 2 } }]);
    const make = { id: randomUUID(), name: "link:make", wall: DEFAULT_WALL };
    const [first, second] = await Promise.all([say(desk, make), say(desk, make)]);
    expect(first).toMatchObject({ data: { seq: 3, token: expect.any(String) as string } });
    expect(second).toEqual(first);
    expect(hub.store.world.link.size).toBe(1);
  });

  test("deed.5 at a desk that was left alone a command asks for the PIN, and is taken once it was given", async () => {
    await put(alert);
    const desk = open({ audience: "desk" });
    const answer = { id: randomUUID(), name: "incident:answer", hazardId: alert.id };
    hub.idle.add(SARI.session);
    expect(await say(desk, answer)).toEqual({ error: expect.stringContaining("PIN") as string, pin: true });
    expect(hub.store.world.incident.size).toBe(0);
    hub.idle.clear();
    expect(await say(desk, answer)).toEqual({ data: { seq: 2 } });
  });

  test("deed.6, deed.9 whose deed it is the server says: a name that a screen sends along counts for nothing", async () => {
    await put(alert);
    const desk = open({ audience: "desk" });
    const who = { officer: "o-budi", role: "admin", by: "officer:o-budi" };
    await say(desk, { ...who, name: "incident:answer", hazardId: alert.id });
    expect(hub.store.world.incident.get(alert.id)?.acknowledged?.officer).toBe("o-sari");
    expect([...hub.store.world.note.values()]).toMatchObject([{ officer: "o-sari", written: false }]);
  });

  test("wire.5 a Sentra's desk sees what a wall sees and may do nothing", async () => {
    await put(alert);
    await put(incident({ id: alert.id, contacts: [CONTACT] }));
    await hub.store.commit(() => ({ at: 1, by: "test", why: "", changes: [{ op: "put", record: NOTE }] }));
    const [sentra, wall] = [open({ audience: "desk" }, "sentra"), open({ wall: LINK })];
    await eventually(() => expect([sentra, wall].map(({ told }) => told.whole.length)).toEqual([1, 1]));
    expect(sentra.world()).toEqual(wall.world());
    expect(sentra.world().note.size).toBe(0);
    expect(await say(sentra, { name: "incident:answer", hazardId: alert.id })).toEqual({
      error: "Sentra tidak dapat menerima peringatan.",
    });
  });
});
