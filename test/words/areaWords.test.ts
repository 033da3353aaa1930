import { expect, test } from "vitest";
import { areaWords, districtWords } from "../../shared/words/areaWords.ts";
import { provinceWords, zoneOfProvince } from "../../shared/words/provinces.ts";

test.each([
  ["30 km TimurLaut MBAY-NAGEKEO-NTT", "30 km timur laut Mbay, Nagekeo, Nusa Tenggara Timur"],
  ["10 km BaratDaya KAB-CIANJUR-JABAR", "10 km barat daya Kab. Cianjur, Jawa Barat"],
  ["127 km BaratLaut TAHUNA-KEP.SANGIHE-SULUT", "127 km barat laut Tahuna, Kep.Sangihe, Sulawesi Utara"],
  ["177 km BaratLaut KEP-MENTAWAI-SUMBAR", "177 km barat laut Kep. Mentawai, Sumatera Barat"],
  ["123 km BaratDaya BENGKULU-BENGKULU", "123 km barat daya Bengkulu"],
  ["40 km TimurLaut MALUKUBRTDAYA", "40 km timur laut Malukubrtdaya"],
  ["6 km Tenggara KEPSERIBU-DKI", "6 km tenggara Kepseribu, DKI Jakarta"],
  ["Pusat gempa berada di laut 127 km Barat Daya Kota Sabang", "di laut, 127 km barat daya Kota Sabang"],
  ["Pusat gempa berada di darat 4 Km Timur Laut Kab.Sumedang", "di darat, 4 km timur laut Kab. Sumedang"],
  ["Pusat gempa berada di Laut 177 km BaratLaut Kepulauan Mentawai", "di laut, 177 km barat laut Kepulauan Mentawai"],
  ["Pusat gempa berada di laut 46 km utara Ruteng-Manggarai", "di laut, 46 km utara Ruteng-Manggarai"],
  ["", ""],
  ["sesuatu yang lain", "sesuatu yang lain"],
])("%s is read aloud as %s", (area, words) => expect(areaWords(area)).toBe(words));

test.each([
  ["MANGGARAI-BARAT BAGIAN UTARA", "Manggarai Barat bagian utara"],
  ["KOTA-BIMA BAGIAN UTARA", "Kota Bima bagian utara"],
  ["SELAYAR", "Selayar"],
])("district %s", (district, words) => expect(districtWords(district)).toBe(words));

test.each([
  ["NTT", "Nusa Tenggara Timur", "WITA"],
  ["SULSEL", "Sulawesi Selatan", "WITA"],
  ["MALUT", "Maluku Utara", "WIT"],
  ["PAPUABAR", "Papua Barat", "WIT"],
  ["Jawa Barat", "Jawa Barat", "WIB"],
  ["KALBAR", "Kalimantan Barat", "WIB"],
  ["KALSEL", "Kalimantan Selatan", "WITA"],
])("province %s is %s in %s", (province, words, zone) => {
  expect(provinceWords(province)).toBe(words);
  expect(zoneOfProvince(province)).toBe(zone);
});
