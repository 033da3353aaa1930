import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { apply, EMPTY_WORLD, everything, type Change, type Deed, type World } from "../../shared/world/world.ts";
import { createArchive } from "../../server/store/archive/archive.ts";
import { keyOf } from "../../server/store/archive/chapter.ts";
import { createKeeper } from "../../server/store/archive/keeper.ts";
import { audit } from "../../server/store/audit/audit.ts";
import { entryOf } from "../../server/store/chain.ts";
import { START, type Journal } from "../../server/store/journal.ts";
import { openStore } from "../../server/store/live.ts";
import { eventually } from "../eventually.ts";
import { alert } from "../make/alert.ts";
import { warehouse } from "../make/place.ts";
import { ORIGIN, quake } from "../make/quake.ts";
import { runs } from "../runs.ts";
import { killAll, run } from "./child.ts";
import { putting } from "./deeds.ts";
import { newPlaces } from "./places.ts";
import { kinds, openAt, quiet, until } from "./stores.ts";

const { signal } = new AbortController();
const TYPES = ["place", "hazard", "alert"] as const;

/** What one of two nodes does, `after` ms by its own clock, which may be far behind the other's. */
interface Step {
  after: number;
  node: 0 | 1;
  touches: { type: (typeof TYPES)[number]; id: string; drops: boolean }[];
}
const step: fc.Arbitrary<Step> = fc.record({
  after: fc.nat({ max: 50 }),
  node: fc.constantFrom(0, 1),
  touches: fc.array(
    fc.record({ type: fc.constantFrom(...TYPES), id: fc.constantFrom("a", "b", "c", "d"), drops: fc.boolean() }),
    { minLength: 1, maxLength: 4 },
  ),
});

function change(n: number, { type, id, drops }: Step["touches"][number]): Change {
  if (drops) return { op: "drop", type, id };
  switch (type) {
    case "place":
      return { op: "put", record: warehouse({ id, name: `of line ${n}` }) };
    case "hazard":
      return { op: "put", record: quake({ id, updatedAt: n }) };
    case "alert":
      return { op: "put", record: alert({ id, raisedAt: n }) };
  }
}

function deedsOf(steps: readonly Step[]): Deed[] {
  const clocks = [ORIGIN, ORIGIN - 120];
  return steps.map(({ after, node, touches }, n) => {
    clocks[node] = (clocks[node] ?? 0) + after;
    return { at: clocks[node], by: "test", why: "", changes: touches.map((touch) => change(n, touch)) };
  });
}

