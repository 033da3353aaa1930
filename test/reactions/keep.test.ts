import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { merge } from "../../server/hazards/merge.ts";
import { keep, type Heard } from "../../server/reactions/keep.ts";
import { createPurse, ROOM } from "../../server/reactions/purse.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import { openStore } from "../../server/store/live.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import type { Store } from "../../server/store/store.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { buildExposure } from "../../shared/ground/exposure.ts";
import type { Bulletin, FeedId, QuakeBulletin } from "../../shared/record/bulletin.ts";
import { current, type Hazard } from "../../shared/record/hazard.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import type { Entry } from "../../shared/world/world.ts";
import { areaNames, ORIGIN, told, warned } from "../hazards/told.ts";

const nobody = buildExposure(readGround(undefined, readDefaults()), []);
const PLENTY = { light: 1e9, grave: 1e9, gravest: 1e9 };

let store: Store;
let entries: Entry[];
beforeEach(async () => {
  store = await openStore(await openSqlite(":memory:"), { log: () => undefined });
  entries = [];
  store.subscribe((entry) => entries.push(entry));
});
afterEach(() => store.stop());

/** Hears bodies one after another, as the pipeline does; `room` of its purse, and what is told of each turn. */
function listener({ room = PLENTY, journal = () => store }: { room?: typeof PLENTY; journal?: () => Store } = {}) {
  let now = 0;
  const purse = createPurse(() => now, room);
  const told = { unheard: 0, forgot: 0 };
  return {
    told,
    async hear(feed: FeedId, bulletins: Bulletin[], at: number) {
      now = at;
      const reading = { bulletins, newestAt: at, notes: [], follow: [] };
      const heard: Heard = {
        feed,
        at,
        timeUnsure: false,
        outcome: { outcome: "read", reading, fetchedAt: at },
        forget: () => (told.forgot += 1),
        leave: (unheard) => (told.unheard = unheard),
      };
      await keep(heard, { store: journal(), areaNames, exposure: () => nobody, purse });
    },
  };
}

const hazards = () => [...store.world.hazard.values()];
const recordsOf = ({ changes }: Entry, type: string) =>
  changes.filter((change) => change.op === "put" && change.record.type === type);
/** A swarm: another quake each minute. */
const quake = (minute: number, magnitude: number) =>
  told({ originTime: ORIGIN - minute * MINUTE_MS, magnitude, at: [107.05 + (minute % 3), -6.84] });

