import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Mark } from "../../shared/wire/protocol.ts";
import { EMPTY_WORLD, everything, withChanges, type Entry, type World } from "../../shared/world/world.ts";
import { hashOf, linesAfter, verify } from "../../server/store/chain.ts";
import { START, type Journal } from "../../server/store/journal.ts";
import { openStore, type StoreOptions } from "../../server/store/live.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import type { Store } from "../../server/store/store.ts";
import { runs } from "../runs.ts";
import { dropping, putting } from "./deeds.ts";
import { kinds, openAt, quiet, until } from "./stores.ts";

const stores: Store[] = [];
async function live(journal: Journal, options: Partial<StoreOptions> = {}): Promise<Store> {
  const store = await openStore(journal, { log: quiet, ...options });
  stores.push(store);
  return store;
}
afterEach(async () => {
  for (const store of stores.splice(0)) await store.stop();
});

describe.each(kinds)("$name", (kind) => {
  beforeAll(() => kind.start());
  afterAll(() => kind.stop());

  test("J6 two nodes committing at once: every deed stands once, and both worlds are one", async () => {
    const place = await kind.newPlace();
    const nodes = [
      await live(await openAt(place), { pollMs: 50 }),
      await live(await openAt(place), { pollMs: 50 }),
    ] as const;
    const heard = nodes.map((node) => hearing(node));
    const deeds = Array.from({ length: 200 }, (_, n) => `deed ${n}`);
    await Promise.all(deeds.map((why, n) => nodes[n % 2 ? 1 : 0].commit(() => putting(why, why, "fought-over"))));
    await until(() => nodes.every((node) => node.world.seq === 200));

    expect(nodes[0].world).toEqual(nodes[1].world);
    for (const entries of heard) {
      expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1));
      expect(entries.map(({ why }) => why).toSorted()).toEqual(deeds.toSorted());
    }
    const journal = await openAt(place);
    expect(await verify(linesAfter(journal, 0))).toMatchObject({ count: 200, fault: null });
    await journal.close();
  });

  test("J6 a decision sees all that stands before it: two nodes count to 100 without losing one", async () => {
    const place = await kind.newPlace();
    const nodes = [await live(await openAt(place)), await live(await openAt(place))] as const;
    const countOn = (world: World) => putting(String(Number(world.place.get("count")?.name ?? 0) + 1), "count");
    await Promise.all(Array.from({ length: 100 }, (_, n) => nodes[n % 2 ? 1 : 0].commit(countOn)));
    const third = await live(await openAt(place));
    expect(third.world.place.get("count")?.name).toBe("100");
  });

  test("J8 what one node writes another hears", async () => {
    const place = await kind.newPlace();
    const one = await live(await openAt(place));
    const other = await live(await openAt(place), kind.name === "SQLite" ? { pollMs: 50 } : { pollMs: 60_000 });
    const heard = hearing(other);
    await one.commit(() => putting("hello", "a"));
    await until(() => heard.length === 1);
    expect(other.world).toEqual(one.world);
  });

  test("J13 a restart begins at the snapshot and still gives screens a difference from before it", async () => {
    const place = await kind.newPlace();
    const first = await live(await openAt(place), { snapshotEvery: 10 });
    for (let n = 1; n <= 25; n += 1) await first.commit(() => putting(`deed ${n}`, `place-${n % 7}`));
    const { world, mark } = first;
    await first.stop();
    const journal = await openAt(place);
    expect((await journal.loadSnapshot())?.seq).toBe(25);
    const second = await live(journal);
    expect(second.world).toEqual(world);
    expect(second.mark).toEqual(mark);
    expect(second.since({ ...mark, seq: 22 })).toHaveLength(3);
    expect(second.since({ ...mark, seq: 0 })).toHaveLength(7);
  });

  test("J12 a snapshot that the journal doesn't vouch for is ignored", async () => {
    const place = await kind.newPlace();
    const first = await live(await openAt(place));
    for (let n = 1; n <= 5; n += 1) await first.commit(() => putting(`deed ${n}`, `place-${n}`));
    const { world } = first;
    await first.stop();
    const journal = await openAt(place);
    const good = await journal.loadSnapshot();
    if (!good) throw new Error("stop keeps a snapshot");
    const renamed = good.body.replace("deed 3", "deed 9");
    for (const [bad, reason] of [
      [{ ...good, seq: 6 }, "newer than the journal"],
      [{ ...good, hash: hashOf("", "") }, "not that of the entry"],
      [{ ...good, body: renamed }, "sum"],
      [{ ...good, body: good.body.slice(0, -9) }, "JSON"],
      [{ ...good, body: "{}" }, "sum"],
    ] as const) {
      await journal.saveSnapshot(bad);
      const said: string[] = [];
      const log = (_: string, what: string, facts?: unknown) => void said.push(`${what} ${JSON.stringify(facts)}`);
      const again = await openAt(place);
      const store = await openStore(again, { log });
      expect(said[0]).toMatch("snapshot ignored");
      expect(said[0]).toMatch(reason);
      expect(store.world).toEqual(world);
      await again.close();
      await store.stop();
    }
    await journal.close();
  });
});

