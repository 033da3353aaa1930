import fc from "fast-check";
import { expect, test } from "vitest";
import {
  decimalWords,
  hourSaid,
  magnitudeSaid,
  minutesSaid,
  mmiSaid,
  numberWords,
  rangeSaid,
  textSaid,
} from "../../shared/speech/numberWords.ts";
import { runs } from "../runs.ts";

const MINUTE = 60_000;

test.each([
  [0, "nol"],
  [1, "satu"],
  [10, "sepuluh"],
  [11, "sebelas"],
  [12, "dua belas"],
  [19, "sembilan belas"],
  [20, "dua puluh"],
  [23, "dua puluh tiga"],
  [99, "sembilan puluh sembilan"],
  [100, "seratus"],
  [101, "seratus satu"],
  [111, "seratus sebelas"],
  [200, "dua ratus"],
  [999, "sembilan ratus sembilan puluh sembilan"],
  [1000, "seribu"],
  [1001, "seribu satu"],
  [1100, "seribu seratus"],
  [2022, "dua ribu dua puluh dua"],
  [11_000, "sebelas ribu"],
  [21_000, "dua puluh satu ribu"],
  [100_000, "seratus ribu"],
  [101_000, "seratus satu ribu"],
  [1_000_000, "satu juta"],
  [1_001_000, "satu juta seribu"],
  [1_300_000, "satu juta tiga ratus ribu"],
  [2_000_000_000, "dua miliar"],
  [1_000_000_000_000, "satu triliun"],
  [-5, "minus lima"],
])("Q1 the number %d is said %s", (value, words) => {
  expect(numberWords(value)).toBe(words);
});

test("Q1 what has no words is refused", () => {
  expect(() => numberWords(Number.NaN)).toThrow("no words");
  expect(() => numberWords(1e15)).toThrow("no words");
});

test.each([
  [decimalWords(5.6, 1), "lima koma enam"],
  [decimalWords(7, 1), "tujuh koma nol"],
  [decimalWords(0.05, 2), "nol koma nol lima"],
  [decimalWords(-0.04, 1), "nol koma nol"],
  [decimalWords(-8.25, 2), "minus delapan koma dua lima"],
  [magnitudeSaid(5.6), "magnitudo lima koma enam"],
  [mmiSaid(7.1), "skala tujuh MMI"],
  [mmiSaid(5, 6), "skala lima sampai enam MMI"],
  [mmiSaid(6, 5), "skala lima sampai enam MMI"],
  [mmiSaid(13), "skala dua belas MMI"],
  [rangeSaid(5, 2), "dua sampai lima"],
  [rangeSaid(4, 4), "empat"],
  [minutesSaid(2.9 * MINUTE), "dua menit"],
  [minutesSaid(59_999), "kurang dari satu menit"],
  [minutesSaid(119 * MINUTE), "seratus sembilan belas menit"],
  [minutesSaid(125 * MINUTE), "dua jam lima menit"],
  [minutesSaid(180 * MINUTE), "tiga jam"],
  [hourSaid("14.05"), "pukul empat belas lewat lima"],
  [hourSaid("00.00"), "pukul nol"],
  [textSaid("30 km timur laut Kab. Mbay"), "tiga puluh kilometer timur laut Kabupaten Mbay"],
  [
    textSaid("12,5 km barat Kep. Seribu, 1.200 m"),
    "dua belas koma lima kilometer barat Kepulauan Seribu, seribu dua ratus m",
  ],
  [
    textSaid("4368854653548968.5 km"),
    "empat tiga enam delapan delapan lima empat enam lima tiga lima empat delapan sembilan enam delapan koma lima kilometer",
  ],
  [textSaid(`${"9".repeat(15)},99 km`), `${"sembilan ".repeat(15)}koma sembilan sembilan kilometer`],
])("Q1 %s is said so", (said, words) => {
  expect(said).toBe(words);
});

test("Q1 a figure beyond all words is spelt out, however long", () => {
  expect(textSaid("9".repeat(400))).toBe("sembilan ".repeat(400).trim());
});

/** The reader of the words, written independently: each word is a figure, a sum or a factor. */
function valueOf(words: string): number {
  const ONES = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];
  const [total, group, last] = words.split(" ").reduce<[number, number, number]>(
    ([sum, below, one], word) => {
      const factor = { ribu: 1e3, juta: 1e6, miliar: 1e9, triliun: 1e12 }[word];
      if (factor) return [sum + (below + one) * factor, 0, 0];
      if (word === "belas") return [sum, below + one + 10, 0];
      if (word === "puluh") return [sum, below + one * 10, 0];
      if (word === "ratus") return [sum, below + one * 100, 0];
      const whole = { sepuluh: 10, sebelas: 11, seratus: 100, seribu: 1000 }[word];
      return whole ? [sum, below + whole, 0] : [sum, below, ONES.indexOf(word)];
    },
    [0, 0, 0],
  );
  return total + group + last;
}

test("Q1 every number is said so that it is heard as itself", () => {
  const most = fc.oneof(fc.nat(2_000_000), fc.integer({ min: 0, max: 999_999_999_999_999 }));
  fc.assert(
    fc.property(most, (value) => {
      const words = numberWords(value);
      expect(valueOf(words)).toBe(value);
      expect(words).not.toMatch(/satu (puluh|ratus|belas)|^satu ribu|^nol .|\d| {2}/);
    }),
    { numRuns: runs(2000) },
  );
});

test("Q1 no text of BMKG's makes it throw or leaves a figure unsaid", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.double({ noNaN: true }), (text, figure) => {
      expect(textSaid(`${text} ${figure} km`)).not.toMatch(/[0-9]/);
    }),
  );
});
