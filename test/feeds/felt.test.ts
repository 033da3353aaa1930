import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FeltReport } from "../../shared/record/bulletin.ts";
import { parseFelt } from "../../server/feeds/felt.ts";
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

  test("any text whatever gives reports that hold to the contract", () => {
    const word = fc.constantFrom(
      "II",
      "iii",
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
