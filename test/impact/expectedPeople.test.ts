import { describe, expect, test } from "vitest";
import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";
import { expectedPeople } from "../../shared/impact/expectedPeople.ts";
import { shakenPeople } from "../../shared/impact/shakenPeople.ts";
import { probabilityAtLeast } from "../../shared/intensity/probability.ts";
import type { FeltReport } from "../../shared/record/bulletin.ts";
import { Impact } from "../../shared/record/impact.ts";
import { shakingField } from "../../shared/shaking/shakingField.ts";
import { impact } from "../make/impact.ts";
import { quake } from "../make/quake.ts";

const defaults = readDefaults();
const ground = readGround(undefined, defaults);
const ACROSS = { name: "Uji", lines: [[[106.6, -7.1], [107.09, -6.84], [107.6, -6.59]] as LngLat[]] }; // prettier-ignore
const felt = (place: string, mmi: number): FeltReport => ({ place, mmiLow: mmi, mmiHigh: mmi });

describe("impact.20 people × chance", () => {
  test.each<[string, LngLat, number, number, FeltReport[], (typeof ACROSS)[]]>([
    ["Cianjur 2022", [107.05, -6.84], 5.6, 10, [], []],
    ["Bantul 2023", [110.08, -8.63], 6.4, 25, [], []],
    ["Kertasari 2024", [107.67, -7.19], 4.9, 10, [], []],
    ["Padang 2009, an intraslab quake", [99.65, -0.84], 7.6, 71, [], []],
    ["with reports", [107.05, -6.84], 5.6, 10, [felt("Garut", 5), felt("Cianjur", 7), felt("Jakarta", 3)], []],
    ["with a fault scenario", [107.05, -6.84], 7.2, 10, [], [ACROSS]],
    ["with both", [107.05, -6.84], 7.2, 10, [felt("Garut", 6)], [ACROSS]],
  ])("%s: by half units it is near the sum over points", (_, at, magnitude, depthKm, felt, faults) => {
    const field = shakingField(quake({}, { at, magnitude, depthKm, felt }), { ...ground, faults });
    const exact = { v: 0, vi: 0, vii: 0, viii: 0 };
    for (const point of defaults.population) {
      const km = distanceKm(at, point.at);
      const mmi = field.mmiAt(point.at, km);
      if (mmi < 3.5) continue;
      const sigma = field.sigmaAt(point.at, km);
      exact.v += point.people * probabilityAtLeast(mmi, sigma, 5);
      exact.vi += point.people * probabilityAtLeast(mmi, sigma, 6);
      exact.vii += point.people * probabilityAtLeast(mmi, sigma, 7);
      exact.viii += point.people * probabilityAtLeast(mmi, sigma, 8);
    }
    const { expected } = shakenPeople(field, ground);
    for (const [level, part] of [
      ["v", 0.25],
      ["vi", 0.25],
      ["vii", 0.3],
    ] as const) {
      // prettier-ignore
      expect(expected[level] / exact[level], level).toBeGreaterThan(1 - part);
      expect(expected[level] / exact[level], level).toBeLessThan(1 + part);
    }
  });

  test("beside a segment σ is that of shaking by the segment", () => {
    const field = shakingField(quake({}, { at: [107.05, -6.84], magnitude: 7.2, depthKm: 10 }), {
      ...ground,
      faults: [ACROSS],
    });
    const plain = shakingField(quake({}, { at: [107.05, -6.84], magnitude: 7.2, depthKm: 10 }), ground);
    const beside: LngLat = [107.3, -6.73];
    const km = distanceKm([107.05, -6.84], beside);
    expect(field.mmiAt(beside, km)).toBeGreaterThan(plain.mmiAt(beside, km));
    // By the equations: 0.63² + (1.372 · 0.65)², for a quake that is of the crust alone.
    expect(field.sigmaAt(beside, km)).toBeGreaterThan(1);
  });

  test("falls from level to level, starts at III.5, and is none where nobody is", () => {
    const [halves, spread] = [new Float64Array(26), new Float64Array(26)];
    expect(expectedPeople(halves, spread)).toEqual({ v: 0, vi: 0, vii: 0, viii: 0 });
    halves[6] = 1e9;
    spread[6] = 1e9;
    expect(expectedPeople(halves, spread)).toEqual({ v: 0, vi: 0, vii: 0, viii: 0 });
    halves[11] = 1000;
    spread[11] = 1000;
    const { v, vi, vii, viii } = expectedPeople(halves, spread);
    // 1,000 people at 5.75, σ 1: Φ(1.25), Φ(0.25), Φ(−0.75), Φ(−1.75).
    expect([v, vi, vii, viii].map(Math.round)).toEqual([894, 599, 227, 40]);
  });

  test("an impact of before it was told opens with none", () => {
    const { expected: _, ...old } = impact();
    expect(Impact.parse(old).expected).toBeNull();
  });
});
