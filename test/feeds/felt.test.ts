import type { Remark } from "../../shared/bmkg/remarks.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FeltReport } from "../../shared/record/bulletin.ts";
import { parseFelt } from "../../server/feeds/felt.ts";
import { readDefaults } from "../../server/registry/default.ts";
import {
  COUNTED,
  JOINED_NAMES,
  NUMBERED_NAMES,
  NUMERAL_NAMES,
  UNCOUNTED_NAMES,
} from "../../shared/gazetteer/numeralNames.ts";
import { fault } from "../faults/house.ts";
import { runs } from "../runs.ts";

const one = (place: string, mmiLow: number | null, mmiHigh: number | null) => ({ place, mmiLow, mmiHigh });

describe("F12 Dirasakan", () => {
  test.each<[string | null, ReturnType<typeof one>[]]>([
    ["II-III Trenggalek", [one("Trenggalek", 2, 3)]],
    ["II - III Kab. Manggarai", [one("Kab. Manggarai", 2, 3)]],
    ["Kota Jayapura II", [one("Kota Jayapura", 2, 2)]],
    ["Nabire II-III", [one("Nabire", 2, 3)]],
    ["2 Karangasem", [one("Karangasem", 2, 2)]],
    ["Iv Kepanjen", [one("Kepanjen", 4, 4)]],
    ["VIII Cugenang", [one("Cugenang", 8, 8)]],
    ["III-II Garut", [one("Garut", 2, 3)]],
    ["Bandung", [one("Bandung", null, null)]],
    ["Distrik Dekai", [one("Distrik Dekai", null, null)]],
    ["III IV Koto", [one("IV Koto", 3, 3)]],
    ["III Tomohon , II-III Ternate", [one("Tomohon", 3, 3), one("Ternate", 2, 3)]],
    ["III Bima; II  Kota   Bima", [one("Bima", 3, 3), one("Kota Bima", 2, 2)]],
    ["MMI III-IV Lembang, II MMI di Subang.", [one("Lembang", 3, 4), one("Subang", 2, 2)]],
    ["III, Bima", [one("Bima", null, null)]],
    ["-", []],
    ["", []],
    [" , ; ", []],
    [null, []],
  ])("%j", (text, reports) => {
    expect(parseFelt(text)).toEqual(reports);
  });

  test.each<[string, ReturnType<typeof one>[]]>([
    [
      "Kab. Solok III, X Koto Singkarak III, Padang Panjang II",
      [one("Kab. Solok", 3, 3), one("X Koto Singkarak", 3, 3), one("Padang Panjang", 2, 2)],
    ],
    ["III X Koto Singkarak", [one("X Koto Singkarak", 3, 3)]],
    ["IV Jurai", [one("IV Jurai", null, null)]],
    ["IV Jurai II", [one("IV Jurai", 2, 2)]],
    ["V Koto Timur III-IV", [one("V Koto Timur", 3, 4)]],
    ["VII Koto", [one("VII Koto", null, null)]],
    ["XIII Koto Kampar III", [one("XIII Koto Kampar", 3, 3)]],
    ["IX Koto III", [one("IX Koto", 3, 3)]],
    ["V KOTO KAMPUNG DALAM III", [one("V KOTO KAMPUNG DALAM", 3, 3)]],
    ["III Koto Tangah", [one("Koto Tangah", 3, 3)]],
    ["IV Koto Baru", [one("Koto Baru", 4, 4)]],
    ["II-III Koto Gadang", [one("Koto Gadang", 2, 3)]],
    ["III Koto VII", [one("Koto VII", 3, 3)]],
    ["III 2 x 11 Kayu Tanam", [one("2 x 11 Kayu Tanam", 3, 3)]],
    ["Banyuasin III", [one("Banyuasin", 3, 3)]],
    ["II Banyuasin III", [one("Banyuasin III", 2, 2)]],
    ["III Pangkajene dan Kepulauan", [one("Pangkajene dan Kepulauan", 3, 3)]],
  ])("felt.13 %j: a numeral of a name is none of the intensity", (text, reports) => {
    const notes: Remark[] = [];
    expect(parseFelt(text, notes)).toEqual(reports);
    expect(notes).toEqual([]);
  });

  test("felt.13 the names are those of the data, all of them", () => {
    const { kabupaten, kecamatan } = readDefaults();
    const names = new Set(
      [...kecamatan, ...kabupaten].map((each) => ("shortName" in each ? each.shortName : each.name)),
    );
    const numbered = [...names].filter((name) =>
      name.split(/[^\p{L}\p{N}]+/u).some((word) => /^(?:[IVX]+|\d+)$/.test(word)),
    );
    expect([...NUMERAL_NAMES, ...NUMBERED_NAMES].sort()).toEqual(numbered.sort());
    expect([...JOINED_NAMES].sort()).toEqual([...names].filter((name) => /\s(?:dan|&)\s/i.test(name)).sort());
    const counted = new Set(NUMERAL_NAMES.flatMap((name) => /^[IVX]+ (\S+)/.exec(name)?.[1] ?? []));
    expect([...COUNTED].sort()).toEqual([...counted].sort());
    expect([...UNCOUNTED_NAMES].sort()).toEqual(
      [...names].filter((name) => counted.has(name.split(" ")[0] ?? "")).sort(),
    );
  });

  test.each([
    ["II - III MMI di Garut dan Tasikmalaya", [one("Garut", 2, 3), one("Tasikmalaya", 2, 3)]],
    ["III Pangandaran dan II Ciamis", [one("Pangandaran", 3, 3), one("Ciamis", 2, 2)]],
    ["III Kota Bengkulu III Seluma", [one("Kota Bengkulu", 3, 3), one("Seluma", 3, 3)]],
    ["VII-VIII Saumlaki VII Dobo VI Tiakur", [one("Saumlaki", 7, 8), one("Dobo", 7, 7), one("Tiakur", 6, 6)]],
    ["III-IV- V Manna", [one("Manna", 3, 5)]],
    ["II-III-IV Manna", [one("Manna", 2, 4)]],
    ["ll-lll Kota Bima", [one("Kota Bima", 2, 3)]],
  ])("felt.14 %j", (text, reports) => {
    const notes: Remark[] = [];
    expect(fault("felt-list-forms/lists.txt").split("\n")).toContain(text);
    expect(parseFelt(text, notes)).toEqual(reports);
    expect(notes).toEqual([]);
  });

  test.each([
    ["Bengkulu III Seluma II", [one("Bengkulu", 3, 3), one("Seluma", 2, 2)]],
    ["Ⅲ Bima", [one("Bima", 3, 3)]],
    ["Vll Palu", [one("Palu", 7, 7)]],
    ["II+III Bima", [one("Bima", 2, 3)]],
    ["III+ Bima", [one("Bima", 3, 3)]],
    ["III Bima + Dompu", [one("Bima", 3, 3), one("Dompu", 3, 3)]],
    ["II sampai III Bima", [one("Bima", 2, 3)]],
    ["II s.d. III Bima", [one("Bima", 2, 3)]],
    ["II III Bima", [one("Bima", 2, 3)]],
    ["Bima & Dompu II & III", [one("Bima", 2, 3), one("Dompu", 2, 3)]],
    ["Kota Jayapura (II)", [one("Kota Jayapura", 2, 2)]],
    ["II‑III Bima", [one("Bima", 2, 3)]],
    ["II − III Bima", [one("Bima", 2, 3)]],
    ["III atau IV Bima", [one("Bima", 3, 4)]],
    ["III = Bima", [one("Bima", 3, 3)]],
    ["Dirasakan (Skala MMI): III Bima", [one("Bima", 3, 3)]],
    ["Tidak dirasakan", []],
    ["Nihil", []],
  ])("felt.14 %j, too", (text, reports) => {
    expect(parseFelt(text)).toEqual(reports);
  });

  test.each([
    ["III Bima IV", [one("Bima", null, null)]],
    ["Bima III Dompu", [one("Bima", 3, 3), one("Dompu", null, null)]],
    ["IX Koto", [one("IX Koto", null, null)]],
    ["III", []],
  ])("felt.14 %j is not plain: kept without an intensity, with a note", (text, reports) => {
    const notes: Remark[] = [];
    expect(parseFelt(text, notes)).toEqual(reports);
    expect(notes).toEqual([`Dirasakan = "${text}": an intensity is not read`]);
  });

  test("any text whatever gives reports that hold to the contract", () => {
    const word = fc.constantFrom(
      "II",
      "iii",
      "Koto",
      "dan",
      "ll",
      "&",
      "+",
      "sampai",
      "-",
      ",",
      ";",
      "12",
      "13",
      "Kab.",
      "MMI",
      "(",
      ")",
      ":",
      " ",
      "\n",
      "s/d",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(word, { maxLength: 30 }).map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(text, (given) => {
        for (const report of parseFelt(given)) {
          FeltReport.parse(report);
          expect(report.place).not.toBe("");
          expect(report.mmiHigh ?? 0).toBeGreaterThanOrEqual(report.mmiLow ?? 0);
        }
      }),
      { numRuns: runs(1000) },
    );
  });
});
