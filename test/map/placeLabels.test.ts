import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alongLines, evenly } from "../../client/map/labels/alongLines.ts";
import { type Box, type LabelAsk, overlaps, placeLabels, type Point } from "../../client/map/labels/placeLabels.ts";
import { runs } from "../runs.ts";

const FREE: Box = { left: 0, top: 0, right: 1000, bottom: 600 };
const ask = (id: string, ...anchors: Point[]): LabelAsk => ({ id, width: 120, height: 50, anchors, clear: 10 });
const bare = { free: FREE, obstacles: [], ink: [], u: 0.5 };
const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

describe("W30 labels of zones", () => {
  test("stand close to what they name, and point at it", () => {
    const [only] = placeLabels([ask("a", [500, 300])], bare);
    const [[x, y], end] = only!.leader;
    expect([x, y]).toEqual([500, 300]);
    expect(Math.hypot(end[0] - x, end[1] - y)).toBeCloseTo(10);
  });

  test.each<[string, Partial<typeof bare>, Point, string]>([
    ["at the left edge it stands to the right", {}, [0, 300], "left"],
    ["at the right edge to the left", {}, [1000, 300], "right"],
    ["at the foot above", {}, [500, 600], "below"],
    ["at the head below", {}, [500, 0], "above"],
    ["beside an obstacle on its right, to the left", { obstacles: [box(505, 0, 400, 600)] as never[] }, [500, 300], "right"],
    ["off what is drawn", { ink: alongLines([[[500, 300], [500, 0]], [[500, 300], [1000, 300]], [[500, 300], [500, 600]]], 6) as never[] }, [500, 300], "right"],
  ])("%s", (_, around, anchor, from) => {
    expect(placeLabels([ask("a", anchor)], { ...bare, ...around })[0]?.from).toBe(from);
  }); // prettier-ignore

  test("the first has the choice; what finds no room is left out, and never overlaps", () => {
    const tight = { ...bare, free: box(440, 240, 125, 130) };
    const asks = [ask("first", [500, 300]), ask("second", [500, 300]), ask("third", [500, 300])];
    const ids = placeLabels(asks, tight).map(({ id }) => id);
    expect(ids[0]).toBe("first");
    expect(ids).not.toContain("third");
    expect(placeLabels(asks.toReversed(), tight)[0]?.id).toBe("third");
  });

  test("no two overlap, none lies on an obstacle or outside, no leader runs through another; the same asks are placed alike", () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 600 }));
    const wanted = fc.record({
      width: fc.integer({ min: 20, max: 200 }),
      height: fc.integer({ min: 10, max: 80 }),
      anchors: fc.array(point, { minLength: 1, maxLength: 4 }),
      clear: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(
        fc.array(wanted, { maxLength: 22 }),
        fc.array(point, { maxLength: 12 }),
        fc.array(point, { maxLength: 40 }),
        (all, posts, ink) => {
          const asks = all.map((one, i) => ({ ...one, id: String(i) }));
          const obstacles = posts.map(([x, y]) => box(x - 10, y - 10, 20, 20));
          const placed = placeLabels(asks, { ...bare, obstacles, ink });
          for (const [i, { box: own }] of placed.entries()) {
            expect(own.left >= 0 && own.top >= 0 && own.right <= 1000 && own.bottom <= 600).toBe(true);
            expect(obstacles.some((block) => overlaps(block, own))).toBe(false);
            expect(placed.slice(i + 1).some((other) => overlaps(other.box, own))).toBe(false);
          }
          expect(placeLabels(asks, { ...bare, obstacles, ink })).toEqual(placed);
        },
      ),
      { numRuns: runs(60) },
    );
  });
});

test("points along lines are evenly apart, and no more than asked for", () => {
  expect(alongLines([[[0, 0], [10, 0], [10, 5]]], 4)).toEqual([[0, 0], [4, 0], [8, 0], [10, 2]]); // prettier-ignore
  expect(evenly([1, 2, 3, 4, 5, 6, 7, 8], 2)).toEqual([3, 7]);
  expect(evenly([1, 2], 2)).toEqual([1, 2]);
});
