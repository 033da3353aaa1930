import fc from "fast-check";
import { expect, test } from "vitest";
import { areaOf, edgeKm, isInside } from "../../shared/geo/area.ts";
import { gridOf } from "../../shared/geo/areaGrid.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { testWith } from "../companion.ts";
import { runs } from "../runs.ts";
import { capAlerts } from "./recorded.ts";

const LIMIT_KM = 2;
const near = fc.tuple(fc.double({ min: 106, max: 107, noNaN: true }), fc.double({ min: -7, max: -6, noNaN: true }));
const coarse = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));
/** Corners on a coarse lattice as well, so that repeats, slivers, level and upright edges come up often. */
const corner = fc.oneof(
  near,
  coarse.map(([x, y]): [number, number] => [106 + x / 12, -7 + y / 12]),
);

test("I10 cells answer as the polygons themselves do: random ones with crossings, slivers and repeats", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(corner, { minLength: 1, maxLength: 12 }), { maxLength: 6 }),
      fc.array(fc.oneof(near, corner), { minLength: 1, maxLength: 40 }),
      (rings, points) => {
        expectSameAnswers(rings, points);
      },
    ),
    { numRuns: runs(400) },
  );
});

testWith("feeds/nowcast-cap", "I10 cells answer as the polygons themselves do: recorded warnings", (folder) => {
  for (const { rings } of capAlerts(folder)) {
    const corners = rings.flat();
    const around = corners.flatMap(([lng, lat]): LngLat[] => [
      [lng + 0.003, lat - 0.002],
      [lng - 0.03, lat + 0.04],
    ]);
    expectSameAnswers(rings, around);
  }
});

test("I12 beside the date line each point is tested by itself", () => {
  const ring: LngLat[] = [[179.5, -1], [-179.5, -1], [-179.5, 1], [179.5, 1]]; // prettier-ignore
  expectSameAnswers([ring], [[179.9, 0], [-179.9, 0], [179.49, 0], [0, 0]]); // prettier-ignore
});

function expectSameAnswers(rings: readonly LngLat[][], points: readonly LngLat[]) {
  const area = areaOf(rings.map((ring) => [ring]));
  const grid = gridOf(area, LIMIT_KM);
  for (const at of points) {
    const inside = isInside(area, at);
    expect(grid.isInside(...at)).toBe(inside);
    expect(grid.awayKm(...at)).toBe(inside ? 0 : edgeKm(area, at, LIMIT_KM));
  }
}
