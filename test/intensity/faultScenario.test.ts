import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";
import { besideFault } from "../../shared/intensity/besideFault.ts";
import { bssa14 } from "../../shared/intensity/bssa14.ts";
import { type Fault, faultScenario } from "../../shared/intensity/faultScenario.ts";
import { schemeModel } from "../../shared/intensity/scheme.ts";
import { tabulateShaking } from "../../shared/intensity/shakingTable.ts";
import { mmiOfLnPgv } from "../../shared/intensity/wgrw12.ts";
import { readCompanion, testWith } from "../companion.ts";
import { runs } from "../runs.ts";
import { kmToLine } from "../geo/kmToLine.ts";

const CRUSTAL = { crustal: 1, interface: 0, intraslab: 0 };
const crustal = schemeModel("crustal");

/** Along the equator, 20° long. */
const LONG: Fault = { name: "Lurus", lines: [Array.from({ length: 41 }, (_, i): LngLat => [110 + i / 2, 0])] };
const SHORT: Fault = { name: "Pendek", lines: [[[119.9, 0], [120.1, 0]]] }; // prettier-ignore

const PACK_FAULTS = "pack/faults_named.geojson";

const lengthOf = (points: readonly LngLat[]) =>
  points.reduce((sum, point, i) => sum + distanceKm(points[i - 1] ?? point, point), 0);

function packFaults(): Fault[] {
  const pack = JSON.parse(readCompanion(PACK_FAULTS)) as {
    features: { properties: { name: string }; geometry: { coordinates: LngLat[][] } }[];
  };
  return pack.features.map(({ properties, geometry }) => ({ name: properties.name, lines: geometry.coordinates }));
}

describe("S11 skenario sesar: a segment of 10^(−2.44+0.59M) km about the fault point nearest the epicentre", () => {
  const at: LngLat = [120, 0.1];

  test.each([LONG, SHORT])("on a fault that is $name", (fault) => {
    for (const magnitude of [6.5, 7, 7.5, 8]) {
      const scenario = faultScenario({ at, magnitude }, CRUSTAL, [fault]);
      expect(scenario?.fault).toBe(fault.name);
      expect(scenario?.lengthKm).toBeCloseTo(10 ** (-2.44 + 0.59 * magnitude), 9);
      const segment = scenario?.segment ?? [];
      expect(lengthOf(segment)).toBeCloseTo(scenario?.lengthKm ?? NaN, 6);
      expect(scenario?.middle[0]).toBeCloseTo(120, 6);
      for (const end of [segment[0], segment.at(-1)]) {
        expect(distanceKm(end ?? at, scenario?.middle ?? at)).toBeCloseTo((scenario?.lengthKm ?? NaN) / 2, 6);
        expect(end?.[1]).toBeCloseTo(0, 9);
      }
    }
  });

  test("from the end of a trace it goes straight on", () => {
    const scenario = faultScenario({ at: [120.2, 0], magnitude: 7 }, CRUSTAL, [SHORT]);
    expect(scenario?.middle[0]).toBeCloseTo(120.1, 9);
    expect(Math.abs(scenario?.segment[0]?.[0] ?? 0)).toBeLessThan(120.1);
    expect(lengthOf(scenario?.segment ?? [])).toBeCloseTo(scenario?.lengthKm ?? NaN, 6);
  });

  test("none without faults, for a quake too small, one of the slab, or one away from every fault", () => {
    const weights = { crustal: 0.4, interface: 0.3, intraslab: 0.3 };
    expect(faultScenario({ at, magnitude: 8 }, CRUSTAL, [])).toBeNull();
    expect(faultScenario({ at, magnitude: 6.49 }, CRUSTAL, [LONG])).toBeNull();
    expect(faultScenario({ at, magnitude: 8 }, weights, [LONG])).toBeNull();
    // 27.8 km away: only from M 7, whose rupture is 49 km long.
    expect(faultScenario({ at: [120, 0.25], magnitude: 6.9 }, CRUSTAL, [LONG])).toBeNull();
    expect(faultScenario({ at: [120, 0.25], magnitude: 7 }, CRUSTAL, [LONG])).not.toBeNull();
    expect(faultScenario({ at: [120, 0.5], magnitude: 7 }, CRUSTAL, [LONG])).toBeNull();
    expect(faultScenario({ at, magnitude: 7 }, CRUSTAL, [{ name: "Titik", lines: [[[120, 0]], []] }])).toBeNull();
  });

  testWith(PACK_FAULTS, "of the mapped faults, wherever the quake is: the length, and no NaN", () => {
    const faults = packFaults();
    let found = 0;
    fc.assert(
      fc.property(
        fc.double({ min: 95, max: 141, noNaN: true }),
        fc.double({ min: -11, max: 6, noNaN: true }),
        fc.double({ min: 6.5, max: 8.2, noNaN: true }),
        (lng, lat, magnitude) => {
          const scenario = faultScenario({ at: [lng, lat], magnitude }, CRUSTAL, faults);
          if (!scenario) return;
          found++;
          expect(lengthOf(scenario.segment)).toBeCloseTo(scenario.lengthKm, 5);
          expect(distanceKm([lng, lat], scenario.middle)).toBeCloseTo(scenario.awayKm, 6);
        },
      ),
      { numRuns: runs(150) },
    );
    expect(found).toBeGreaterThan(10);
  });
});

describe("S12 the scenario's envelope", () => {
  // Palu 2018: the epicentre, and the city 78 km to the south.
  const at: LngLat = [119.85, -0.18];
  const palu: LngLat = [119.87, -0.9];
  const shaking = crustal.over({ magnitude: 7.5, depthKm: 10 });
  const beside = besideFault(shaking, tabulateShaking(shaking));
  /** The product reads the envelope from tables (S15). */
  const TABLE_ERROR = 0.01;

  testWith(PACK_FAULTS, "Palu 2018: the city beside the segment is in VII, where the circles have it in VI", () => {
    const scenario = faultScenario({ at, magnitude: 7.5 }, CRUSTAL, packFaults());
    expect(scenario).not.toBeNull();
    if (!scenario) return;
    const [km, segmentKm] = [distanceKm(at, palu), kmToLine(scenario.segment)(palu)];
    expect(shaking.at(km).mmi).toBeLessThan(6.5);
    const mmi = beside.mmi(km, segmentKm);
    expect(mmi).toBeGreaterThan(7);
    expect(Math.abs(mmi - mmiOfLnPgv(bssa14("pgv", 7.5, 400)(segmentKm)))).toBeLessThan(TABLE_ERROR);
  });

  test("is never weaker than the scheme", () => {
    const scenario = faultScenario({ at: [120, 0.1], magnitude: 7.5 }, CRUSTAL, [LONG]);
    expect(scenario).not.toBeNull();
    if (!scenario) return;
    const segmentKm = kmToLine(scenario.segment);
    const kmTo = (place: LngLat) => distanceKm([120, 0.1], place);
    fc.assert(
      fc.property(
        fc.double({ min: 115, max: 125, noNaN: true }),
        fc.double({ min: -5, max: 5, noNaN: true }),
        (lng, lat) => {
          const km = kmTo([lng, lat]);
          expect(beside.mmi(km, segmentKm([lng, lat]))).toBeGreaterThan(shaking.at(km).mmi - TABLE_ERROR);
        },
      ),
    );
    const place: LngLat = [120.4, 0.05];
    expect(beside.mmi(kmTo(place), segmentKm(place))).toBeGreaterThan(shaking.at(kmTo(place)).mmi + TABLE_ERROR);
  });
});
