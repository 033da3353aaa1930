import { expect, test } from "vitest";
import { feltRows } from "../../../client/wall/figures/felt.ts";
import { inside } from "./cianjur.ts";

test("W15 a report stands beside the estimate, and where no estimate is known none is invented", () => {
  const felt = [
    { place: "Garut", mmiLow: 4, mmiHigh: 5 },
    { place: "Cianjur", mmiLow: 5, mmiHigh: 6 },
    { place: "Selaawi", mmiLow: 3, mmiHigh: 3 },
    { place: "Baru", mmiLow: 2, mmiHigh: 2 },
  ];
  const placed = (i: number, state: "found" | "ambiguous" | "unknown", estimatedMmi: number | null) => ({
    report: felt[i] as (typeof felt)[number],
    state,
    names: [],
    at: null,
    estimatedMmi,
  });
  const known = [placed(1, "found", 6.9), placed(2, "ambiguous", null), placed(0, "unknown", null)];
  expect(feltRows({ felt }, { ...inside, felt: known })).toEqual([
    { place: "Cianjur", reported: "V–VI", estimated: "VII" },
    { place: "Garut", reported: "IV–V", estimated: "–" },
    { place: "Selaawi", reported: "III", estimated: "tempat ganda" },
    { place: "Baru", reported: "II", estimated: "–" },
  ]);
  const alone = { ...placed(2, "ambiguous", null), names: ["Selaawi"] };
  expect(feltRows({ felt: felt.slice(2, 3) }, { ...inside, felt: [alone] })[0]?.estimated).toBe("diragukan");
});
