import { expect, test } from "vitest";
import { type MapLabel, placeOnMap } from "../../client/map/labels/mapLabels.ts";
import type { Standpoint } from "../../client/map/labels/obstacles.ts";
import type { TownName } from "../../client/wall/map/marks.ts";
import { areaNames, townNames } from "../../client/wall/map/names.ts";
import { readDefaults } from "../../server/registry/default.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { KABUPATEN_NAMES } from "../../shared/words/kabupatenNames.ts";

const CIANJUR: LngLat = [107.05, -6.84];
const NOTHING_DRAWN = { towns: [], epicentre: null, innermost: [], gauges: [], marks: [], plates: [] };

test("map.10 kota are towns and give no name of an area; each kabupaten bears its kind", () => {
  const names = areaNames(readDefaults().kabupaten).map(({ widest }) => widest.name);
  expect(names).toHaveLength(KABUPATEN_NAMES.filter(({ type }) => type === "kabupaten").length);
  expect(names.filter((name) => !/^KAB\. (?!ADMINISTRASI)/.test(name))).toEqual([]);
  expect(names[0]).toBe("KAB. BOGOR");
  expect(names).toContain("KAB. CIANJUR");
  expect(names).toContain("KAB. KEPULAUAN SERIBU");
});

test("map.10 a kabupaten is named once: as an area where its town's label finds no room", () => {
  const cianjur = { code: "32.03", name: "Kabupaten Cianjur", at: CIANJUR, population: 2 };
  const garut = { code: "32.05", name: "Kabupaten Garut", at: [107.6, -6.9] as LngLat, population: 1 };
  const town: TownName = { at: CIANJUR, name: "Kab. Cianjur", words: "Kab. Cianjur · 1 jam", style: "helper" };
  const stand: Standpoint = {
    project: ([lng, lat]) => [640 + (lng - 107.05) * 900, 450 - (lat + 6.84) * 900],
    zoom: 9,
    u: 0.5,
    free: { left: 0, top: 0, right: 1280, bottom: 900 },
    widthOf: (words, _, size) => words.length * size * 0.5,
  };
  const standing = (labels: readonly MapLabel[]) =>
    placeOnMap({ labels, numerals: [], notes: [] }, NOTHING_DRAWN, stand).labels.map(({ id }) => id);
  const areas = areaNames([cianjur, garut], [town]);
  const towns = townNames([town], null);
  expect(standing([...towns, ...areas])).toEqual([towns[0]?.id, "area 32.05"]);
  expect(standing(areas).toSorted()).toEqual(["area 32.03", "area 32.05"]);
});