describe.each(kinds)("the archive in $name", (kind) => {
  const { openAgain, tamper, ...at } = newPlaces(kind);
  let place = "";
  let journal: Journal;
  beforeEach(() => {
    [place, journal] = [at.place(), at.journal()];
  });
  afterEach(killAll);

  async function write(to: Journal, deeds: readonly Deed[]) {
    for (const deed of deeds) if (!(await to.append(await to.head(), deed))) throw new Error("nobody else writes here");
  }
  const writeMany = (count: number) =>
    write(
      journal,
      Array.from({ length: count }, (_, n) => putting(`deed ${n}`, `place-${n % 7}`)),
    );
  const indexedTo = async (at: Journal) => (await at.shelf.newest())?.seq ?? 0;

  /** Writes what there is to write. */
  async function index(at: Journal, chapterLines: number) {
    const { seq } = await at.head();
    const keeper = createKeeper(at, { log: quiet, chapterLines, writes: () => true });
    keeper.reached(seq);
    await eventually(async () => expect(seq - (await indexedTo(at))).toBeLessThan(chapterLines), 2);
    await keeper.stop();
  }
  const logging = () => {
    const said: string[] = [];
    return {
      said,
      log: (_: string, what: string, facts?: unknown) => void said.push(`${what} ${JSON.stringify(facts)}`),
    };
  };

  test(
    "journal.20 its answers are those of every line read, however far it has come",
    { timeout: 240_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 1, maxLength: 60 }),
          fc.integer({ min: 1, max: 4 }),
          fc.nat({ max: 60 }),
          async (steps, chapterLines, indexedLines) => {
            const own = await openAt(kind.name === "SQLite" ? ":memory:" : await kind.newPlace());
            const deeds = deedsOf(steps);
            await write(own, deeds.slice(0, indexedLines));
            await index(own, chapterLines);
            await write(own, deeds.slice(indexedLines));
            const archive = createArchive(own, () => expect.unreachable("nothing is in doubt"));

            const worlds = [EMPTY_WORLD];
            const times: number[] = [];
            for (const [n, { at, changes }] of deeds.entries()) {
              worlds.push(apply(worlds[n] ?? EMPTY_WORLD, { seq: n + 1, changes }));
              times.push(Math.max(at, times.at(-1) ?? at));
            }
            for (const [seq, world] of worlds.entries())
              expect(everything(await archive.worldAt(seq, signal))).toEqual(everything(world));
            for (const time of new Set(times.flatMap((time) => [time, time + 1])))
              expect(await archive.lineBefore(time, signal)).toBe(times.filter((each) => each < time).length);
            const half = Math.ceil(deeds.length / 2);
            for (const key of TYPES.map((type) => keyOf({ type, id: "a" }))) {
              const puts = deeds.map(({ changes }) => changes.some((c) => c.op === "put" && keyOf(c.record) === key));
              const [first, last] = [puts.indexOf(true), puts.slice(0, half).lastIndexOf(true)];
              expect((await archive.firstPut([key], signal))?.seq ?? 0).toBe(first + 1);
              const found = await archive.lastPut(key, half, signal);
              expect(found?.seq ?? 0).toBe(last + 1);
              expect(found?.time).toBe(times[last]);
              if (found) expect(keyOf(await archive.recordAt(key, found.seq))).toBe(key);
            }
            expect(await audit(own, START, () => undefined)).toMatchObject({ count: deeds.length, fault: null });
            await own.close();
          },
        ),
        { numRuns: runs(kind.name === "SQLite" ? 60 : 3) },
      );
    },
  );

  test("journal.25 every version of one record, by pages, as every line read tells it", async () => {
    const of = { type: "place", id: "place-3" };
    await writeMany(20);
    await write(journal, [
      { at: ORIGIN, by: "test", why: "gone", changes: [{ op: "drop", type: "place", id: of.id }] },
    ]);
    await writeMany(7);
    await index(journal, 2);
    await writeMany(10);
    const told = (await journal.read(0, 100)).flatMap((line) => {
      const { seq, at, by, why, changes } = entryOf(line);
      const last = changes.findLast((c) => keyOf(c.op === "put" ? c.record : c) === keyOf(of));
      return last ? [{ seq, at, by, why, record: last.op === "put" ? last.record : null }] : [];
    });
    expect(told.map(({ record }) => record === null)).toContain(true);
    const archive = createArchive(journal, () => expect.unreachable("nothing is in doubt"));
    expect(await archive.historyOf(of, 0, 100, signal)).toEqual(told);
    for (const [n, { seq }] of told.entries())
      expect(await archive.historyOf(of, seq, 2, signal)).toEqual(told.slice(n + 1, n + 3));
    expect(await archive.historyOf({ type: "place", id: "unknown" }, 0, 100, signal)).toEqual([]);
    await expect(archive.historyOf(of, 0, 100, AbortSignal.abort())).rejects.toThrow();
  });

  const DOUBTS: [how: string, sql: string, seq: number, reason: string][] = [
    ["of another journal", "update sigap_archive set hash = 'x' where seq = 40", 39, "not that of the entry"],
    ["newer than the journal", "delete from sigap_journal where seq > 39", 39, "newer than the journal"],
    ["edited in its stand", "update sigap_archive set stand = replace(stand, 'place-1', 'place-2')", 41, "its sum"],
    ["edited", "update sigap_archive set lines = replace(lines, 'place-1', 'place-2')", 39, "its sum"],
    ["torn in the middle", "delete from sigap_archive where seq = 36", 39, "no chapter begins after line 34"],
  ];

  test.each(DOUBTS)(
    "journal.20 one that is %s is thrown away, and the journal is asked",
    async (_, sql, seq, reason) => {
      await writeMany(41);
      await index(journal, 2);
      expect(await journal.shelf.newest(undefined, "stand")).toMatchObject({ seq: 40 });
      const world = await worldBefore(seq);
      await tamper(sql);
      const { said, log } = logging();
      expect(await createArchive(journal, log).worldAt(seq, signal)).toEqual(world);
      expect(said).toEqual([expect.stringMatching(reason)]);
      expect(await indexedTo(journal)).toBe(0);
    },
  );

  test.each(DOUBTS.slice(0, 3))(
    "journal.22 a start by one that is %s reads all, and it is made again",
    async (_, sql, __, reason) => {
      await writeMany(41);
      await index(journal, 2);
      await tamper(sql);
      const { seq } = await journal.head();
      const { said, log } = logging();
      const store = await openStore(await openAt(place), { log, chapterLines: 3 });
      expect(store.world).toEqual(await worldBefore(seq));
      expect(said).toEqual(
        expect.arrayContaining([expect.stringMatching(reason), 'the world is read {"from":"the first entry","seq":0}']),
      );
      await eventually(async () => expect(await indexedTo(journal)).toBe(39));
      await store.stop();
      expect(await audit(journal, START, () => undefined)).toMatchObject({ fault: null });
    },
  );

  test("journal.22 a start without a snapshot takes the world from it, and checks what comes after", async () => {
    await writeMany(43);
    await index(journal, 4);
    // What stands before the archive's end is vouched for by it, as by a snapshot, unless it is what the world is made of.
    await tamper("update sigap_journal set body = replace(body, 'deed 2', 'deed 9') where seq = 3");
    const { said, log } = logging();
    const store = await openStore(await openAt(place), { log });
    expect(said[0]).toBe('the world is read {"from":"archive","seq":40}');
    expect(store.world.seq).toBe(43);
    expect(store.world.place.get("place-0")?.name).toBe("deed 42");
    await store.stop();
    await tamper("delete from sigap_snapshot");
    await tamper("update sigap_journal set body = replace(body, 'deed 41', 'deed 9') where seq = 42");
    await expect(openStore(await openAt(place), { log: quiet })).rejects.toThrow("entry 42 was altered");
  });

  test("journal.22 a world of altered entries isn't started from", async () => {
    await writeMany(41);
    await index(journal, 2);
    await tamper("update sigap_journal set body = replace(body, 'deed 38', 'deed 9') where seq = 39");
    const { said, log } = logging();
    await expect(openStore(await openAt(place), { log })).rejects.toThrow("entry 39 was altered");
    expect(said[0]).toMatch("entry 39 was altered");
  });

  test("journal.21 it follows what the store hears, and another node goes on where one stopped", async () => {
    for (const chapterLines of [3, 4]) {
      const store = await openStore(await openAt(place), { log: quiet, chapterLines, snapshotEvery: 1e9 });
      const { seq } = store.mark;
      for (let n = 0; n < 10; n += 1) await store.commit(() => putting(`${n}`, `place-${n}`));
      await eventually(async () => expect(seq + 10 - (await indexedTo(journal))).toBeLessThan(chapterLines));
      await store.stop();
    }
    const ends = (await journal.shelf.after(0, 100)).map(({ seq }) => seq);
    expect(ends).toEqual([3, 6, 9, 13, 17]);
    expect(await audit(journal, START, () => undefined)).toMatchObject({ fault: null });
  });

  test("journal.21 of two that write at once each chapter is one's", async () => {
    await writeMany(60);
    const keepers = [2, 3].map(async (chapterLines) => {
      const keeper = createKeeper(await openAgain(), { log: quiet, chapterLines, writes: () => true });
      keeper.reached(60);
      return keeper;
    });
    await eventually(async () => expect(await indexedTo(journal)).toBeGreaterThan(56));
    for (const keeper of keepers) await (await keeper).stop();
    expect(await audit(journal, START, () => undefined)).toMatchObject({ fault: null });
  });

  test("journal.21 who doesn't lead leaves it be, and a shelf that can't be written is told and tried again", async () => {
    await writeMany(6);
    const { said, log } = logging();
    let leads = false;
    let full = true;
    const shelf: Journal["shelf"] = {
      ...journal.shelf,
      add: (...chapter) => (full ? Promise.reject(new Error("disk full")) : journal.shelf.add(...chapter)),
    };
    const keeper = createKeeper({ ...journal, shelf }, { log, chapterLines: 2, writes: () => leads });
    keeper.reached(6);
    expect(said).toEqual([]);
    leads = true;
    keeper.reached(6);
    await eventually(() => expect(said).toEqual([expect.stringMatching("isn't written.*disk full")]));
    full = false;
    keeper.reached(7);
    keeper.reached(8);
    await eventually(async () => expect(await indexedTo(journal)).toBe(6));
    await keeper.stop();
    expect(said).toHaveLength(1);
  });

  test("journal.21 who comes to lead while nothing is written goes on with it", async () => {
    await writeMany(6);
    let leads = false;
    const store = await openStore(
      { ...journal, lead: async () => leads, close: async () => undefined },
      { log: quiet, chapterLines: 2, leadMs: 20, pollMs: 20 },
    );
    expect(await indexedTo(journal)).toBe(0);
    leads = true;
    await eventually(async () => expect(await indexedTo(journal)).toBe(6));
    await store.stop();
  });

  test("journal.21 killed while it is written: it is whole, and goes on", { timeout: 240_000 }, async () => {
    const KILLS = 6;
    for (let round = 1; round <= KILLS; round += 1) {
      const before = await indexedTo(journal);
      const { said, kill } = run(place, `${round}`, "share");
      await until(() => said.length > 0);
      await eventually(async () => expect(await indexedTo(journal)).toBeGreaterThan(before));
      await new Promise((resolve) => setTimeout(resolve, 40 * Math.random()));
      await kill();
      const verdict = await audit(journal, START, () => undefined);
      expect(verdict.fault).toBeNull();
      expect(await createArchive(journal, () => expect.unreachable("whole")).worldAt(verdict.count, signal)).toEqual(
        await worldBefore(verdict.count),
      );
    }
  });

  /** By every line. */
  async function worldBefore(upTo: number): Promise<World> {
    let world = EMPTY_WORLD;
    for (const line of await journal.read(0, upTo)) world = apply(world, entryOf(line));
    return world;
  }
});
