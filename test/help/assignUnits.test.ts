import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Assignment, assignUnits, type Candidate } from "../../shared/help/assignUnits.ts";
import { cheapestMatching } from "../../shared/help/matching.ts";
import { runs } from "../runs.ts";

const WITHOUT = 720;

/** Each unit's hours to each target; null: it can't get there. */
type Hours = readonly (readonly (number | null)[])[];

/** Of every set of pairs the least: each target in turn with each unit that is left, or with none. */
function leastCost(people: readonly number[], hours: Hours, taken: ReadonlySet<number>): number {
  const cheapest = (target: number, used: ReadonlySet<number>): number => {
    const count = people[target];
    if (count === undefined) return 0;
    const without = count * WITHOUT + cheapest(target + 1, used);
    return hours.reduce((least, of, unit) => {
      const away = of[target] ?? null;
      if (away === null || used.has(unit)) return least;
      return Math.min(least, count * away + cheapest(target + 1, new Set([...used, unit])));
    }, without);
  };
  return cheapest(0, taken);
}

function assign(people: readonly number[], hours: Hours, rounds: number, most = rounds * people.length): Candidate[][] {
  const candidates = people.map((_, target) =>
    hours
      .flatMap((of, position): Candidate[] => {
        const away = of[target] ?? null;
        return away === null ? [] : [{ position, hours: away }];
      })
      .sort((a, b) => a.hours - b.hours)
      .slice(0, most),
  );
  return assignUnits({ people, candidates, rounds, withoutHours: WITHOUT } satisfies Assignment);
}

const small = (hour: fc.Arbitrary<number>) =>
  fc
    .record({ targets: fc.integer({ min: 1, max: 4 }), units: fc.integer({ min: 0, max: 7 }) })
    .chain(({ targets, units }) =>
      fc.record({
        people: fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: targets, maxLength: targets }),
        hours: fc.array(fc.array(fc.option(hour, { freq: 6 }), { minLength: targets, maxLength: targets }), {
          minLength: units,
          maxLength: units,
        }),
        rounds: fc.integer({ min: 1, max: 3 }),
      }),
    );

describe("help.10 units by rounds", () => {
  test.each([
    ["hours that differ", fc.double({ min: 0, max: 30, noNaN: true })],
    ["whole hours, many alike", fc.integer({ min: 0, max: 4 })],
  ])("each round is as cheap as the best of all sets of pairs: %s", (_, hour) => {
    fc.assert(
      fc.property(small(hour), ({ people, hours, rounds }) => {
        const taken = new Set<number>();
        let before: Candidate[][] = people.map(() => []);
        for (let round = 1; round <= rounds; round++) {
          const plan = assign(people, hours, round);
          // What earlier rounds have sent stays sent.
          const news = plan.map((list, target) =>
            list.filter((one) => !before[target]?.some(({ position }) => position === one.position)),
          );
          expect(plan.flat()).toHaveLength(before.flat().length + news.flat().length);
          const cost = news.reduce((sum, list, target) => sum + (people[target] ?? 0) * (list[0]?.hours ?? WITHOUT), 0);
          const least = leastCost(people, hours, taken);
          expect(Math.abs(cost - least)).toBeLessThanOrEqual(1e-9 * Math.max(1, least));
          for (const list of news) {
            expect(list.length).toBeLessThanOrEqual(1);
            for (const { position } of list) {
              expect(taken).not.toContain(position);
              taken.add(position);
            }
          }
          before = plan;
        }
      }),
      { numRuns: runs(400) },
    );
  });

  test("a target of few people gives way, and nobody has a second unit before all that can have their first", () => {
    // The near unit is an hour nearer to both, and far more people wait at the first.
    const hours = [
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ];
    const plan = assign([100_000, 1_000], hours, 2);
    expect(plan.map((list) => list.map(({ position }) => position))).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  test("with fewer units than targets those with the fewest people stay without", () => {
    const plan = assign(
      [5_000, 200_000, 80_000],
      [
        [1, 9, 9],
        [1, 9, 9],
      ],
      2,
    );
    expect(plan.map((list) => list.length)).toEqual([0, 1, 1]);
  });

  test("one target has its soonest units, in their order", () => {
    const hours = [5, 3, 9, 1, 7].map((away) => [away]);
    expect(assign([1], hours, 4).map((list) => list.map(({ hours }) => hours))).toEqual([[1, 3, 5, 7]]);
  });
});

describe("help.11 rounds × targets candidates of each target are enough", () => {
  test("each round costs what the cheapest of all units that are left would", () => {
    const many = fc.integer({ min: 2, max: 5 }).chain((targets) =>
      fc.record({
        people: fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: targets, maxLength: targets }),
        hours: fc.array(
          fc.array(fc.double({ min: 0, max: 30, noNaN: true }), { minLength: targets, maxLength: targets }),
          { minLength: 30, maxLength: 60 },
        ),
        rounds: fc.integer({ min: 1, max: 4 }),
      }),
    );
    fc.assert(
      fc.property(many, ({ people, hours, rounds }) => {
        const plan = assign(people, hours, rounds);
        for (let round = 0; round < rounds; round++) {
          const taken = new Set(plan.flatMap((list) => list.slice(0, round).map(({ position }) => position)));
          const left = hours.filter((_, unit) => !taken.has(unit));
          const costs = people.map((count, target) => Float64Array.from(left, (of) => count * (of[target] ?? NaN)));
          const columns = cheapestMatching(
            costs,
            people.map((count) => count * WITHOUT),
            left.length,
          );
          const least = columns.reduce<number>(
            (sum, column, target) => sum + (costs[target]?.[column ?? -1] ?? NaN),
            0,
          );
          const cost = plan.reduce((sum, list, target) => sum + (people[target] ?? 0) * (list[round]?.hours ?? NaN), 0);
          expect(Math.abs(cost - least)).toBeLessThanOrEqual(1e-9 * Math.max(1, least));
        }
      }),
      { numRuns: runs(100) },
    );
  });
});

describe("help.10 the cheapest matching", () => {
  test("is none where there are no columns", () => {
    expect(cheapestMatching([new Float64Array(), new Float64Array()], [1, 1], 0)).toEqual([null, null]);
    expect(cheapestMatching([], [], 3)).toEqual([]);
  });

  test("leaves a row without what it can't be matched to, and what costs more than nothing", () => {
    expect(cheapestMatching([Float64Array.of(Infinity, 5), Float64Array.of(1, 2)], [4, 4], 2)).toEqual([null, 0]);
  });
});
