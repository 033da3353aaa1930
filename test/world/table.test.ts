import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forgottenUpTo } from "../../shared/world/forgotten.ts";
import { Table } from "../../shared/world/table.ts";
import { runs } from "../runs.ts";

interface Row {
  id: string;
  n: number;
}

const id = fc.oneof(fc.constantFrom("", "a", "b", "TGN-3203", "TGN-3204"), fc.nat(200).map(String));
const step = fc.record({ id, drops: fc.boolean() });

function play(steps: readonly { id: string; drops: boolean }[], before = Table.empty<Row>(), from = 1) {
  const edit = before.edit();
  steps.forEach(({ id, drops }, i) => (drops ? edit.drop(id, from + i) : edit.put({ id, n: from + i }, from + i)));
  return edit.done();
}

const byId = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);

describe("wire.8: a table", () => {
  test("is a map of what was put and not dropped", () =>
    fc.assert(
      fc.property(fc.array(fc.array(step)), (edits) => {
        const map = new Map<string, Row>();
        const changedAt = new Map<string, number>();
        let table = Table.empty<Row>();
        let at = 1;
        for (const steps of edits) {
          table = play(steps, table, at);
          for (const { id, drops } of steps) {
            if (drops) map.delete(id);
            else map.set(id, { id, n: at });
            changedAt.set(id, at);
            at += 1;
          }
        }
        expect(table.size).toBe(map.size);
        expect([...table].sort(byId)).toEqual([...map].sort(byId));
        expect([...table.keys()]).toEqual([...table].map(([key]) => key));
        expect([...table.values()]).toEqual([...table].map(([, row]) => row));
        const each: [string, Row][] = [];
        table.forEach((row, key) => each.push([key, row]));
        expect(each).toEqual([...table]);
        for (const key of [...changedAt.keys(), "never put"]) {
          expect(table.get(key)).toEqual(map.get(key));
          expect(table.has(key)).toBe(map.has(key));
          expect(table.changedAt(key)).toBe(map.has(key) ? changedAt.get(key) : undefined);
        }
      }),
      { numRuns: runs(200) },
    ));

  test("is as it was after every edit of it", () =>
    fc.assert(
      fc.property(fc.array(step), fc.array(step), (steps, more) => {
        const table = play(steps);
        const [before, changes] = [[...table], [...table.changedAfter(-1)]];
        play(more, table, 1000);
        expect([...table]).toEqual(before);
        expect([...table.changedAfter(-1)]).toEqual(changes);
      }),
    ));

  test("has the same order however it came together", () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(id, fc.nat()), { selector: ([id]) => id }), (rows) => {
        const put = (id: string) => ({ id, drops: false });
        const shuffled = rows.toSorted(([, a], [, b]) => a - b);
        const [one, other] = [play(rows.map(([id]) => put(id))), play(shuffled.map(([id]) => put(id)))];
        expect([...one.keys()]).toEqual([...other.keys()]);
      }),
    ));

  test("tells what changed after an entry, the last of each, so that who was there then comes to the same", () =>
    fc.assert(
      fc.property(fc.array(step), fc.array(step), (steps, more) => {
        const then = play(steps);
        const now = play(more, then, steps.length + 1);
        const changes = [...now.changedAfter(steps.length)];
        const edit = then.edit();
        for (const { id, record, at } of changes)
          if (record) edit.put(record, at);
          else edit.drop(id, at);
        expect([...edit.done()]).toEqual([...now]);
        expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
        for (const { at } of changes) expect(at).toBeGreaterThan(steps.length);
      }),
    ));

  test("forgets its oldest drops, and knows from when on it can tell", () => {
    const ids = Array.from({ length: 10_000 }, (_, n) => `place-${n}`);
    const full = play(ids.map((id) => ({ id, drops: false })));
    let table = full;
    ids.forEach((id, n) => {
      const edit = table.edit();
      edit.drop(id, 20_000 + n);
      table = edit.done();
    });
    expect(table.size).toBe(0);
    const drops = [...table.changedAfter(-1)];
    expect(drops.length).toBeLessThanOrEqual(8192);
    expect(drops.length).toBeGreaterThanOrEqual(4096);
    expect(Math.min(...drops.map(({ at }) => at))).toBe(table.knownFrom + 1);
    expect(full.knownFrom).toBe(0);
  });
});

describe("journal.9: drops that are forgotten", () => {
  const drops = fc.array(fc.nat(40), { maxLength: 60 });

  test("are the oldest, those of one entry together, and as many as shall be are remembered at most", () =>
    fc.assert(
      fc.property(drops, fc.integer({ min: 1, max: 10 }), (dropsAt, remembered) => {
        const upTo = forgottenUpTo(dropsAt.length, () => [...dropsAt], remembered);
        if (dropsAt.length <= 2 * remembered) expect(upTo).toBeNull();
        else {
          const left = dropsAt.filter((at) => at > (upTo ?? NaN));
          expect(left.length).toBeLessThanOrEqual(remembered);
          expect(dropsAt.filter((at) => at >= (upTo ?? NaN)).length).toBeGreaterThan(remembered);
        }
      }),
    ));
});
