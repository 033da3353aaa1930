import { expect, test } from "vitest";
import { z } from "zod";
import { readDataTable } from "../../server/registry/table/dataTable.ts";
import { provinceWords, zoneOfProvince } from "../../shared/words/provinces.ts";

test("all 38 provinces are known by their names, however BMKG joins the words", () => {
  const names = readDataTable("provinces", z.object({ name: z.string() })).map(({ name }) => name);
  expect(names).toHaveLength(38);
  for (const name of names) {
    const capitals = name.toUpperCase();
    for (const written of [name, capitals, capitals.replace(/ /g, ""), capitals.replace(/ /g, "-")])
      expect(provinceWords(written)).toBe(name);
  }
});

test.each([
  ["NTT", "Nusa Tenggara Timur", "WITA"],
  ["SUMSEL", "Sumatera Selatan", "WIB"],
  ["SULSEL", "Sulawesi Selatan", "WITA"],
  ["MALUT", "Maluku Utara", "WIT"],
  ["PAPUABAR", "Papua Barat", "WIT"],
  ["PAPUABRT", "Papua Barat", "WIT"],
  ["PAPUABRTDAYA", "Papua Barat Daya", "WIT"],
  ["PAPUAPGNGN", "Papua Pegunungan", "WIT"],
  ["Jawa Barat", "Jawa Barat", "WIB"],
  ["KALBAR", "Kalimantan Barat", "WIB"],
  ["KALTIM", "Kalimantan Timur", "WITA"],
  ["KALSEL", "Kalimantan Selatan", "WITA"],
  ["TIMOR-LESTE", "Timor-leste", "WIB"],
])("province %s is %s in %s", (province, words, zone) => {
  expect(provinceWords(province)).toBe(words);
  expect(zoneOfProvince(province)).toBe(zone);
});
