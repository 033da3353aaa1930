import * as turf from "@turf/turf";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { areaOf, edgeKm, grown, isInside } from "../../shared/geo/area.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { describeWith, testWith } from "../companion.ts";
import { runs } from "../runs.ts";
import { capAlerts, kabupatenShapes } from "./recorded.ts";

const closed = (ring: LngLat[]): LngLat[] => [...ring, ring[0] ?? [0, 0]];
const near = (lng: number, lat: number, reach: number) =>
  fc.tuple(
    fc.double({ min: lng - reach, max: lng + reach, noNaN: true }),
    fc.double({ min: lat - reach, max: lat + reach, noNaN: true }),
  ) as fc.Arbitrary<LngLat>;
/** Any order of corners: most of them cross themselves. */
const ring = fc.array(near(107, -7, 1), { minLength: 3, maxLength: 12 }).map(closed);

/** The oracle on boundaries: a point this near to an edge may fall on either side. */
const onEdge = (km: number) => km < 1e-6;

/** GeoJSON's edges are straight in longitude and latitude, turf's are great circles: many short pieces are both. */
function oracleEdgeKm(polygons: LngLat[][][], at: LngLat, pieces = 1): number {
  const lines = polygons.flat().map((line) =>
    line.flatMap(([x, y], i): LngLat[] => {
      const [toX, toY] = line[i + 1] ?? [x, y];
      return Array.from({ length: pieces }, (_, k) => [x + ((toX - x) * k) / pieces, y + ((toY - y) * k) / pieces]);
    }),
  );
  return Math.min(...lines.map((line) => turf.pointToLineDistance(at, turf.lineString(line))));
}

describe("I10 a point is inside by even-odd, as turf has it", () => {
  test("random rings that cross themselves", () => {
    fc.assert(
      fc.property(ring, near(107, -7, 1.2), (outline, at) => {
        const area = areaOf([[outline]]);
        fc.pre(!onEdge(edgeKm(area, at, 1)));
        expect(isInside(area, at)).toBe(turf.booleanPointInPolygon(at, turf.polygon([outline])));
      }),
      { numRuns: runs(500) },
    );
  });

  test("repeated points, slivers and open rings change nothing", () => {
    fc.assert(
      fc.property(ring, near(107, -7, 1.2), (outline, at) => {
        const sliver: LngLat[] = [outline[0] ?? [0, 0], outline[1] ?? [0, 0], outline[0] ?? [0, 0]];
        const twice = outline.flatMap((point) => [point, point]);
        const plain = areaOf([[outline]]);
        fc.pre(!onEdge(edgeKm(plain, at, 1)));
        expect(isInside(areaOf([[twice.slice(0, -2)], [sliver], [], [[]]]), at)).toBe(isInside(plain, at));
      }),
    );
  });

  describeWith("feeds/nowcast-cap", "inside recorded warnings as turf has it", (folder) => {
    test.each(capAlerts(folder))("$name", ({ rings }) => {
      expect(rings.length).toBeGreaterThan(0);
      const area = areaOf(rings.map((outline) => [outline]));
      const oracle = rings.map((outline) => turf.polygon([outline]));
      const [west, south, east, north] = grown(area.box ?? [0, 0, 0, 0], 5);
      const points = fc.sample(fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 9999 })), {
        numRuns: runs(800),
        seed: 7,
      });
      const answers = points.map(([a, b]) => {
        const at: LngLat = [west + ((east - west) * a) / 9999, south + ((north - south) * b) / 9999];
        const inside = isInside(area, at);
        if (!onEdge(edgeKm(area, at, 1))) {
          expect(inside, String(at)).toBe(oracle.some((polygon) => turf.booleanPointInPolygon(at, polygon)));
        }
        return inside;
      });
      expect(new Set(answers).size).toBe(2);
    });
  });

  testWith("pack", "kabupaten of the pack, holes and islands included", (pack) => {
    const shapes = kabupatenShapes(pack);
    expect(shapes).toHaveLength(514);
    const whole = areaOf(shapes.flatMap(({ polygons }) => polygons));
    let inside = 0;
    for (const { code, polygons } of shapes.filter((_, i) => i % 12 === 0)) {
      const area = areaOf(polygons);
      const oracle = turf.multiPolygon(polygons);
      const [west, south, east, north] = area.box ?? [0, 0, 0, 0];
      for (let i = 0; i < 12; i++) {
        const at: LngLat = [
          west + ((east - west) * ((i * 7.31) % 12)) / 12,
          south + ((north - south) * (i + 0.37)) / 12,
        ];
        const found = isInside(area, at);
        expect(found, `${code} ${at}`).toBe(turf.booleanPointInPolygon(at, oracle));
        if (found) expect(isInside(whole, at)).toBe(true);
        inside += Number(found);
      }
    }
    expect(inside).toBeGreaterThan(50);
  });
});

