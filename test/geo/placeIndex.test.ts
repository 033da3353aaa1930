import * as turf from "@turf/turf";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";
import { buildPlaceIndex } from "../../shared/geo/placeIndex.ts";
import { runs } from "../runs.ts";

const lng = fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(-180, 180, 179.9, -179.9, 0));
const lat = fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(-90, 90, 89.9, -89.9, 0));
const lngLat = fc.tuple(lng, lat) as fc.Arbitrary<LngLat>;

describe("I13 the index answers as a search through every point would", () => {
  test("the nearest, anywhere on the globe", () => {
    fc.assert(
      fc.property(fc.array(lngLat, { minLength: 1, maxLength: 300 }), lngLat, (list, at) => {
        const distances = list.map((point) => distanceKm(at, point));
        const found = buildPlaceIndex(list).nearest(at);
        // Half round the globe the haversine itself is good to metres only.
        expect(Math.abs((found?.km ?? NaN) - Math.min(...distances))).toBeLessThan(0.01);
        expect(Math.abs((found?.km ?? NaN) - (distances[found?.index ?? -1] ?? NaN))).toBeLessThan(0.01);
      }),
      { numRuns: runs(400) },
    );
  });

  test("distance agrees with turf everywhere, the date line included", () => {
    fc.assert(
      fc.property(lngLat, lngLat, (a, b) => {
        expect(Math.abs(distanceKm(a, b) - turf.distance(a, b))).toBeLessThan(0.01);
      }),
    );
  });

  test("across the date line and a pole, and the first in the list of points at one place", () => {
    const list: LngLat[] = [[-170, 0], [179, 0], [179, 0], [90, 89]]; // prettier-ignore
    const index = buildPlaceIndex(list);
    expect(index.nearest([-179, 0])?.index).toBe(1);
    expect(index.nearest([-90, 89])?.index).toBe(3);
  });

  test("an empty index has nothing near", () => expect(buildPlaceIndex([]).nearest([107, -7])).toBeNull());
});
