import { describe, expect, test } from "vitest";
import { gaugeWords, zoneInShort, zoneWords } from "../../shared/tsunami/zoneWords.ts";
import { readDefaults } from "../../server/registry/default.ts";

const NTT = "NUSATENGGARATIMUR";

describe("strip.14 a zone is called by the kabupaten that it means", () => {
  test.each([
    ["SULAWESISELATAN", "LUWU BAGIAN TIMUR", "Kab. Luwu Timur", "Kab. Luwu Timur"],
    ["SULAWESISELATAN", "LUWU BAGIAN UTARA", "Kab. Luwu Utara", "Kab. Luwu Utara"],
    [NTT, "SUMBA-BARAT-DAYA", "Kab. Sumba Barat Daya", "Kab. Sumba Barat Daya"],
    [NTT, "MANGGARAI-BARAT BAGIAN UTARA", "Kab. Manggarai Barat bagian utara", "Kab. Manggarai Barat, utara"],
    [NTT, "MANGGARAI BAGIAN UTARA", "Kab. Manggarai bagian utara", "Kab. Manggarai, utara"],
    ["NTB", "KOTA-BIMA BAGIAN UTARA", "Kota Bima bagian utara", "Kota Bima, utara"],
    ["NTB", "BIMA PULAU GILI", "Pulau Gili di Kab. Bima", "Kab. Bima, P. Gili"],
    [NTT, "PULAU ENDE", "Pulau Ende di Kab. Ende", "Kab. Ende, P. Ende"],
    ["SULAWESITENGGARA", "KOTA-BAU-BAU", "Kota Bau Bau", "Kota Bau Bau"],
    ["SULAWESISELATAN", "SELAYAR", "Kab. Kepulauan Selayar", "Kab. Kepulauan Selayar"],
    ["JAWABARAT", "ATLANTIS BAGIAN UTARA", "Atlantis bagian utara", "Atlantis bagian utara"],
  ])("%s %s is %s, in short %s", (province, district, words, short) => {
    expect([zoneWords({ province, district }), zoneInShort({ province, district })]).toEqual([words, short]);
  });

  test("each of the 514 by its own name, in BMKG's style", () => {
    const { kabupaten } = readDefaults();
    for (const { name, shortName, type, province } of kabupaten) {
      const district = `${type === "kota" ? "KOTA " : ""}${shortName}`.toUpperCase().replaceAll(" ", "-");
      expect([name, zoneWords({ province, district })]).toEqual([
        name,
        `${type === "kota" ? "Kota" : "Kab."} ${shortName}`,
      ]);
    }
  });

  test.each([
    ["MAUROLE-ENDE", "Maurole, Kab. Ende"],
    ["PELABUHANKEWAPANTE-SIKKA", "Pelabuhan Kewapante, Kab. Sikka"],
    ["BAKALANG-ALOR", "Bakalang, Kab. Alor"],
    ["LABUANBAJO", "Labuan Bajo, Kab. Manggarai Barat"],
    ["FLORESTIMUR", "Kab. Flores Timur"],
    ["BAUBAU", "Kota Bau Bau"],
    ["DOMPU", "Kab. Dompu"],
    // Kabupaten and kota share the name: which of them is not told.
    ["KUPANG", "Kupang"],
    ["BINUANGEUN", "Binuangeun"],
  ])("the gauge %s is %s", (location, words) => expect(gaugeWords(location)).toBe(words));
});
