import { describe, expect, test } from "vitest";
import { parseFelt } from "../../server/feeds/felt.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { blend } from "../../shared/felt/blend.ts";
import { buildFeltNames } from "../../shared/gazetteer/feltNames.ts";
import { locateFelt } from "../../shared/gazetteer/locateFelt.ts";
import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";
import { readCompanion } from "../geo/recorded.ts";

const { kabupaten, kecamatan } = readDefaults();
const names = buildFeltNames(kabupaten, kecamatan);
const scenarios = readCompanion("facts/scenarios.md");
/** A report of Kabupaten Garut comes from the town of Garut. */
const town = (code: string): LngLat => kabupaten.find((one) => one.code === code)!.capital.at;
const kab = (code: string): LngLat => kabupaten.find((one) => one.code === code)!.at;

function blendList(felt: string, at: LngLat, magnitude: number, depthKm: number, atSource: number) {
  const predict = (place: Readonly<LngLat>) => atSource - 1.4 * Math.log(1 + distanceKm(place, at) / 10);
  const located = locateFelt(parseFelt(felt), names, { at, magnitude, depthKm });
  return { predict, field: blend({ predict, located, epicentre: at, listAgeMs: 0 }) };
}

describe("E8, E9 as published", () => {
  test("Palu's first list leaves Palu and Donggala as strong as estimated", () => {
    const felt = /Donggala IV, Palu III-IV/.exec(scenarios)?.[0] ?? "";
    const { predict, field } = blendList(felt, [119.85, -0.22], 7.5, 10, 9.5);
    expect(field.used.map(({ located }) => located.candidates[0]?.code)).toEqual(["72.03", "72.71"]);
    expect(field.used.every(({ residual }) => residual < 0)).toBe(true);
    for (const code of ["72.03", "72.71"]) expect(field.mmiAt(kab(code))).toBe(predict(kab(code)));
  });

  test("Cianjur's list raises Garut, and lowers nothing near the source", () => {
    const felt = /## Cianjur: felt list as published\n(.*)/.exec(scenarios)?.[1] ?? "";
    const { predict, field } = blendList(felt, [107.05, -6.84], 5.6, 10, 7);
    expect(field.used).toHaveLength(14);
    expect(field.mmiAt(town("32.05"))).toBeGreaterThan(predict(town("32.05")) + 0.2);
    for (const code of ["32.03", "32.72"]) expect(field.mmiAt(kab(code))).toBeGreaterThanOrEqual(predict(kab(code)));
  });
});
