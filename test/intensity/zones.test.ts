import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { probabilityAtLeast } from "../../shared/intensity/probability.ts";
import { schemeModel } from "../../shared/intensity/scheme.ts";
import { mmiInTable, sigmaInTable, tabulateShaking } from "../../shared/intensity/shakingTable.ts";
import { FARTHEST_ZONE_KM, shakingZones } from "../../shared/intensity/shakingZones.ts";
import { TECTONIC_CLASSES, type TectonicClass, weightsAbove } from "../../shared/intensity/tectonics.ts";
import { describeWith } from "../companion.ts";
import { runs } from "../runs.ts";
import { figure, readFigures } from "./checks.ts";

const magnitude = fc.double({ min: 1, max: 9.5, noNaN: true });
const depth = fc.oneof(fc.double({ min: 0, max: 70, noNaN: true }), fc.double({ min: 0, max: 800, noNaN: true }));
const model = fc.oneof(
  fc.constantFrom(...TECTONIC_CLASSES).map((type) => schemeModel(type)),
  fc
    .record({
      zone: fc.constant("a"),
      depthKm: fc.double({ min: 0, max: 100, noNaN: true }),
      uncertaintyKm: fc.double({ min: 0, max: 40, noNaN: true }),
      deepestInterfaceKm: fc.constantFrom(41, 53),
    })
    .map((slab) => schemeModel((quake) => weightsAbove([slab], quake))),
);

describeWith("facts/radii_recommended_scheme.csv", "S7 zones of 78 quakes of the scheme", (file) => {
  const rows = readFigures(file);

  test.each(rows)("$class M $M, $depth_km km deep: radii within 1 km, as the table has them", (row) => {
    const shaking = schemeModel(row["class"] as TectonicClass).over({
      magnitude: figure(row, "M"),
      depthKm: figure(row, "depth_km"),
    });
    const zones = shakingZones(shaking.at, tabulateShaking(shaking));
    expect(shaking.at(0).mmi).toBeCloseTo(figure(row, "I_epicentre"), 1.9);
    expect(shaking.at(0).sigma).toBeCloseTo(figure(row, "sigma_epicentre"), 1.9);
    ["IV", "V", "VI", "VII", "VIII"].forEach((numeral, i) => {
      const zone = zones.find(({ mmi }) => mmi === i + 4);
      expect(Math.abs((zone?.r50Km ?? 0) - figure(row, `R50_${numeral}`)), `R50 ${numeral}`).toBeLessThan(0.51);
      expect(Math.abs((zone?.r16Km ?? 0) - figure(row, `R16_${numeral}`)), `R16 ${numeral}`).toBeLessThan(0.51);
    });
  });

  test("all 78 are there", () => {
    expect(rows.length).toBe(78);
  });
});

describe("S7 zones: R50 where the median falls to L − 0.5, R16 where median + σ does", () => {
  test("strongest first, each within the next, R16 never within R50, none beyond 1500 km", () => {
    fc.assert(
      fc.property(model, magnitude, depth, (scheme, m, depthKm) => {
        const shaking = scheme.over({ magnitude: m, depthKm });
        const zones = shakingZones(shaking.at, tabulateShaking(shaking));
        const { mmi, sigma } = shaking.at(0);
        expect(zones.map((zone) => zone.mmi)).toEqual([10, 9, 8, 7, 6, 5, 4, 3].filter((l) => mmi + sigma >= l - 0.5));
        zones.forEach((zone, i) => {
          const level = zone.mmi - 0.5;
          expect(zone.r50Km).toBeGreaterThanOrEqual(zones[i - 1]?.r50Km ?? 0);
          expect(zone.r16Km).toBeGreaterThanOrEqual(zone.r50Km);
          expect(zone.r16Km).toBeLessThanOrEqual(FARTHEST_ZONE_KM);
          if (mmi >= level) expect(shaking.at(zone.r50Km).mmi).toBeGreaterThanOrEqual(level);
          else expect(zone.r50Km).toBe(0);
          if (zone.r50Km < FARTHEST_ZONE_KM) expect(shaking.at(zone.r50Km + 0.002).mmi).toBeLessThan(level);
        });
      }),
      { numRuns: runs(300) },
    );
  });
});

describe("S8 P(I ≥ L) is 1 − Φ((L − 0.5 − I) / σ), within 1e-12", () => {
  // ½·erfc(−z/√2) of the C library.
  test.each([
    [0, 0.5],
    [0.5, 0.691462461274013],
    [1, 0.841344746068543],
    [2, 0.977249868051821],
    [2.98, 0.99855875808266],
    [3.02, 0.998736126572328],
    [4, 0.999968328758167],
  ])("at z = %d", (z, phi) => {
    expect(probabilityAtLeast(6.5 + z, 1, 7)).toBeCloseTo(phi, 12);
    expect(probabilityAtLeast(6.5 - z, 1, 7)).toBeCloseTo(1 - phi, 12);
  });

  test("rises with intensity, falls with the level, and stays between 0 and 1", () => {
    const mmi = fc.double({ min: 1, max: 10, noNaN: true });
    fc.assert(
      fc.property(
        mmi,
        mmi,
        fc.double({ min: 0.6, max: 2, noNaN: true }),
        fc.integer({ min: 2, max: 10 }),
        (a, b, sigma, level) => {
          const p = probabilityAtLeast(Math.min(a, b), sigma, level);
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1);
          expect(probabilityAtLeast(Math.max(a, b), sigma, level)).toBeGreaterThanOrEqual(p - 1e-12);
          expect(probabilityAtLeast(Math.min(a, b), sigma, level + 1)).toBeLessThanOrEqual(p);
        },
      ),
    );
  });
});

test("S9 the table agrees with the scheme within 0.005 MMI and never rises", () => {
  const km = fc.oneof(
    fc.double({ min: 0, max: 60, noNaN: true }),
    fc.double({ min: 0, max: 2500, noNaN: true }),
    fc.integer({ min: 0, max: 256 }).map((i) => 2000 * (i / 256) ** 2),
  );
  fc.assert(
    fc.property(
      model,
      magnitude,
      depth,
      fc.array(km, { minLength: 40, maxLength: 40 }),
      (scheme, m, depthKm, distances) => {
        const shaking = scheme.over({ magnitude: m, depthKm });
        const table = tabulateShaking(shaking);
        let before = Infinity;
        for (const away of [0, ...distances, 20_015].sort((a, b) => a - b)) {
          const exact = shaking.at(away);
          const mmi = mmiInTable(table, away);
          expect(Math.abs(mmi - exact.mmi)).toBeLessThan(0.005);
          expect(Math.abs(sigmaInTable(table, away) - exact.sigma)).toBeLessThan(0.005);
          expect(mmi).toBeLessThanOrEqual(before + 1e-12);
          before = mmi;
        }
      },
    ),
    { numRuns: runs(1000) },
  );
});