const memory = () => openSqlite(":memory:");

test("J3 a deed that couldn't be read back isn't written", async () => {
  const store = await live(await memory());
  const broken = { ...putting("broken", "a"), at: Number.NaN };
  await expect(store.commit(() => broken)).rejects.toThrow("entry 1 can't be read: at");
  expect((await store.commit(() => putting("next", "a")))?.seq).toBe(1);
});

test("J6 commits of one process stand in the order they were asked for; nothing to do writes nothing", async () => {
  const store = await live(await memory());
  const seen: number[] = [];
  const decide = (why: string) => (world: World) => {
    seen.push(world.seq);
    return why === "nothing" ? null : putting(why, "a");
  };
  const done = await Promise.all(["one", "nothing", "two", "three"].map((why) => store.commit(decide(why))));
  expect(done.map((entry) => entry?.why)).toEqual(["one", undefined, "two", "three"]);
  expect(seen).toEqual([0, 1, 1, 2]);
});

test("J6 a decision that throws ends its own commit alone", async () => {
  const store = await live(await memory());
  const refused = store.commit(() => {
    throw new Error("not allowed");
  });
  const after = store.commit(() => putting("one", "a"));
  await expect(refused).rejects.toThrow("not allowed");
  expect((await after)?.seq).toBe(1);
});

test("J8 listeners hear each entry once, in order, when it is in the world; one that throws hurts nobody", async () => {
  const store = await live(await memory());
  store.subscribe(() => {
    throw new Error("a bad listener");
  });
  const heard: [number, number][] = [];
  const stop = store.subscribe((entry) => void heard.push([entry.seq, store.world.seq]));
  for (let n = 1; n <= 3; n += 1) await store.commit(() => putting(`${n}`, "a"));
  stop();
  await store.commit(() => putting("4", "a"));
  expect(heard).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
});

test("J1 a store doesn't start on a broken journal, and names the entry", async () => {
  const journal = await memory();
  await journal.append(START, putting("one", "a"));
  const torn: Journal = {
    ...journal,
    read: async (...at) => (await journal.read(...at)).map((l) => ({ ...l, body: "{}" })),
  };
  await expect(openStore(torn, { log: quiet })).rejects.toThrow("entry 1 was altered");
  await journal.close();
});

describe("since", () => {
  test.each<[string, (now: Mark) => Mark, boolean]>([
    ["up to date", (now) => now, false],
    ["one behind", (now) => ({ ...now, seq: now.seq - 1 }), false],
    ["from the beginning", (now) => ({ ...now, seq: 0 }), false],
    ["of another journal, with a number that looks right", (now) => ({ epoch: "another", seq: now.seq - 1 }), true],
    ["of another journal, with our very number", (now) => ({ epoch: "another", seq: now.seq }), true],
    ["ahead of us, as after a backup was put back", (now) => ({ ...now, seq: now.seq + 1 }), true],
  ])("J9, J10 asked since a mark: %s", async (_, markOf, isNone) => {
    const store = await live(await memory());
    for (let n = 1; n <= 12; n += 1) await store.commit(() => putting(`deed ${n}`, `place-${n}`));
    const mark = markOf(store.mark);
    if (isNone) expect(store.since(mark)).toBeNull();
    else expect(store.since(mark)).toHaveLength(12 - mark.seq);
  });

  test("J9 a mark from before drops that are forgotten gets none; one from after them does", async () => {
    const store = await live(await memory());
    await store.commit(() => putting("all", ...Array.from({ length: 9000 }, (_, n) => `place-${n}`)));
    const drop = (n: number) => ({ op: "drop" as const, type: "place" as const, id: `place-${n}` });
    const dropped = (from: number, to: number) => ({
      ...putting("dropped"),
      changes: Array.from({ length: to - from }, (_, n) => drop(from + n)),
    });
    await store.commit(() => dropped(0, 5000));
    expect(store.since({ ...store.mark, seq: 0 })).toHaveLength(9000);
    await store.commit(() => dropped(5000, 9000));
    expect(store.since({ ...store.mark, seq: 1 })).toBeNull();
    expect(store.since({ ...store.mark, seq: 2 })).toHaveLength(4000);
  });

  test("J11 of several changes to one record a difference holds the last", async () => {
    const store = await live(await memory());
    const { mark } = store;
    for (const deed of [putting("one", "a", "b"), putting("two", "a"), dropping("three", "b"), putting("four", "c")])
      await store.commit(() => deed);
    expect(store.since(mark)).toEqual([
      ...putting("two", "a").changes,
      ...dropping("three", "b").changes,
      ...putting("four", "c").changes,
    ]);
  });

  const deed = fc.record({ who: fc.nat({ max: 3 }), drops: fc.boolean() });
  const step = fc.oneof(deed, fc.record({ screen: fc.nat({ max: 2 }) }), fc.constant("restart" as const));

  test("J9 whenever screens ask, they come to the world of the server", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const journal = await memory();
        // Closing would end a journal that lives in memory.
        const lasting: Journal = { ...journal, close: async () => undefined };
        const open = () => openStore(lasting, { log: quiet, snapshotEvery: 3 });
        let store = await open();
        const screens = [screen(), screen(), screen()];
        for (const [n, now] of steps.entries()) {
          if (now === "restart") {
            await store.stop();
            store = await open();
          } else if ("screen" in now) screens[now.screen]?.hear(store);
          else await store.commit(() => (now.drops ? dropping(`${n}`, `${now.who}`) : putting(`${n}`, `${now.who}`)));
        }
        for (const each of screens) {
          each.hear(store);
          expect(each.world()).toEqual(store.world);
        }
        await store.stop();
        await journal.close();
      }),
      { numRuns: runs(150) },
    );
  });
});

