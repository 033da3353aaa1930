import * as turf from "@turf/turf";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";
import { buildPlaceIndex } from "../../shared/geo/placeIndex.ts";
import { runs } from "../runs.ts";

const lng = fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(-180, 180, 179.9, -179.9, 0));
const lat = fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(-90, 90, 89.9, -89.9, 0));
const lngLat = fc.tuple(lng, lat) as fc.Arbitrary<LngLat>;
const points = fc.array(lngLat, { maxLength: 80 });

describe("I13 the index answers as a search through every point would", () => {
  test("around, anywhere on the globe", () => {
    fc.assert(
      fc.property(points, lngLat, fc.double({ min: 0, max: 21_000, noNaN: true }), (list, at, km) => {
        const found = new Map<number, number>();
        buildPlaceIndex(list).around(at, km, (index, away) => found.set(index, away));
        list.forEach((point, index) => {
          const away = distanceKm(at, point);
          const got = found.get(index);
          // Half round the globe the haversine itself is good to metres only.
          if (Math.abs(away - km) > 0.01) expect(got !== undefined, `${point} at ${away} km`).toBe(away < km);
          if (got !== undefined) expect(Math.abs(got - away)).toBeLessThan(0.01);
        });
      }),
      { numRuns: runs(400) },
    );
  });

  test("nearest, beyond a distance", () => {
    const beyond = fc.oneof(fc.constant(-1), fc.double({ min: 0, max: 20_000, noNaN: true }));
    fc.assert(
      fc.property(points, lngLat, fc.integer({ min: 1, max: 12 }), beyond, (list, at, count, beyondKm) => {
        const distances = list.map((point) => distanceKm(at, point));
        fc.pre(distances.every((km) => Math.abs(km - beyondKm) > 0.01));
        const expected = distances
          .filter((km) => km > beyondKm)
          .sort((a, b) => a - b)
          .slice(0, count);
        const found = buildPlaceIndex(list).nearest(at, count, beyondKm);
        expect(found).toHaveLength(expected.length);
        found.forEach(({ km }, i) => expect(Math.abs(km - (expected[i] ?? NaN))).toBeLessThan(0.01));
      }),
      { numRuns: runs(300) },
    );
  });

  test("distance agrees with turf everywhere, the date line included", () => {
    fc.assert(
      fc.property(lngLat, lngLat, (a, b) => {
        expect(Math.abs(distanceKm(a, b) - turf.distance(a, b))).toBeLessThan(0.01);
      }),
    );
  });

  test("each is told once, also where the circle takes in a pole or the whole globe", () => {
    const list: LngLat[] = [[180, 0], [-180, 0], [0, 90], [90, 90], [10, -90]]; // prettier-ignore
    const told: number[] = [];
    buildPlaceIndex(list).around([179, 1], 30_000, (index) => told.push(index));
    expect(told.sort()).toEqual([0, 1, 2, 3, 4]);
  });

  test("an empty index has nothing near", () => expect(buildPlaceIndex([]).nearest([107, -7], 3)).toEqual([]));
});
