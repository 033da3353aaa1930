import { expect, test } from "vitest";
import { COUNTRY, locatorBox, viewFrame } from "../../client/map/ground/locator.ts";
import { outlinePath } from "../../client/map/ground/outline.ts";
import { beneathPlates } from "../../client/wall/map/aim.ts";
import { layoutOf } from "../../client/wall/scene/frame.ts";
import { DEFAULT_WALL } from "../../shared/screen/wallSettings.ts";

const FRAME = { bounds: COUNTRY, width: 372, height: 144 };

test.each([
  [1920, 1080, "event", true],
  [3840, 2160, "weather", true],
  [5760, 1080, "tsunami", true],
  [1080, 1920, "event", false],
  [1280, 1024, "event", false],
] as const)("map.16 at %i × %i of %s there is a small map: %s", (widthPx, heightPx, plan, isShown) => {
  const { map, mapU, padding } = layoutOf({ widthPx, heightPx }, DEFAULT_WALL, plan);
  const box = locatorBox(map, padding.top * heightPx, mapU);
  expect(box !== null).toBe(isShown);
  if (!box) return;
  // Within the picture, and above what the camera shows: nothing lies under it.
  expect(box.right).toBeLessThan(map.left + map.width);
  expect(box.top).toBeGreaterThan(map.top);
  const head = beneathPlates(padding, { area: map, locator: box, plates: [], heightPx }).top;
  expect(head * heightPx).toBeGreaterThanOrEqual(box.bottom - 1e-6);
  expect(head).toBeLessThan(0.12);
});

test("map.16 in a drill it stands within the striped edge", () => {
  const { map, mapU, padding } = layoutOf({ widthPx: 1920, heightPx: 1080 }, DEFAULT_WALL, "event", { drill: true });
  const box = locatorBox(map, padding.top * 1080, mapU);
  expect(box?.top).toBeGreaterThan(40 * mapU);
  expect(box?.bottom).toBeLessThanOrEqual(padding.top * 1080 + 1e-6);
});

test("map.16 the frame is where the picture is, never a speck, and never outside", () => {
  const west = viewFrame([106, -6], [108, -7.5], FRAME, 1);
  const east = viewFrame([120, -8], [124, -10], FRAME, 1);
  expect(west.left).toBeLessThan(east.left);
  expect(west.width).toBe(18);
  expect(east.width).toBeGreaterThan(18);
  const all = viewFrame([80, 20], [160, -30], FRAME, 1);
  expect([all.left, all.top, all.width, all.height]).toEqual([0, 0, 372, 144]);
});

test("map.16 the outline keeps large islands, thinned, and leaves out small ones", () => {
  const ring = Array.from({ length: 200 }, (_, i) => [
    110 + 3 * Math.cos((i * Math.PI) / 100),
    -2 + 3 * Math.sin((i * Math.PI) / 100),
  ]);
  const land = {
    type: "MultiPolygon" as const,
    coordinates: [[[...ring, ring[0]!]], [[[120, 0], [120.1, 0], [120, 0.1], [120, 0]]]],
  }; // prettier-ignore
  const path = outlinePath(land, FRAME);
  expect(path.match(/M/g)).toHaveLength(1);
  expect((path.match(/L/g) ?? []).length).toBeLessThan(170);
  expect((path.match(/L/g) ?? []).length).toBeGreaterThan(40);
});

test("map.3 a plate across the head of the picture moves what the camera shows beneath it, and leaves it room", () => {
  const heightPx = 1080;
  const area = { left: 0, top: 0, width: 800, height: 1000 };
  const padding = { top: 0.07, right: 0.03, bottom: 0.03, left: 0.03 };
  const topOf = (...plates: { left: number; top: number; right: number; bottom: number }[]) =>
    beneathPlates(padding, { area, locator: null, plates, heightPx }).top * heightPx;
  expect(topOf({ left: 0, top: 0, right: 800, bottom: 300 })).toBeCloseTo(300);
  expect(topOf({ left: 0, top: 0, right: 200, bottom: 300 })).toBeCloseTo(0.07 * heightPx);
  expect(topOf({ left: 0, top: 700, right: 800, bottom: 900 })).toBeCloseTo(0.07 * heightPx);
  expect(topOf({ left: 0, top: 0, right: 800, bottom: 990 })).toBeCloseTo(700);
});