describe("an append whose outcome isn't known", () => {
  const fate = fc.constantFrom<"well" | "lost" | "unheard" | "late" | "foreign">(
    "well",
    "lost",
    "unheard",
    "late",
    "foreign",
  );

  test("J7 whatever becomes of appends and their answers: every deed stands once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fate, { minLength: 1, maxLength: 12 }), async (fates) => {
        const journal = await memory();
        let tries = 0;
        const late: Promise<unknown>[] = [];
        const shaky: Journal = {
          ...journal,
          async append(head, deed) {
            const now = fates[tries] ?? "well";
            tries += 1;
            switch (now) {
              case "well":
                return journal.append(head, deed);
              case "lost":
                throw new Error("connection refused");
              case "unheard":
                await journal.append(head, deed);
                throw new Error("connection lost");
              case "late":
                // Stands a moment after the connection was lost, also when somebody has looked meanwhile.
                late.push(
                  new Promise((resolve) => setTimeout(resolve, 30)).then(() =>
                    journal.append(head, deed).catch(() => null),
                  ),
                );
                throw new Error("connection lost");
              case "foreign":
                await journal.append(head, putting(`foreign ${tries}`, "fought-over"));
                throw new Error("connection lost");
            }
          },
        };
        const store = await openStore(shaky, { log: quiet });
        const heard = hearing(store);
        const wanted = Array.from({ length: 6 }, (_, n) => `deed ${n}`);
        const done = await Promise.all(wanted.map((why) => store.commit(() => putting(why, "fought-over"))));
        await Promise.all(late);
        const stand: Entry[] = [];
        expect(await verify(linesAfter(journal, 0), START, (entry) => stand.push(entry))).toMatchObject({
          fault: null,
        });
        expect(stand.map(({ why }) => why).filter((why) => !why.startsWith("foreign"))).toEqual(wanted);
        expect(done).toEqual(stand.filter(({ why }) => !why.startsWith("foreign")));
        expect(heard).toEqual(stand);
        await store.stop();
      }),
      { numRuns: runs(30) },
    );
  });

  test("J7 while the journal stays away a commit ends with an error, later ones go on", async () => {
    const journal = await memory();
    let away = true;
    const append: Journal["append"] = (...how) => (away ? Promise.reject(new Error("away")) : journal.append(...how));
    const store = await live({ ...journal, append }, { patienceMs: 200 });
    await expect(store.commit(() => putting("one", "a"))).rejects.toThrow("entry 1 isn't confirmed: away");
    away = false;
    expect((await store.commit(() => putting("two", "a")))?.seq).toBe(1);
  });
});

test("J14 the store leads while the journal says so", async () => {
  const journal = await memory();
  let answer = true;
  const store = await live({ ...journal, lead: async () => answer }, { leadMs: 20 });
  expect(store.isLeader()).toBe(true);
  answer = false;
  await until(() => !store.isLeader());
  answer = true;
  await until(() => store.isLeader());
});

function hearing(store: Store): Entry[] {
  const heard: Entry[] = [];
  store.subscribe((entry) => void heard.push(entry));
  return heard;
}

/** What a screen does with updates, without the screen. */
function screen() {
  let world = EMPTY_WORLD;
  let mark: Mark | null = null;
  return {
    world: () => world,
    hear(store: Store) {
      const difference = mark && store.since(mark);
      const changes = difference ?? everything(store.world);
      world = { ...withChanges(difference ? world : EMPTY_WORLD, changes), seq: store.mark.seq };
      mark = { ...store.mark };
    },
  };
}
