import { describe, expect, test } from "vitest";
import { readDefaults } from "../../server/registry/default.ts";
import { areaWords, districtWords } from "../../shared/words/areaWords.ts";
import { LONG_NAMES } from "../../shared/words/kabupatenNames.ts";
import { provinceWords, zoneOfProvince } from "../../shared/words/provinces.ts";
import { placeUnsqueezed, unsqueezerOf } from "../../shared/words/squeezed.ts";
import { fault } from "../faults/house.ts";

const { kabupaten } = readDefaults();
const squeeze = (name: string) => name.toUpperCase().replace(/[^A-Z]/g, "");

describe("words.6 squeezed names", () => {
  test("of the fault's payload become words", () => {
    const { Infogempa } = JSON.parse(fault("province-names/gempaterkini.json")) as {
      Infogempa: { gempa: { Wilayah: string }[] };
    };
    expect(Infogempa.gempa.map(({ Wilayah }) => areaWords(Wilayah))).toEqual([
      "28 km timur laut Puncak Jaya, Papua Tengah",
      "96 km timur laut Kobagma, Papua Pegunungan",
      "30 km timur laut Sorong, Papua Barat Daya",
      "20 km barat laut Merauke, Papua Selatan",
      "119 km timur laut Maluku Barat Daya",
      "117 km tenggara Seram Bagian Timur, Maluku",
    ]);
  });

  test("the table holds every name of several words in the data", () => {
    const names = kabupaten.flatMap(({ shortName, capital }) => [shortName, capital.name.trim()]);
    const long = new Set(names.filter((name) => /[\s-]/.test(name)));
    expect([...LONG_NAMES].sort()).toEqual([...long].sort());
  });

  test("every province is found in one word, whole and without the vowels of its last words, in the right zone", () => {
    for (const province of new Set(kabupaten.map((each) => each.province))) {
      expect(provinceWords(squeeze(province))).toBe(province);
      const [first = "", ...rest] = province.toUpperCase().split(" ");
      const short =
        first +
        rest.map((word) => (word.length < 5 ? word : word.charAt(0) + word.slice(1).replace(/[AEIOU]/g, ""))).join("");
      expect([province, provinceWords(short)]).toEqual([province, province]);
      expect(zoneOfProvince(short)).toBe(zoneOfProvince(province));
    }
  });

  test("every kabupaten of several words is found in one", () => {
    for (const name of LONG_NAMES) expect(placeUnsqueezed(squeeze(name))).toBe(name);
    expect(districtWords("SERAMBAGIANTIMUR")).toBe("Seram Bagian Timur");
    expect(areaWords("20 km Tenggara MALUKUTENGGARABRT")).toBe("20 km tenggara Maluku Tenggara Barat");
  });

  test("a name of one word, and what can mean two, stay as they are", () => {
    expect(placeUnsqueezed("CIANJUR")).toBeNull();
    expect(placeUnsqueezed("BIMA")).toBeNull();
    expect(unsqueezerOf(["Papua Barat", "Papua Baru"])("PAPUABR")).toBeNull();
    expect(areaWords("10 km BaratDaya CIANJUR-JABAR")).toBe("10 km barat daya Cianjur, Jawa Barat");
  });
});
