import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allen2012At } from "../../shared/intensity/allen2012.ts";
import { schemeModel } from "../../shared/intensity/scheme.ts";
import { TECTONIC_CLASSES } from "../../shared/intensity/tectonics.ts";
import { radiusWhere } from "../../shared/intensity/zones.ts";
import { runs } from "../runs.ts";

const magnitude = fc.double({ min: 1, max: 9.5, noNaN: true });
const depthKm = fc.double({ min: 0, max: 800, noNaN: true });

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
});

describe("I2 intensity is on the scale", () => {
  test.each(TECTONIC_CLASSES)("also from a held bulletin's impossible figures: %s", (type) => {
    for (const m of [-9, 0, 15, 99])
      for (const depth of [-10, 0, 6400]) {
        const { mmi } = schemeModel(type).at({ magnitude: m, depthKm: depth }, 0);
        expect(mmi).toBeGreaterThanOrEqual(1);
        expect(mmi).toBeLessThanOrEqual(10);
      }
  });
});

describe("I3 the reach of a level", () => {
  const crustal = schemeModel("crustal");
  const mmi = (m: number, depth: number, away: number) => crustal.at({ magnitude: m, depthKm: depth }, away).mmi;

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
