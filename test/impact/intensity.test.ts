import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allen2012, allen2012At } from "../../shared/intensity/allen2012.ts";
import { radiusWhere } from "../../shared/intensity/zones.ts";
import { runs } from "../runs.ts";

const magnitude = fc.double({ min: 1, max: 9.5, noNaN: true });
const depthKm = fc.double({ min: 0, max: 800, noNaN: true });
const km = fc.double({ min: 0, max: 20_015, noNaN: true });
const mmi = (m: number, depth: number, away: number) => allen2012.at({ magnitude: m, depthKm: depth }, away).mmi;

/**
 * From an independent Matlab implementation, as published with the tests of OpenQuake
 * (gem/oq-engine, openquake/hazardlib/tests/gsim/data/a12ipe/AWW_IPE_RHYPO_{MEAN,SIGMA}.csv): M, R in km, MMI, σ.
 */
const PUBLISHED = [
  [5, 1, 8.1928149, 1.1892958],
  [5, 10, 5.9736099, 1.1307441],
  [5, 50, 3.7394023, 0.8841552],
  [5, 100, 2.8223814, 0.8384363],
  [5, 300, 1.368028, 0.8221434],
  [6, 5, 7.8627966, 1.1731638],
  [6, 20, 6.4046804, 1.0298979],
  [6, 100, 4.2486195, 0.8384363],
  [7, 1, 8.2924672, 1.1892958],
  [7, 20, 7.5721877, 1.0298979],
  [7, 50, 6.5368604, 0.8841552],
  [7, 300, 4.2223319, 0.8221434],
] as const;

describe("I1 the equation of Allen, Wald & Worden 2012", () => {
  test.each(PUBLISHED)("M %d at %d km as published", (m, r, median, sigma) => {
    expect(allen2012At(m, r).mmi).toBeCloseTo(median, 6);
    expect(allen2012At(m, r).sigma).toBeCloseTo(sigma, 6);
  });

  test("distance is hypocentral, and nothing is nearer than 5 km", () => {
    expect(mmi(7, 30, 40)).toBe(allen2012At(7, 50).mmi);
    expect(mmi(6, 0, 0)).toBe(allen2012At(6, 5).mmi);
  });
});

describe("I2 intensity is between 1 and 10, never rises with distance, never falls with magnitude", () => {
  test("for M 1–9.5, depth 0–800, to the other side of the globe", () => {
    fc.assert(
      fc.property(magnitude, magnitude, depthKm, km, km, (m1, m2, depth, r1, r2) => {
        const [weak, strong] = [Math.min(m1, m2), Math.max(m1, m2)];
        const [near, far] = [Math.min(r1, r2), Math.max(r1, r2)];
        const value = mmi(weak, depth, near);
        expect(value).toBeGreaterThanOrEqual(1);
        expect(value).toBeLessThanOrEqual(10);
        expect(mmi(weak, depth, far)).toBeLessThanOrEqual(value + 1e-12);
        expect(mmi(strong, depth, near)).toBeGreaterThanOrEqual(value - 1e-12);
      }),
      { numRuns: runs(3000) },
    );
  });

  test("also from a held bulletin's impossible figures", () => {
    for (const m of [-9, 0, 15, 99])
      for (const depth of [-10, 0, 6400]) expect(mmi(m, depth, 0)).toBeGreaterThanOrEqual(1);
  });
});

describe("I3 the reach of a level", () => {
  test("is the largest distance at which a falling intensity still has it, to a metre", () => {
    fc.assert(
      fc.property(magnitude, depthKm, fc.integer({ min: 3, max: 10 }), (m, depth, level) => {
        const radius = radiusWhere((away) => mmi(m, depth, away), level - 0.5);
        if (radius === null) {
          expect(mmi(m, depth, 0)).toBeLessThan(level - 0.5);
          return;
        }
        expect(mmi(m, depth, radius)).toBeGreaterThanOrEqual(level - 0.5);
        if (radius < 20_015) expect(mmi(m, depth, radius + 0.002)).toBeLessThan(level - 0.5);
      }),
      { numRuns: runs(300) },
    );
  });

  test("of a level that is everywhere is half round the globe", () => {
    expect(radiusWhere(() => 5, 4.5)).toBeCloseTo(20_015.1, 0);
  });
});
