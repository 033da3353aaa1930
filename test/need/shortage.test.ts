import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { needTold } from "../../shared/need/needTold.ts";
import { exampleOf, metShare, shortageOf } from "../../shared/need/shortage.ts";
import { runs } from "../runs.ts";

const need = { low: 100, mid: 1000, high: 10_000 };
const line = (have: number | null, reported?: number) => ({
  item: "selimut",
  unit: "lembar",
  need,
  have,
  ...(reported !== undefined && { reported }),
  useFirst: false,
});
const stock = (stores: number, example: number) => ({ stores, example, withinHours: 2 });

describe("need.14 a shortage is told of what was reported alone", () => {
  test.each([
    [
      "no store reported: nothing is known, however much an example holds",
      line(99_999),
      stock(12, 12),
      { known: "nothing" },
    ],
    ["nobody keeps it: nothing is known", line(null), stock(12, 0), { known: "nothing" }],
    ["an impact of before: nothing is known", line(400), null, { known: "nothing" }],
    [
      "some reported: at most what they leave",
      line(9000, 300),
      stock(12, 4),
      { known: "at most", low: 0, mid: 700, high: 9700 },
    ],
    [
      "some reported enough: nothing is missing",
      line(20_000, 10_000),
      stock(12, 4),
      { known: "all", low: 0, mid: 0, high: 0 },
    ],
    ["all reported: what they leave", line(300, 300), stock(12, 0), { known: "all", low: 0, mid: 700, high: 9700 }],
    ["no store within reach: all of it", line(0), stock(0, 0), { known: "all", ...need }],
  ] as const)("%s", (_, one, of, wanted) => {
    const shortage = shortageOf(one, of);
    expect(shortage).toEqual(wanted);
  });

  test("no example changes it, and each thing reported makes it less", () => {
    const stores = fc.tuple(fc.nat(20), fc.nat(20)).map(([told, example]) => stock(told + example, example));
    fc.assert(
      fc.property(stores, fc.nat(20_000), fc.nat(20_000), fc.nat(20_000), (of, reported, example, more) => {
        const short = shortageOf(line(reported + example, reported), of);
        expect(shortageOf(line(reported + example + more, reported), of)).toEqual(short);
        const less = shortageOf(line(reported + more + example, reported + more), of);
        if (short.known !== "nothing" && less.known !== "nothing") expect(less.mid).toBeLessThanOrEqual(short.mid);
      }),
      { numRuns: runs(100) },
    );
  });

  test("how far it goes is told of reports alone", () => {
    expect([
      metShare(line(9000), stock(3, 3)),
      metShare(line(9000, 250), stock(3, 1)),
      metShare(line(0), stock(0, 0)),
    ]).toEqual([null, 0.25, 0]);
    expect([exampleOf(line(9000, 250)), exampleOf(line(null))]).toEqual([8750, null]);
  });

  test("figures for other programs name an example as one, and tell no shortage that is not known", () => {
    expect(needTold(line(9000), stock(3, 3))).toMatchObject({
      reported: 0,
      example: 9000,
      short: null,
      shortAtMost: null,
    });
    expect(needTold(line(9000, 300), stock(3, 1))).toMatchObject({ short: null, shortAtMost: { mid: 700 } });
    expect(needTold(line(300, 300), stock(3, 0))).toMatchObject({ short: { mid: 700 }, shortAtMost: null });
    expect(needTold(line(null), stock(3, 0))).toMatchObject({ reported: null, example: null, short: null });
  });
});
