import { describe, expect, test } from "vitest";
import { amountsWords, rangeWords, travelWords } from "../../../client/wall/say/words.ts";

describe("W21 a range stands low to high, whichever end is larger", () => {
  test.each([
    [0, 550_000, "0–550 ribu"],
    [1_800_000, 550_000, "0,55–1,8 juta"],
    [300, 300, "300"],
  ])("W21 %s and %s are %s", (one, other, words) => {
    expect(rangeWords(one, other)).toBe(words);
  });
  test("W21 in a table's cell too", () => {
    expect(amountsWords({ low: 12_000, high: 100 })).toBe("0,1–12 rb");
  });
});

test.each([
  [0.56, "34 menit"],
  [0.995, "1,0 jam"],
  [1.63, "1,6 jam"],
  [11.7, "12 jam"],
])("W22 %s hours of travel are %s", (hours, words) => {
  expect(travelWords(hours)).toBe(words);
});
