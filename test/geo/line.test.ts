import { destination, lineString, nearestPointOnLine } from "@turf/turf";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";
import { nearestOnLine, pointTowards } from "../../shared/geo/line.ts";
import { runs } from "../runs.ts";
import { kmToLine } from "./kmToLine.ts";

const near = (lng: number, lat: number) =>
  fc.tuple(
    fc.double({ min: lng - 4, max: lng + 4, noNaN: true }),
    fc.double({ min: lat - 4, max: lat + 4, noNaN: true }),
  );
/** Points well apart: of a piece of no length turf makes NaN. */
const line = fc
  .array(near(120, -2), { minLength: 2, maxLength: 8 })
  .filter((points) => points.every((point, i) => i === 0 || distanceKm(point, points[i - 1] ?? point) > 1));

describe("S10 lines on the sphere", () => {
  test("the nearest point is turf's, within a metre", () => {
    fc.assert(
      fc.property(line, near(120, -2), (points, at) => {
        const theirs = nearestPointOnLine(lineString(points), at, { units: "kilometers" });
        const theirKm = distanceKm(at, theirs.geometry.coordinates as LngLat);
        const foot = nearestOnLine(points, at);
        expect(foot).not.toBeNull();
        expect(Math.abs((foot?.km ?? NaN) - theirKm)).toBeLessThan(0.001);
        expect(distanceKm(at, foot?.at ?? [0, 0])).toBeCloseTo(foot?.km ?? NaN, 6);
        expect(kmToLine(points)(at)).toBeCloseTo(foot?.km ?? NaN, 9);
      }),
      { numRuns: runs(500) },
    );
  });

  test("a point towards another is turf's destination, and beyond it too", () => {
    fc.assert(
      fc.property(near(120, -2), fc.double({ min: 0, max: 359, noNaN: true }), (from, bearing) => {
        const at = (km: number) => destination(from, km, bearing).geometry.coordinates as LngLat;
        for (const km of [5, 100, 800]) expect(distanceKm(pointTowards(from, at(100), km), at(km))).toBeLessThan(0.001);
      }),
    );
  });

  test("across the date line, at a pole, and of a single point", () => {
    const line: LngLat[] = [
      [179, 0],
      [-179, 0],
    ];
    expect(nearestOnLine(line, [-179.9, 1])?.km).toBeCloseTo(distanceKm([-179.9, 0], [-179.9, 1]), 6);
    expect(kmToLine(line)([180, 0])).toBeCloseTo(0, 9);
    expect(kmToLine([[0, 89], [180, 89]])([90, 90])).toBeCloseTo(0, 6); // prettier-ignore
    expect(nearestOnLine([[10, 10]], [10, 11])?.km).toBeCloseTo(distanceKm([10, 10], [10, 11]), 9);
    expect(kmToLine([[10, 10]])([10, 11])).toBeCloseTo(distanceKm([10, 10], [10, 11]), 9);
    expect(nearestOnLine([], [0, 0])).toBeNull();
    expect(kmToLine([])([0, 0])).toBe(Infinity);
  });

  test("of two points that are one, that point", () => {
    const twice: LngLat[] = [
      [100, 0],
      [100, 0],
    ];
    expect(nearestOnLine(twice, [101, 0])?.at[0]).toBeCloseTo(100, 9);
  });
});
