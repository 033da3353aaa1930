import { describe, expect, test } from "vitest";
import { cianjur2022 } from "../../server/drill/scenarios/cianjur-2022.ts";
import { palu2018 } from "../../server/drill/scenarios/palu-2018.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { blend } from "../../shared/felt/blend.ts";
import { buildFeltNames } from "../../shared/gazetteer/feltNames.ts";
import { locateFelt } from "../../shared/gazetteer/locateFelt.ts";
import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";
import { drillLists, type FeltList } from "../gazetteer/drillLists.ts";

const { kabupaten, kecamatan } = readDefaults();
const names = buildFeltNames(kabupaten, kecamatan);
/** A report of Kabupaten Garut comes from the town of Garut. */
const town = (code: string): LngLat => kabupaten.find((one) => one.code === code)!.capital.at;
const kab = (code: string): LngLat => kabupaten.find((one) => one.code === code)!.at;

function blendList({ near, reports }: FeltList, atSource: number) {
  const predict = (place: Readonly<LngLat>) => atSource - 1.4 * Math.log(1 + distanceKm(place, near.at) / 10);
  const located = locateFelt(reports, names, near);
  return { predict, field: blend({ predict, located, epicentre: near.at, listAgeMs: 0 }) };
}

describe("E8, E9 as published", () => {
  test("Palu's first list leaves Palu and Donggala as strong as estimated", () => {
    const { predict, field } = blendList(drillLists(palu2018).at(-1)!, 9.5);
    expect(field.used.map(({ located }) => located.candidates[0]?.code)).toEqual(["72.03", "72.71"]);
    expect(field.used.every(({ residual }) => residual < 0)).toBe(true);
    for (const code of ["72.03", "72.71"]) expect(field.mmiAt(kab(code))).toBe(predict(kab(code)));
  });

  test("Cianjur's list raises Garut, and lowers nothing near the source", () => {
    const { predict, field } = blendList(drillLists(cianjur2022)[0]!, 7);
    expect(field.used).toHaveLength(14);
    expect(field.mmiAt(town("32.05"))).toBeGreaterThan(predict(town("32.05")) + 0.2);
    for (const code of ["32.03", "32.72"]) expect(field.mmiAt(kab(code))).toBeGreaterThanOrEqual(predict(kab(code)));
  });
});