describe("feed.28 a body is taken in portions", () => {
  test("of four hazards, between which the loop turns; that the feed was read stands in the last", async () => {
    const loop = { turns: 0, isOver: false };
    const turning = (async () => {
      for (; !loop.isOver; loop.turns++) await setImmediate();
    })();
    const turnsAt: number[] = [];
    store.subscribe(() => turnsAt.push(loop.turns));
    const body = Array.from({ length: 18 }, (_, minute) => quake(minute * 4, 5));
    await listener().hear("gempaterkini", body, ORIGIN + MINUTE_MS);
    loop.isOver = true;
    await turning;
    expect(entries.map((entry) => recordsOf(entry, "hazard").length)).toEqual([4, 4, 4, 4, 2]);
    expect(entries.map((entry) => recordsOf(entry, "feed").length)).toEqual([0, 0, 0, 0, 1]);
    expect(new Set(turnsAt).size).toBe(5);
    // Older than half an hour, in the first body: history, whichever portion it came in.
    for (const hazard of hazards())
      if (hazard.kind === "earthquake")
        expect(hazard.status).toBe(current(hazard).originTime < ORIGIN - 29 * MINUTE_MS ? "history" : "live");
  });

  test("of fewer where they are felt in many places, and never of none", async () => {
    const felt = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ place: `Kota ${n}`, mmiLow: 3, mmiHigh: 3 })) as QuakeBulletin["felt"];
    const counts = [100, 30, 30, 20, 0, 0, 0, 0];
    const body = counts.map((count, minute) => ({ ...quake(minute * 4, 6), felt: felt(count) }));
    await listener().hear("gempadirasakan", body.reverse(), ORIGIN + MINUTE_MS);
    // In the order in which they happened: the one of a hundred is the last.
    expect(entries.map((entry) => recordsOf(entry, "hazard").length)).toEqual([4, 2, 1, 1]);
    entries.length = 0;
    const great = Array.from({ length: 5 }, (_, n) => quake(90 + n * 4, 7.5));
    await listener().hear("gempaterkini", great, ORIGIN + MINUTE_MS);
    expect(entries.map((entry) => recordsOf(entry, "hazard").length)).toEqual([2, 2, 1]);
    entries.length = 0;
    const ring = (corners: number): LngLat[] => Array.from({ length: corners }, (_, n) => [107 + (n % 2), -6]);
    const warnings = [50_000, 30_000, 9000, 2000].map((corners, n) =>
      warned({ identifier: `cap.${n}`, code: `X${n}`, sentAt: ORIGIN + n, polygons: [ring(corners)] }),
    );
    await listener().hear("nowcast", warnings, ORIGIN + HOUR_MS);
    expect(entries.map((entry) => recordsOf(entry, "hazard").length)).toEqual([1, 2, 1]);
  });

  test("cut off between two, and told once more, it is still the first that was read of the feed", async () => {
    const body = Array.from({ length: 10 }, (_, i) => quake(60 + i * 4, 5));
    let commits = 0;
    const failing: Store = {
      ...store,
      get world() {
        return store.world;
      },
      commit: (decide) => (++commits === 2 ? Promise.reject(new Error("full")) : store.commit(decide)),
    };
    const server = listener({ journal: () => failing });
    await expect(server.hear("gempaterkini", body, ORIGIN)).rejects.toThrow("full");
    expect(hazards()).toHaveLength(4);
    await server.hear("gempaterkini", body, ORIGIN + MINUTE_MS);
    expect(hazards().map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => "history"));
    expect(entries.flatMap((entry) => recordsOf(entry, "hazard"))).toHaveLength(10);
  });

  test("comes to what it would at once: swarm twins, repetitions, Updates that go on for several, Cancels", async () => {
    const at = ORIGIN + HOUR_MS;
    const id = (n: number) => `2.49.0.1.360.0.2022.11.21.${n}`;
    const alerts = Array.from({ length: 9 }, (_, n) =>
      warned({ identifier: id(n), code: `A${n}`, sentAt: ORIGIN + n * 1000 }),
    );
    const over = { sentAt: ORIGIN + 20_000, msgType: "Update" as const };
    const warnings = [
      warned({ ...over, identifier: id(20), code: "B1", references: [id(1), id(4), id(8)] }),
      ...alerts,
      warned({ ...over, msgType: "Cancel", identifier: id(21), code: "B2", references: [id(2), id(7)] }),
    ];
    const quakes = [
      ...Array.from({ length: 9 }, (_, i) => quake(i, 4 + i / 10)),
      quake(3, 4.3),
      told({ originTime: ORIGIN + 41_000 }),
    ];
    for (const [feed, bulletins] of [
      ["nowcast", warnings],
      ["gempadirasakan", quakes],
    ] as const) {
      const spoken = bulletins.map((bulletin) => ({ ...bulletin, feed }));
      const whole = merge(new Map(), spoken, { feed, now: at, firstRead: true, areaNames });
      await listener().hear(feed, spoken, at);
      const inPortions = hazards().filter(({ kind }) => kind === whole[0]?.kind);
      const byId = (list: readonly Hazard[]) =>
        list
          .map((hazard) => (hazard.kind === "weather" && hazard.status === "history" ? { ...hazard, polygons: [] } : hazard))
          .sort((a, b) => a.id.localeCompare(b.id)); // prettier-ignore
      expect(byId(inPortions)).toEqual(byId(whole));
    }
    expect(entries.length).toBeGreaterThan(5);
  });
});

