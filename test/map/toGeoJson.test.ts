import { area, booleanPointInPolygon, difference, distance, featureCollection, multiPolygon, point } from "@turf/turf";
import { describe, expect, test } from "vitest";
import { eventView } from "../../client/map/camera/camera.ts";
import { cutOut } from "../../client/map/ground/cutOut.ts";
import { chanceOf, fieldOf, namedLines } from "../../client/map/drawing/field.ts";
import { isSameData } from "../../client/map/sameData.ts";
import { doubtsToGeoJson } from "../../client/map/drawing/doubtsToGeoJson.ts";
import { bandsToGeoJson, contoursToGeoJson } from "../../client/map/drawing/fieldToGeoJson.ts";
import { postsToGeoJson } from "../../client/map/drawing/postsToGeoJson.ts";
import { villagesToGeoJson } from "../../client/map/ground/villagesToGeoJson.ts";
import { doubtNames } from "../../client/wall/map/names.ts";
import { impact } from "../make/impact.ts";

const CIANJUR: [number, number] = [107.05, -6.84];
const ZONES = [
  { mmi: 9, r50Km: 0, r16Km: 0 },
  { mmi: 8, r50Km: 0, r16Km: 6.7 },
  { mmi: 7, r50Km: 5.4, r16Km: 12 },
  { mmi: 6, r50Km: 14.4, r16Km: 26 },
  { mmi: 5, r50Km: 29, r16Km: 50 },
  { mmi: 4, r50Km: 60, r16Km: 90 },
];
const circles = impact({ id: "q", epicentre: CIANJUR, zones: ZONES });
const FIELD = fieldOf(circles);
const RADII_KM = [5.4, 14.4, 29];
/** Two parts, the second the larger one. */
const square = ([west, south]: [number, number], side: number) => [
  [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ] as [number, number][],
];
const TWO_PARTS = [square([108, -8], 0.1), square([107, -7], 0.3)];

describe("zones", () => {
  test("bands are rings: each but the innermost has the next one cut out", () => {
    const { features } = bandsToGeoJson(FIELD);
    expect(features).toMatchObject([
      { properties: { mmi: 7 } },
      { properties: { mmi: 6 } },
      { properties: { mmi: 5 } },
    ]);
    expect(features.map(({ geometry }) => geometry.coordinates.map((rings) => rings.length))).toEqual([[1], [2], [2]]);
  });

  test("bands of nested parts cover what a cut of polygons leaves", () => {
    const ring = (west: number, south: number, side: number) => square([west, south], side)[0] ?? [];
    // Two parts; in the first a hollow with an island; the inner class in both, in the first with the hollow about the hollow.
    const outer = [[ring(0, 0, 10), ring(4, 4, 2)], [ring(4.5, 4.5, 1)], [ring(20, 0, 5)]];
    const inner = [[ring(1, 1, 8), ring(3, 3, 4)], [ring(21, 1, 1)], [ring(21, 3, 1)], [ring(40, 40, 1)]];
    const ours = cutOut(outer, inner);
    const cut = difference(featureCollection([multiPolygon(outer), multiPolygon(inner)]));
    expect(area(multiPolygon(ours)) / area(cut!)).toBeCloseTo(1, 6);
    for (let x = 0.25; x < 26; x += 0.5)
      for (let y = 0.25; y < 11; y += 0.5)
        expect([x, y, booleanPointInPolygon([x, y], multiPolygon(ours))]).toEqual([
          x,
          y,
          booleanPointInPolygon([x, y], cut!),
        ]);
  });

  test("contours lie at their radius everywhere", () => {
    for (const [i, { geometry }] of contoursToGeoJson(FIELD).features.entries())
      for (const at of geometry.coordinates.flat())
        expect(distance(point(CIANJUR), point(at), { units: "kilometers" })).toBeCloseTo(RADII_KM[i] ?? 0, 3);
  });

  test("W27 contours take the place of the circles, and a numeral stands on the largest part", () => {
    const field = fieldOf({ ...circles, contours: [{ mmi: 5, area: TWO_PARTS }] });
    expect(contoursToGeoJson(field).features.map(({ geometry }) => geometry.coordinates.length)).toEqual([2]);
    expect(namedLines(field)).toEqual([{ mmi: 5, line: TWO_PARTS[1]?.[0] }]);
  });

  test("W28 the class that is reached at one chance in six is a dotted limit with words", () => {
    const chance = chanceOf(circles);
    expect(chance?.mmi).toBe(8);
    for (const at of chance?.ring ?? [])
      expect(distance(point(CIANJUR), point(at), { units: "kilometers" })).toBeCloseTo(6.7, 3);
    expect(doubtNames(chance, null).map(({ widest }) => widest)).toEqual([
      { name: "VIII mungkin,", figure: "1 dari 6" },
    ]);
  });

  test("W28 none where contours reach that class, or where a fault is assumed", () => {
    expect(chanceOf({ ...circles, contours: [{ mmi: 8, area: TWO_PARTS }] })).toBeNull();
    const fault = { name: "Cugenang", awayKm: 2, lengthKm: 9, segment: [CIANJUR, [107.1, -6.8]] as [number, number][] };
    expect(chanceOf({ ...circles, inputs: { ...circles.inputs, fault } })).toBeNull();
    expect(doubtsToGeoJson(null, fault.segment).features).toMatchObject([{ properties: { kind: "fault" } }]);
    expect(doubtNames(null, fault.segment).map(({ widest }) => widest.name)).toEqual(["skenario sesar"]);
  });
});

test("posts of one town stand side by side in a fixed order, danger by kind", () => {
  const common = { at: [107.14, -6.82] as [number, number], kabCode: "32.03", province: "Jawa Barat" };
  const { features } = postsToGeoJson(
    [
      { place: { id: "w", kind: "warehouse", ...common }, danger: false },
      { place: { id: "l", kind: "lumbung", ...common }, danger: true },
      { place: { id: "t", kind: "tagana", ...common }, danger: false },
    ],
    { u: 0.5, moved: () => [10, 4] },
  );
  expect(features).toMatchObject([
    { properties: { icon: "post-tagana", shift: -1, aside: [-10.5, 4] } },
    { properties: { icon: "post-lumbung-danger", shift: 0, aside: [10, 4] } },
    { properties: { icon: "post-warehouse", shift: 1, aside: [30.5, 4] } },
  ]);
});

test("a village dot's area, not its radius, follows its people", () => {
  const { features } = villagesToGeoJson(new Float32Array([107, -6, 400, 108, -7, 1600]));
  expect(features).toMatchObject([{ properties: { root: 20 } }, { properties: { root: 40 } }]);
});

test("the map is not told what it already shows", () => {
  const a = bandsToGeoJson(FIELD);
  expect(isSameData(a, bandsToGeoJson(FIELD))).toBe(true);
  expect(isSameData(a, bandsToGeoJson(FIELD.slice(1)))).toBe(false);
});

describe("the camera", () => {
  test("an event fits the outer line and the helpers near it, and ignores those far away", () => {
    const near: [number, number] = [106.79, -6.59];
    const [west, south, east, north] = eventView({
      padding: { top: 0, right: 0, bottom: 0, left: 0 },
      centre: CIANJUR,
      reachKm: 29,
      helpers: [near, [115, -8]],
      outline: [],
    }).bounds;
    expect(west).toBeLessThanOrEqual(near[0]);
    expect(north).toBeGreaterThanOrEqual(near[1]);
    expect(east).toBeLessThan(108);
    expect(south).toBeGreaterThan(-7.5);
  });
});