describe("I11 the distance to an edge is good to 0.1 % within 50 km", () => {
  test("random rings", () => {
    fc.assert(
      fc.property(
        fc.array(near(107, -7, 0.4), { minLength: 3, maxLength: 8 }).map(closed),
        near(107, -7, 0.9),
        (outline, at) => {
          const ours = edgeKm(areaOf([[outline]]), at, 50);
          const theirs = oracleEdgeKm([[outline]], at, 32);
          if (ours === Infinity) expect(theirs).toBeGreaterThan(50 * 0.999);
          else expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(0.001 * theirs + 0.0005);
        },
      ),
      { numRuns: runs(200) },
    );
  });

  describeWith("feeds/nowcast-cap", "to the edges of recorded warnings as turf has it", (folder) => {
    test.each(capAlerts(folder))("$name", ({ rings }) => {
      const polygons = rings.map((outline) => [outline]);
      const area = areaOf(polygons);
      const [west, south, east, north] = grown(area.box ?? [0, 0, 0, 0], 40);
      for (let i = 0; i < 40; i++) {
        const at: LngLat = [west + ((east - west) * ((i * 13.7) % 40)) / 40, south + ((north - south) * i) / 40];
        const theirs = oracleEdgeKm(polygons, at);
        if (theirs < 50) expect(Math.abs(edgeKm(area, at, 50) - theirs)).toBeLessThanOrEqual(0.001 * theirs + 1e-6);
      }
    });
  });

  test("beyond the limit is Infinity, at the limit it is not cut", () => {
    const area = areaOf([[closed([[107, -7], [107.1, -7], [107.1, -6.9]])]]); // prettier-ignore
    const exact = edgeKm(area, [106.99, -7], 50);
    expect(exact).toBeCloseTo(1.1037, 3);
    expect(edgeKm(area, [106.99, -7], exact * 1.0000001)).toBe(exact);
    expect(edgeKm(area, [106.99, -7], exact * 0.999)).toBe(Infinity);
  });
});

describe("I12 the date line and empty areas", () => {
  const strip = areaOf([[closed([[179, -1], [-179, -1], [-179, 1], [179, 1]])]]); // prettier-ignore

  test.each([
    [[179.5, 0], true],
    [[-179.5, 0], true],
    [[180, 0.5], true],
    [[-180, 0.5], true],
    [[178.5, 0], false],
    [[-178.5, 0], false],
    [[0, 0], false],
  ] as [LngLat, boolean][])("%o across the date line: %s", (at, inside) => expect(isInside(strip, at)).toBe(inside));

  test("distance reaches over the date line", () => {
    const east = areaOf([[closed([[-179.99, -1], [-179, -1], [-179, 1], [-179.99, 1]])]]); // prettier-ignore
    expect(edgeKm(east, [179.99, 0], 5)).toBeCloseTo(2.2239, 3);
  });

  test("nothing is inside nothing", () => {
    expect(isInside(areaOf([]), [107, -7])).toBe(false);
    expect(edgeKm(areaOf([[[]]]), [107, -7], 50)).toBe(Infinity);
    expect(areaOf([]).box).toBeNull();
  });
});