describe("feed.29 what a feed may have written", () => {
  const room = { light: 20_000, grave: 40_000, gravest: 40_000 };
  const letters = () => entries.reduce((sum, entry) => sum + JSON.stringify(entry.changes).length, 0);
  const poll = (n: number) => ORIGIN + n * 15_000;
  /** Of another quake at each poll, for `polls` of them. */
  async function flood(server: ReturnType<typeof listener>, magnitude: number, polls: number) {
    for (let n = 0; n < polls; n++)
      await server.hear(
        "autogempa",
        [told({ originTime: poll(n) - MINUTE_MS, magnitude, at: [107 + (n % 4) * 2, -6.84] })],
        poll(n),
      );
  }

  test("a new quake at each poll is written until there is no room; then the feed says how much is unheard, and hears it again", async () => {
    const server = listener({ room });
    await flood(server, 3.1, 400);
    expect(letters()).toBeGreaterThan(room.light);
    // A day's room takes 400 polls 1.4 thousand letters further, and the last one may go over.
    expect(letters()).toBeLessThan(room.light * 1.07 + 6000);
    expect(server.told.unheard).toBe(1);
    expect(server.told.forgot).toBeGreaterThan(300);
  });

  test("what is graver is heard at once in the midst of it, also from the same feed; other feeds have their own", async () => {
    const server = listener({ room });
    await flood(server, 3.1, 200);
    const before = hazards().length;
    const real = told({ originTime: poll(200), magnitude: 5.6 });
    await server.hear("autogempa", [real], poll(201));
    expect(hazards()).toHaveLength(before + 1);
    await server.hear("gempadirasakan", [told({ originTime: poll(230), magnitude: 3.2 })], poll(231));
    expect(hazards()).toHaveLength(before + 2);
    await flood(server, 5.2, 300);
    await server.hear("autogempa", [told({ originTime: poll(600), magnitude: 6.9 })], poll(601));
    expect(hazards().some((hazard) => hazard.kind === "earthquake" && current(hazard).magnitude === 6.9)).toBe(true);
  });

  test("what had to wait is heard when there is room, and is told for half an hour after", async () => {
    const server = listener({ room });
    await flood(server, 3.1, 200);
    const waiting = told({ originTime: poll(200), magnitude: 3.3 });
    await server.hear("autogempa", [waiting], poll(201));
    const isThere = () => hazards().some((hazard) => hazard.kind === "earthquake" && current(hazard).magnitude === 3.3);
    expect(isThere()).toBe(false);
    await server.hear("autogempa", [waiting], poll(200) + 3 * HOUR_MS);
    expect(isThere()).toBe(true);
    expect(server.told.unheard).toBe(0);
    await flood(server, 3.1, 200);
    const at = poll(400) + DAY_MS;
    await server.hear("autogempa", [waiting], poll(201));
    expect(server.told.unheard).toBe(1);
    await server.hear("autogempa", [waiting], at);
    expect(server.told.unheard).toBe(0);
  });

  test("a new warning at each poll likewise; an extreme one is heard", async () => {
    const server = listener({ room });
    const warning = (n: number, over = {}) =>
      warned({ identifier: `cap.${n}`, code: `X${n}`, sentAt: poll(n), ...over });
    for (let n = 0; n < 40; n++)
      await server.hear("nowcast", [warning(3 * n), warning(3 * n + 1), warning(3 * n + 2)], poll(n) + HOUR_MS);
    expect(letters()).toBeLessThan(room.light + 12_000);
    expect(server.told.unheard).toBe(3);
    // What time has given back is used up first.
    await server.hear("nowcast", [warning(900), warning(901), warning(902), warning(903)], poll(60) + HOUR_MS);
    const before = hazards().length;
    await server.hear("nowcast", [warning(904), warning(905, { severity: "Extreme" })], poll(60) + HOUR_MS);
    expect(hazards()).toHaveLength(before + 1);
    expect(server.told.unheard).toBe(1);
  });

  test("the busiest day on record is heard whole: 297 quakes, each revised twice", async () => {
    const server = listener({ room: ROOM });
    for (let n = 0; n < 297; n++) {
      const at = ORIGIN + Math.round((n * DAY_MS) / 297);
      for (const revision of [0, 0.1, 0.2])
        await server.hear(
          "inatews-live",
          [told({ form: "automatic", bulletinId: `bmg2022${word(n)}`, originTime: at - MINUTE_MS, magnitude: 3 + revision })],
          at + revision * 10_000,
        ); // prettier-ignore
      expect(server.told.unheard).toBe(0);
    }
    expect(hazards()).toHaveLength(297);
  });
});

const word = (n: number) =>
  [n / 676, n / 26, n].map((part) => String.fromCharCode(97 + (Math.floor(part) % 26))).join("");
