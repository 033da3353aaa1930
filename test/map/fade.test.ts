import { booleanPointInPolygon, point } from "@turf/turf";
import { expect, test } from "vitest";
import { fadeAround } from "../../client/map/ground/fade.ts";

const square = (west: number, south: number, east: number, north: number) => ({
  type: "Polygon" as const,
  coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
}); // prettier-ignore

test("map.18 beyond its edge the sea floor is gone, and towards it it goes by steps that are felt and not seen", () => {
  const fade = fadeAround({
    type: "GeometryCollection",
    geometries: [square(84, -24, 150, 20), square(120, 0, 156, 26)],
  });
  const leftAt = (lng: number, lat: number) =>
    fade.features
      .filter((frame) => booleanPointInPolygon(point([lng, lat]), frame))
      .reduce((left, { properties }) => left * (1 - Number(properties?.["opacity"])), 1);
  expect(leftAt(118, -2)).toBe(1);
  for (const [lng, lat] of [
    [83.9, 0],
    [156.1, 0],
    [118, 26.1],
    [118, -24.1],
  ] as const)
    // prettier-ignore
    expect(leftAt(lng, lat)).toBe(0);
  let before = leftAt(80, 0);
  for (let lng = 80; lng < 92; lng += 0.2) {
    const left = leftAt(lng, 0);
    expect(left).toBeGreaterThanOrEqual(before - 1e-9);
    expect(left - before).toBeLessThan(0.14);
    before = left;
  }
  expect(before).toBe(1);
});

test("map.18 nothing to end, nothing to fade", () => {
  expect(fadeAround({ type: "FeatureCollection", features: [] }).features).toEqual([]);
});
