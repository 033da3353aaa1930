import { expect, test } from "vitest";
import { tsunamiInShort, tsunamiTitle, tsunamiWords } from "../../shared/words/tsunami.ts";

test.each([
  ["unknown", null, null, "BMKG belum memberi keterangan tentang tsunami", "tidak disebut", null],
  ["none", null, null, "menurut BMKG tidak berpotensi tsunami", "tidak berpotensi", null],
  ["potential", null, null, "menurut BMKG berpotensi tsunami, zona belum diterima", "berpotensi", "Berpotensi tsunami"],
  ["warning", "PD-2", "SIAGA", "peringatan tsunami BMKG PD-2: SIAGA", "PD-2", "SIAGA tsunami"],
  ["warning", null, null, "peringatan tsunami BMKG: tanpa level", "peringatan", "Peringatan tsunami"],
  ["ended", "PD-4", null, "peringatan tsunami diakhiri BMKG, PD-4", "PD-4", null],
  ["ended", null, null, "peringatan tsunami diakhiri BMKG", "berakhir", null],
] as const)("a tsunami that is %s (%s, %s)", (state, stage, level, words, inShort, title) => {
  const tsunami = { state, stage, level };
  expect([tsunamiWords(tsunami), tsunamiInShort(tsunami), tsunamiTitle(tsunami)]).toEqual([words, inShort, title]);
});
