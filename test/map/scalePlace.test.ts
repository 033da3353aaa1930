import fc from "fast-check";
import { expect, test } from "vitest";
import { scaleBox, townBoxes, type Obstacles } from "../../client/map/labels/obstacles.ts";
import { overlaps } from "../../client/map/labels/placeLabels.ts";

const free = { left: 20, top: 20, right: 1900, bottom: 1060 };
const stand = { project: ([x, y]: readonly [number, number]) => [x, y] as const, zoom: 8, u: 0.5, free };
const NONE: Obstacles = { towns: [], epicentre: null, innermost: [], gauges: [], marks: [], plates: [] };

test("map.19 the scale stands in the lower right corner where nothing of ours does", () => {
  expect(scaleBox(NONE, stand)).toMatchObject({ right: free.right, bottom: free.bottom });
});

test("map.19 and along the lower edge where a symbol, a gauge or the cross would lie under it", () => {
  const anywhere = fc.record({ x: fc.integer({ min: 1500, max: 1900 }), y: fc.integer({ min: 960, max: 1060 }) });
  fc.assert(
    fc.property(fc.array(anywhere, { minLength: 1, maxLength: 6 }), fc.boolean(), (points, measured) => {
      const obstacles: Obstacles = measured
        ? { ...NONE, gauges: points.map(({ x, y }) => [x, y]) }
        : { ...NONE, towns: points.map(({ x, y }) => ({ at: [x, y], symbols: 2, danger: false })) };
      const box = scaleBox(obstacles, stand);
      for (const { box: symbol } of townBoxes(obstacles, stand)) expect(overlaps(symbol, box)).toBe(false);
      for (const [x, y] of obstacles.gauges)
        expect(x > box.left && x < box.right && y > box.top && y < box.bottom).toBe(false);
      expect(box.bottom).toBe(free.bottom);
      expect(box.left).toBeGreaterThan(free.left);
    }),
  );
});
