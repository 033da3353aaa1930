import { describe, expect, test } from "vitest";
import { KABUPATEN_NAMES } from "../../shared/words/kabupatenNames.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { areaWords, districtWords, kabInProvince, kabWords } from "../../shared/words/areaWords.ts";

test.each([
  ["30 km TimurLaut MBAY-NAGEKEO-NTT", "30 km timur laut Mbay, Nagekeo, Nusa Tenggara Timur"],
  ["10 km BaratDaya KAB-CIANJUR-JABAR", "10 km barat daya Kab. Cianjur, Jawa Barat"],
  ["127 km BaratLaut TAHUNA-KEP.SANGIHE-SULUT", "127 km barat laut Tahuna, Kepulauan Sangihe, Sulawesi Utara"],
  ["177 km BaratLaut KEP-MENTAWAI-SUMBAR", "177 km barat laut Kep. Mentawai, Sumatera Barat"],
  ["123 km BaratDaya BENGKULU-BENGKULU", "123 km barat daya Bengkulu"],
  ["40 km TimurLaut MALUKUBRTDAYA", "40 km timur laut Maluku Barat Daya"],
  ["6 km Tenggara KEPSERIBU-DKI", "6 km tenggara Kepulauan Seribu, DKI Jakarta"],
  ["Pusat gempa berada di laut 127 km Barat Daya Kota Sabang", "di laut, 127 km barat daya Kota Sabang"],
  ["Pusat gempa berada di darat 4 Km Timur Laut Kab.Sumedang", "di darat, 4 km timur laut Kab. Sumedang"],
  ["Pusat gempa berada di Laut 177 km BaratLaut Kepulauan Mentawai", "di laut, 177 km barat laut Kepulauan Mentawai"],
  ["Pusat gempa berada di laut 46 km utara Ruteng-Manggarai", "di laut, 46 km utara Ruteng-Manggarai"],
  ["", ""],
  ["sesuatu yang lain", "sesuatu yang lain"],
])("%s is read aloud as %s", (area, words) => expect(areaWords(area)).toBe(words));

test.each([
  ["MANGGARAI-BARAT BAGIAN UTARA", "Manggarai Barat bagian utara"],
  ["BIMA PULAU GILI", "Bima Pulau Gili"],
  ["KOTA-BAU-BAU", "Kota Bau Bau"],
  ["SELAYAR", "Selayar"],
])("BMKG's own %s is written %s", (district, words) => expect(districtWords(district)).toBe(words));

describe("words.10 kabupaten and kota bear their kind", () => {
  const { kabupaten } = readDefaults();

  test("in short, however the registry writes it, and unchanged where they do already", () => {
    for (const [name, words] of [
      ["Kabupaten Cianjur", "Kab. Cianjur"],
      ["Kab. Cianjur", "Kab. Cianjur"],
      ["Kabupaten Administrasi Kepulauan Seribu", "Kab. Kepulauan Seribu"],
      ["Kota Administrasi Jakarta Barat", "Kota Jakarta Barat"],
      ["Kota Bogor", "Kota Bogor"],
      ["Siberut", "Siberut"],
      ["Tagana Kabupaten Cianjur", "Tagana Kab. Cianjur"],
      ["Tagana Kabupaten Administrasi Kepulauan Seribu", "Tagana Kab. Kepulauan Seribu"],
      ["Gudang Kota Administrasi Jakarta Timur", "Gudang Kota Jakarta Timur"],
    ] as const)
      expect(kabWords(name)).toBe(words);
  });

  test("headings name the province", () => {
    expect(kabInProvince({ code: "32.03", name: "Kabupaten Cianjur" })).toBe("Kab. Cianjur, Jawa Barat");
    expect(kabInProvince({ name: "Kabupaten Cianjur" })).toBe("Kab. Cianjur");
  });

  test("the table that screens bring along is that of the data", () => {
    const told = kabupaten.map(({ code, shortName, type, province, capital }) => ({
      code,
      shortName,
      type,
      province,
      seat: capital.name.trim(),
    }));
    expect(KABUPATEN_NAMES.toSorted((a, b) => (a.code < b.code ? -1 : 1))).toEqual(
      told.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    );
    const names = kabupaten.map(({ name }) => kabWords(name));
    expect(names.filter((name) => !/^(Kab\.|Kota) /.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });
});
