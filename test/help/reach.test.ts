import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reachOf, reachTold, targetWords } from "../../shared/help/reach.ts";
import { Impact } from "../../shared/record/impact.ts";
import { impact } from "../make/impact.ts";
import { runs } from "../runs.ts";

const plan = fc
  .array(
    fc.record({
      people: fc.integer({ min: 1000, max: 2_000_000 }),
      hours: fc.array(fc.double({ min: 0, max: 12, noNaN: true }), { maxLength: 4 }),
    }),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((list) => {
    const sorted = list.toSorted((a, b) => b.people - a.people);
    const targets = sorted.map(({ people }, i) => ({
      id: `53.0${i}`,
      kabCode: `53.0${i}`,
      name: `Kabupaten ${i}`,
      place: "",
      at: [121, -8] as [number, number],
      people,
    }));
    const help = sorted.flatMap(({ hours }, i) =>
      hours
        .toSorted((a, b) => a - b)
        .map((away, j) => ({
          placeId: `TGN-${i}-${j}`,
          kind: "tagana" as const,
          target: `53.0${i}`,
          hours: away,
          km: away,
          legs: [],
          mmi: null,
          arrivesAt: 0,
        })),
    );
    return impact({ plan: { targets, others: { targets: 0, people: 0 } }, help });
  });

describe("help.12 what a plan comes to", () => {
  test("counts each unit and each target reached, never fewer with more hours, and names the late ones first", () => {
    fc.assert(
      fc.property(plan, (one) => {
        const { within, units, targets } = reachOf(one);
        expect(within.map(({ hours }) => hours)).toEqual([1, 3, 6]);
        for (const { hours, units, targets } of within) {
          const there = one.help.filter((unit) => (unit.hours ?? Infinity) <= hours);
          expect(units).toBe(there.length);
          expect(targets).toBe(new Set(there.map(({ target }) => target)).size);
        }
        expect(units).toBe(one.help.length);
        const late = targets.map((each) => each.late);
        expect(late).toEqual(late.toSorted((a, b) => Number(b) - Number(a)));
        for (const each of targets) expect(each.late).toBe(!each.units.some(({ hours }) => (hours ?? Infinity) <= 3));
        for (const half of [true, false]) {
          const people = targets.filter((each) => each.late === half).map(({ target }) => target.people);
          expect(people).toEqual(people.toSorted((a, b) => b - a));
        }
      }),
      { numRuns: runs(100) },
    );
  });

  test("an impact that was kept before there were plans is still read, with its one target", () => {
    const { plan: _, ...kept } = impact({
      inputs: { ...impact().inputs, target: { name: "Kabupaten Cianjur", at: [107.1, -6.8] } },
    });
    const offer = { placeId: "TGN-3272", kind: "tagana", hours: 0.6, km: 18, legs: [], mmi: 5, arrivesAt: 1 };
    const read = Impact.parse({ ...kept, help: [offer] });
    expect(read.plan).toBeNull();
    expect(reachOf(read).targets).toMatchObject([
      { target: { name: "Kabupaten Cianjur" }, units: [offer], late: false },
    ]);
    expect(reachTold(read)).toMatchObject({ units: 1, targets: [{ words: "Kab. Cianjur", firstHours: 0.6 }] });
  });

  test("a target is told by its kabupaten and its place", () => {
    expect(targetWords({ name: "Kabupaten Nagekeo", place: "Mbay" })).toBe("Kab. Nagekeo — Mbay");
    expect(targetWords({ name: "Kota Palu", place: "" })).toBe("Kota Palu");
  });
});
