import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import type { FeltReport } from "../../shared/record/bulletin.ts";
import { areaOf, isInside } from "../../shared/geo/area.ts";
import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";
import { buildPlaceIndex } from "../../shared/geo/placeIndex.ts";
import { besideFault } from "../../shared/intensity/besideFault.ts";
import type { Fault } from "../../shared/intensity/faultScenario.ts";
import { schemeModel } from "../../shared/intensity/scheme.ts";
import { tabulateShaking } from "../../shared/intensity/shakingTable.ts";
import { shakingField } from "../../shared/shaking/shakingField.ts";
import { quake } from "../make/quake.ts";
import { runs } from "../runs.ts";
import { kmToLine } from "../geo/kmToLine.ts";

const ground = readGround(undefined, readDefaults());
const fault = (...line: LngLat[]): Fault => ({ name: "Uji", lines: [line] });
const ACROSS = fault([106.6, -7.1], [107.09, -6.84], [107.13, -6.82], [107.6, -6.59]);
const NORTH_SOUTH = fault([119.85, -1.3], [119.84, -0.9], [119.8, -0.5]);

function fieldOf(at: LngLat, magnitude: number, faults: Fault[], felt: FeltReport[] = []) {
  return shakingField(quake({}, { at, magnitude, depthKm: 10, felt }), { ...ground, faults });
}

describe("S15 beside a fault two tables tell what the equations do, within 0.01 MMI, and never less than the scheme", () => {
  test("for any part of crust, magnitude, depth and place", () => {
    const random = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(
        random(6.5, 9.5),
        random(0, 200),
        random(0.5, 1),
        random(0, 1),
        (magnitude, depthKm, crustal, slab) => {
          const weights = { crustal, interface: (1 - crustal) * (1 - slab), intraslab: (1 - crustal) * slab };
          const over = schemeModel(weights).over({ magnitude, depthKm });
          const beside = besideFault(over, tabulateShaking(over));
          for (const km of [0, 0.3, 4, 19, 21, 70, 180, 444, 900, 1700, 2500]) {
            for (const part of [0, 0.01, 0.2, 0.5, 0.9, 0.97, 1, 1.4]) {
              const exact = Math.max(over.at(km).mmi, over.at(km, part * km).mmi);
              expect(Math.abs(beside.mmi(km, part * km) - exact), `${km} km, ${part}`).toBeLessThan(0.01);
              expect(beside.mostMmi(km, part * km) - exact, `${km} km, ${part}`).toBeGreaterThan(-0.01);
            }
          }
        },
      ),
      { numRuns: runs(150) },
    );
  });

  test("a field tells each point of an index what it tells the place, within what it tells of its block", () => {
    const at: LngLat = [107.05, -6.84];
    const places = Array.from({ length: 400 }, (_, i): LngLat => [105 + (i % 20) / 4, -9 + Math.floor(i / 20) / 4]);
    const index = buildPlaceIndex(places);
    for (const felt of [[], [{ place: "Garut", mmiLow: 7, mmiHigh: 7 }]]) {
      const field = fieldOf(at, 7.7, [ACROSS], felt);
      const { blocks, least, most, mmi, km, open } = field.over(index, 0);
      for (let block = 0; block < blocks.count; block++) {
        open(block);
        blocks.positions.subarray(blocks.from[block], blocks.from[block + 1]).forEach((position, i) => {
          const place = places[position] ?? [0, 0];
          expect(km[i]).toBeCloseTo(distanceKm(at, place), 6);
          expect(mmi[i]).toBeCloseTo(field.mmiAt(place, distanceKm(at, place)), 6);
          expect(mmi[i]).toBeGreaterThanOrEqual(least[block] ?? Infinity);
          expect(mmi[i]).toBeLessThanOrEqual(most[block] ?? -Infinity);
        });
      }
      expect(Math.max(...most) - Math.min(...least)).toBeLessThan(12);
    }
  });
});

