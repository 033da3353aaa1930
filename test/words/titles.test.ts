import { describe, expect, test } from "vitest";
import { hazardTitle } from "../../shared/words/titles.ts";
import { warningTitle } from "../../shared/words/tsunami.ts";
import { provinceInShort } from "../../shared/words/provinces.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { quake, tsunami } from "../make/quake.ts";
import { rain } from "../http/worlds.ts";

const zone = (province: string, district: string, level: "SIAGA" | "WASPADA") => ({
  province,
  district,
  level,
  arrivalAt: null,
});
const CIANJUR = { code: "32.03", name: "Kabupaten Cianjur", mmi: 7.4 };
const GARUT = { code: "32.05", name: "Kabupaten Garut", mmi: 6.1 };

describe("words.11 a tsunami's title is of BMKG's zones", () => {
  const NTT = zone("NUSATENGGARATIMUR", "NGADA", "WASPADA");
  const sulsel = zone("SULAWESI-SELATAN", "SELAYAR", "SIAGA");
  test.each([
    [
      tsunami({ state: "warning", stage: "PD-1", level: "WASPADA", zones: [NTT] }),
      "Tsunami PD-1 WASPADA · 1 zona, NTT",
    ],
    [
      tsunami({ state: "warning", level: "SIAGA", stage: "PD-2", zones: [NTT, NTT, sulsel] }),
      "Tsunami PD-2 SIAGA · 3 zona, Sulsel dan NTT",
    ],
    [
      tsunami({
        state: "warning",
        level: "SIAGA",
        stage: "PD-2",
        zones: [NTT, sulsel, zone("NTB", "BIMA", "WASPADA"), zone("BALI", "BULELENG", "WASPADA")],
      }),
      "Tsunami PD-2 SIAGA · 4 zona, Sulsel, NTT, dan 2 provinsi lain",
    ],
    [
      tsunami({ state: "warning", level: "SIAGA", stage: "PD-1", zones: [] }),
      "Tsunami PD-1 SIAGA · zona belum disebut",
    ],
    [
      tsunami({ state: "warning", stage: null, level: null, zones: [zone("", "NGADA", "SIAGA")] }),
      "Peringatan tsunami · 1 zona",
    ],
  ])("%#", (warning, title) => {
    expect(warningTitle(warning)).toBe(title);
    expect(hazardTitle(quake({}, { tsunami: warning }), [CIANJUR])).toBe(title);
  });

  test("of a potential stands where BMKG puts the quake, never a coast that we reckoned", () => {
    const potential = quake({}, { tsunami: tsunami({ state: "potential" }), area: "30 km TimurLaut MBAY-NAGEKEO-NTT" });
    expect(hazardTitle(potential, [CIANJUR])).toBe(
      "Berpotensi tsunami · Gempa M 5,6 · 30 km timur laut Mbay, Nagekeo, Nusa Tenggara Timur",
    );
  });

  test("provinces in short", () => {
    expect(["SULSEL", "NUSATENGGARATIMUR", "Aceh", "DKI", "KALUT", "BABEL"].map(provinceInShort)).toEqual([
      "Sulsel",
      "NTT",
      "Aceh",
      "DKI Jakarta",
      "Kaltara",
      "Babel",
    ]);
    const provinces = [...new Set(readDefaults().kabupaten.map(({ province }) => province))];
    expect(new Set(provinces.map(provinceInShort)).size).toBe(provinces.length);
  });
});

test("words.12 a weather warning's title has the kabupaten first and its end", () => {
  const warning = rain();
  expect(hazardTitle(warning)).toMatch(/^Jawa Barat · Hujan lebat dan petir sampai \d\d\.\d\d WIB$/);
  expect(hazardTitle(warning, [CIANJUR, GARUT])).toMatch(
    /^Kab\. Cianjur dan Kab\. Garut · Hujan lebat dan petir sampai/,
  );
  expect(hazardTitle(warning, [CIANJUR, GARUT, CIANJUR])).toMatch(/^Kab\. Cianjur, Kab\. Garut, dan 1 lain · /);
  expect(hazardTitle(rain({ flags: ["end-unknown"] }))).toMatch(/ perkiraan sampai \d\d\.\d\d WIB$/);
});

test("words.13 BMKG's test is called so first", () => {
  expect(hazardTitle(quake({ status: "test" }), [CIANJUR])).toBe("TES BMKG · Gempa M 5,6 · Kab. Cianjur, Jawa Barat");
});
