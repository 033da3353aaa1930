import { expect, test } from "vitest";
import { areaWords, districtWords } from "../../shared/words/areaWords.ts";

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
  ["MANGGARAI-BARAT BAGIAN UTARA", "Manggarai Barat bagian utara", "Manggarai Barat utara"],
  ["KOTA-BIMA BAGIAN UTARA", "Kota Bima bagian utara", "Kota Bima utara"],
  ["BIMA PULAU GILI", "Bima Pulau Gili", "Pulau Gili (Bima)"],
  ["PULAU SIKKA", "Pulau Sikka", "Pulau Sikka"],
  ["KOTA-BAU-BAU", "Kota Bau Bau", "Kota Bau Bau"],
  ["SELAYAR", "Selayar", "Selayar"],
])("district %s is %s, in short %s", (district, words, short) => {
  expect(districtWords(district)).toBe(words);
  expect(districtWords(district, { short: true })).toBe(short);
});
