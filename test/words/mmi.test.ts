import { expect, test } from "vitest";
import { feltWords, mmiTone, roman } from "../../shared/words/mmi.ts";

test.each([
  [4.49, "IV"],
  [4.5, "V"],
  [5.49, "V"],
  [6.5, "VII"],
  [0.2, "I"],
])("V2 %d is MMI %s: L stands for [L − 0.5, L + 0.5)", (mmi, numeral) => expect(roman(mmi)).toBe(numeral));

test.each([
  [4, 5, "IV–V"],
  [3, 3, "III"],
  [3, null, "III"],
  [null, 3, "III"],
  [null, null, null],
])("felt %s to %s is %s", (low, high, words) => expect(feltWords(low, high)).toBe(words));

test("the five classes of SIG-BMKG have a tone each", () => {
  const tones = Array.from({ length: 12 }, (_, i) => mmiTone(i + 1));
  expect(tones).toEqual([1, 1, 5, 5, 5, 6, 7, 7, 9, 9, 9, 9]);
  expect([mmiTone(5.49), mmiTone(5.5), mmiTone(8.5)]).toEqual([5, 6, 9]);
});
