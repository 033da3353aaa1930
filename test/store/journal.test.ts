import { beforeEach, describe, expect, test } from "vitest";
import { hashOf, linesAfter, lineOf, verify } from "../../server/store/chain.ts";
import { GENESIS, START, type Head, type Journal } from "../../server/store/journal.ts";
import { putting } from "./deeds.ts";
import { newPlaces } from "./places.ts";
import { kinds, until } from "./stores.ts";

describe.each(kinds)("$name", (kind) => {
  const { openAgain, tamper, ...at } = newPlaces(kind);
  let journal: Journal;
  beforeEach(() => {
    journal = at.journal();
  });

  async function fill(count: number): Promise<Head> {
    let head = await journal.head();
    for (let n = 1; n <= count; n += 1) {
      const line = await journal.append(head, putting(`deed ${n}`, `place-${n}`));
      if (!line) throw new Error("nobody else writes here");
      head = { seq: line.seq, hash: line.hash };
    }
    return head;
  }
  test("J1 a line holds the number after the last and the hash of the last", async () => {
    expect(await journal.head()).toEqual({ seq: 0, hash: GENESIS });
    const first = await journal.append(START, putting("one", "a"));
    expect(first).toMatchObject({ seq: 1, prev: GENESIS, hash: hashOf(GENESIS, first?.body ?? "") });
    const second = await journal.append(await journal.head(), putting("two", "b"));
    expect(second).toMatchObject({ seq: 2, prev: first?.hash });
    expect(await journal.read(0, 10)).toEqual([first, second]);
    expect(await journal.read(1, 10)).toEqual([second]);
    expect(await journal.read(0, 1)).toEqual([first]);
    expect(await journal.read(2, 10)).toEqual([]);
  });

  test("J1 the text comes back byte for byte, whatever it holds", async () => {
    const why = 'é 😀 \u0000 \ud800 \u2028 "quoted" \\ \n';
    const line = await journal.append(START, putting(why, "a"));
    expect(await journal.read(0, 1)).toEqual([line]);
    expect((await verify(linesAfter(journal, 0))).fault).toBeNull();
  });

  test("J2 of two who append after the same head one gets null, and nothing of his is written", async () => {
    const other = await openAgain();
    const head = await fill(3);
    const both = await Promise.all([
      journal.append(head, putting("mine", "m")),
      other.append(head, putting("theirs", "t")),
    ]);
    expect(both.filter((line) => line === null)).toHaveLength(1);
    expect(await other.read(3, 10)).toEqual(both.filter((line) => line !== null));
    expect(await journal.append(START, putting("late", "l"))).toBeNull();
  });

  test("J3 a head that this journal never had is refused", async () => {
    const head = await fill(2);
    await expect(journal.append({ seq: 7, hash: head.hash }, putting("gap", "g"))).rejects.toThrow("no entry 7");
    await expect(journal.append({ seq: 2, hash: GENESIS }, putting("fork", "f"))).rejects.toThrow("no entry 2");
    expect(await journal.head()).toEqual(head);
  });

  test("J4 the epoch is made once and stays; another journal has another", async () => {
    const { epoch } = journal;
    await journal.close();
    expect((await openAgain()).epoch).toBe(epoch);
    expect((await openAgain(await kind.newPlace())).epoch).not.toBe(epoch);
  });

  test("J4 nodes that open a new place at the same moment agree on its epoch", async () => {
    const at = await kind.newPlace();
    const nodes = await Promise.all([openAgain(at), openAgain(at), openAgain(at), openAgain(at)]);
    expect(new Set(nodes.map((node) => node.epoch)).size).toBe(1);
  });

  test("access.2 what is kept beside the journal is what was kept first, on every node that opens it", async () => {
    const at = await kind.newPlace();
    const nodes = await Promise.all([openAgain(at), openAgain(at), openAgain(at)]);
    const kept = await Promise.all(nodes.map((node, n) => node.keep("secret", `of ${n}`)));
    expect(new Set(kept).size).toBe(1);
    expect(await (await openAgain(at)).keep("secret", "of a later start")).toBe(kept[0]);
    expect(await nodes[0].keep("another", "x")).toBe("x");
  });

  test("J8 listeners hear that lines were added, until they stop", async () => {
    const heard: (number | null)[] = [];
    const stop = journal.onAppended((upTo) => void heard.push(upTo));
    await fill(2);
    await until(() => heard.length === 2);
    expect(heard).toEqual([1, 2]);
    stop();
    await fill(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(heard).toEqual([1, 2]);
  });

  test("J12 the newest snapshot is the one that was saved last", async () => {
    expect(await journal.loadSnapshot()).toBeNull();
    await journal.saveSnapshot({ seq: 9, hash: GENESIS, body: "nine" });
    await journal.saveSnapshot({ seq: 4, hash: GENESIS, body: "four" });
    expect(await (await openAgain()).loadSnapshot()).toEqual({ seq: 4, hash: GENESIS, body: "four" });
  });

  test("J14 the lead is taken when it is free and kept while asked for", async () => {
    expect(await journal.lead()).toBe(true);
    expect(await journal.lead()).toBe(true);
    if (kind.name === "SQLite") return;
    const other = await openAgain();
    expect(await other.lead()).toBe(false);
    await journal.close();
    expect(await retried(() => other.lead())).toBe(true);
  });

  test("J15 a pulse reaches the other nodes, never its sender, and is not journaled", async () => {
    if (kind.name === "SQLite") return journal.pulse("to nobody");
    const other = await openAgain();
    const heard: string[] = [];
    journal.onPulse((text) => void heard.push(`mine ${text}`));
    other.onPulse((text) => void heard.push(`theirs ${text}`));
    await journal.pulse("é".repeat(3000));
    await journal.pulse("two");
    await until(() => heard.length === 2);
    expect(heard).toEqual([`theirs ${"é".repeat(3000)}`, "theirs two"]);
    await expect(journal.pulse("é".repeat(4000))).rejects.toThrow("8000 bytes");
    expect((await journal.head()).seq).toBe(0);
  });

  test.each([
    [
      "an altered text",
      "update sigap_journal set body = replace(body, 'deed 4', 'deed 5') where seq = 4",
      3,
      "entry 4 was altered",
    ],
    ["an altered hash", `update sigap_journal set hash = '${GENESIS}' where seq = 4`, 3, "entry 4 was altered"],
    [
      "an altered link",
      `update sigap_journal set prev = '${GENESIS}' where seq = 4`,
      3,
      "entry 4 doesn't follow entry 3",
    ],
    ["a line taken out", "delete from sigap_journal where seq = 4", 3, "after entry 3 comes 5"],
    ["the first line taken out", "delete from sigap_journal where seq = 1", 0, "after entry 0 comes 2"],
  ])("J16 verify names the first fault: %s", async (_, sql, good, fault) => {
    await fill(6);
    await tamper(sql);
    const verdict = await verify(linesAfter(journal, 0));
    expect(verdict).toMatchObject({ count: good, head: { seq: good } });
    expect(verdict.fault).toContain(fault);
  });

  test("J16 verify names a line whose hashes hold but which is not an entry", async () => {
    const head = await fill(2);
    const told = lineOf(head, putting("three", "c"));
    for (const [body, fault] of [
      ["{]", "entry 3 is not JSON"],
      [told.body.replace('"seq":3', '"seq":4'), "entry 3 says of itself that it is 4"],
      [told.body.replace('"put"', '"push"'), "entry 3 can't be read: changes.0.op"],
    ] as const) {
      const line = { seq: 3, body, prev: head.hash, hash: hashOf(head.hash, body) };
      expect((await verify([...(await journal.read(0, 10)), line])).fault).toContain(fault);
    }
  });

  test("J16 a sound journal of many pages passes, from the start and from the middle", async () => {
    const head = await fill(1203);
    expect(await verify(linesAfter(journal, 0))).toEqual({ count: 1203, head, fault: null });
    const [middle] = await journal.read(599, 1);
    if (!middle) throw new Error("entry 600 was filled in");
    expect(await verify(linesAfter(journal, 600), middle)).toEqual({ count: 603, head, fault: null });
  });
});

async function retried(work: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await work()) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}