describe("E12 contours are of the field that the figures use, the rupture of a fault scenario included", () => {
  const garut = [{ place: "Garut", mmiLow: 7, mmiHigh: 7 }];
  test.each<[string, LngLat, number, Fault, FeltReport[]]>([
    ["across, M 7.7", [107.05, -6.84], 7.7, ACROSS, []],
    ["north to south, the epicentre beside it, M 7.5", [119.6, -0.6], 7.5, NORTH_SOUTH, []],
    ["M 6.6", [119.83, -0.7], 6.6, NORTH_SOUTH, []],
    ["with reports blended in", [107.05, -6.84], 7.7, ACROSS, garut],
  ])("%s: inside is where the field has the level", (_, at, magnitude, mapped, felt) => {
    const field = fieldOf(at, magnitude, [mapped], felt);
    const segment = field.inputs.fault?.segment ?? [];
    const segmentKm = kmToLine(segment);
    expect(field.inputs.fault).not.toBeNull();
    expect(field.contours?.length).toBeGreaterThan(2);
    for (const { mmi, area } of field.contours ?? []) {
      const zone = areaOf(area);
      let [inside, beside] = [0, 0];
      const circleKm = field.zones.find((one) => one.mmi === mmi)?.r50Km ?? 0;
      const places = [...near(at, 4, 61), ...near(at, 0.8, 31), ...segment];
      for (const place of places) {
        const km = distanceKm(at, place);
        const margin = field.mmiAt(place, km) - (mmi - 0.5);
        if (Math.abs(margin) < (felt.length > 0 ? 0.15 : 0.06)) continue;
        expect(isInside(zone, place), `${mmi} at ${place.join()}: ${margin}, ${segmentKm(place)} km`).toBe(margin > 0);
        if (margin > 0) inside++;
        if (margin > 0 && km > circleKm) beside++;
      }
      expect(inside).toBeGreaterThan(0);
      if (magnitude > 7 && mmi < 9) expect(beside, `outside the circle of ${mmi}`).toBeGreaterThan(0);
    }
  });

  test("a level that only the rupture reaches is drawn along it, as thin as it is", () => {
    const field = fieldOf([119.6, -0.6], 7.9, [NORTH_SOUTH]);
    const strongest = Math.floor(field.maxMmi + 0.5);
    expect(field.contours?.[0]?.mmi).toBe(strongest);
  });

  test("none are drawn where the circles are the field", () => {
    expect(fieldOf([107.05, -6.84], 7.7, []).contours).toBeNull();
  });
});

test("I17 the highest intensity is that of the whole field: beside the fault, or where a report raised it", () => {
  const at: LngLat = [119.3, -0.6];
  const circles = fieldOf(at, 7.5, []);
  expect(circles.maxMmi).toBe(circles.mmiAt(at, 0));
  const scenario = fieldOf(at, 7.5, [NORTH_SOUTH]);
  expect(scenario.maxMmi).toBeGreaterThanOrEqual(scenario.mmiAt(at, 0));
  for (const place of near(at, 1, 41))
    expect(scenario.mmiAt(place, distanceKm(at, place))).toBeLessThan(scenario.maxMmi + 0.01);
  const told = fieldOf([111.9, -6.3], 5, [], [{ place: "Malang", mmiLow: 5, mmiHigh: 5 }]);
  const malang = told.felt[0]?.at ?? [0, 0];
  expect(told.maxMmi).toBeGreaterThanOrEqual(told.mmiAt(malang, distanceKm([111.9, -6.3], malang)));
});

/** A square of places about one, `degrees` to each side. */
function near([lng, lat]: LngLat, degrees: number, across: number): LngLat[] {
  const step = (2 * degrees) / (across - 1);
  return Array.from({ length: across ** 2 }, (_, i): LngLat => [
    lng - degrees + (i % across) * step,
    lat - degrees + Math.floor(i / across) * step,
  ]);
}
