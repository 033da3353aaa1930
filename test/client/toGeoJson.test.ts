import { distance, point } from "@turf/turf";
import { describe, expect, test } from "vitest";
import { calmView, eventView } from "../../client/map/camera.ts";
import { isSameData } from "../../client/map/sameData.ts";
import {
  bandsToGeoJson,
  contoursToGeoJson,
  numeralsToGeoJson,
  postsToGeoJson,
  villagesToGeoJson,
} from "../../client/map/toGeoJson.ts";

const CIANJUR: [number, number] = [107.05, -6.84];
const ZONES = [
  { mmi: 7, radiusKm: 5.4 },
  { mmi: 6, radiusKm: 14.4 },
  { mmi: 5, radiusKm: 29 },
];

describe("zones", () => {
  test("bands are rings: each but the innermost has the next one cut out", () => {
    const { features } = bandsToGeoJson(CIANJUR, ZONES);
    expect(features).toMatchObject([
      { properties: { mmi: 7 } },
      { properties: { mmi: 6 } },
      { properties: { mmi: 5 } },
    ]);
    expect(features.map(({ geometry }) => geometry.coordinates.length)).toEqual([1, 2, 2]);
  });

  test("contours lie at their radius everywhere", () => {
    for (const [i, { geometry }] of contoursToGeoJson(CIANJUR, ZONES).features.entries())
      for (const at of geometry.coordinates)
        expect(distance(point(CIANJUR), point(at), { units: "kilometers" })).toBeCloseTo(ZONES[i]?.radiusKm ?? 0, 3);
  });

  test("each numeral stands on its line, at north and south", () => {
    const { features } = numeralsToGeoJson(CIANJUR, ZONES);
    expect(features.map(({ properties }) => `${properties?.["icon"]} ${properties?.["side"]}`)).toEqual([
      "mmi-7 north", "mmi-7 south", "mmi-6 north", "mmi-6 south", "mmi-5 north", "mmi-5 south",
    ]); // prettier-ignore
    for (const { geometry } of features) expect(geometry.coordinates[0]).toBeCloseTo(CIANJUR[0], 6);
    expect(features[0]?.geometry.coordinates[1]).toBeGreaterThan(CIANJUR[1]);
    expect(features[1]?.geometry.coordinates[1]).toBeLessThan(CIANJUR[1]);
  });
});

test("posts of one town stand side by side in a fixed order, danger by kind", () => {
  const at: [number, number] = [107.14, -6.82];
  const { features } = postsToGeoJson([
    { place: { id: "w", kind: "warehouse", at }, danger: false },
    { place: { id: "l", kind: "lumbung", at }, danger: true },
    { place: { id: "t", kind: "tagana", at }, danger: false },
  ]);
  expect(features).toMatchObject([
    { properties: { icon: "post-tagana", shift: -1 } },
    { properties: { icon: "post-lumbung-danger", shift: 0 } },
    { properties: { icon: "post-warehouse", shift: 1 } },
  ]);
});

test("a village dot's area, not its radius, follows its people", () => {
  const { features } = villagesToGeoJson(new Float32Array([107, -6, 400, 108, -7, 1600]));
  expect(features).toMatchObject([{ properties: { root: 20 } }, { properties: { root: 40 } }]);
});

test("the map is not told what it already shows", () => {
  const a = bandsToGeoJson(CIANJUR, ZONES);
  expect(isSameData(a, bandsToGeoJson(CIANJUR, ZONES))).toBe(true);
  expect(isSameData(a, bandsToGeoJson(CIANJUR, ZONES.slice(1)))).toBe(false);
});

describe("the camera", () => {
  test("calm keeps the last third of the height for words", () => {
    expect(calmView().padding.bottom).toBeGreaterThan(1 / 3);
  });

  test("an event fits the outer line and the helpers near it, and ignores those far away", () => {
    const near: [number, number] = [106.79, -6.59];
    const [west, south, east, north] = eventView(CIANJUR, 29, [near, [115, -8]]).bounds;
    expect(west).toBeLessThanOrEqual(near[0]);
    expect(north).toBeGreaterThanOrEqual(near[1]);
    expect(east).toBeLessThan(108);
    expect(south).toBeGreaterThan(-7.5);
  });
});
