/** Names of places as keys: what people write differently for one place becomes the same text. */

/** Letters alone, in capitals: `Kulon Progo`, `KULONPROGO` and `kulon-progo` are one. */
export function nameKey(text: string): string {
  return text
    .normalize("NFD")
    .toUpperCase()
    .replace(/[^A-Z]/g, "");
}

/** BMKG's text as words in capitals: `KEP.SANGIHE` and `Kepulauan Sangihe` become the same ones, `KAB-JAYAPURA` is Jayapura. */
export function placeWords(text: string): string[] {
  const words = text.toUpperCase().split(/[^A-Z]+/);
  return words
    .filter((word) => !["", "KAB", "KABUPATEN"].includes(word))
    .map((word) => (word === "KEP" ? "KEPULAUAN" : word));
}

export type Qualifier = "kabupaten" | "kota" | "kecamatan" | "pulau";

const QUALIFIERS: [RegExp, Qualifier | null][] = [
  [/^(?:kabupaten|kab)(?:[\s.,-]+|$)/i, "kabupaten"],
  [/^(?:kecamatan|kec|distrik)(?:[\s.-]+|$)/i, "kecamatan"],
  [/^(?:kota)(?:[\s.-]+administrasi)?(?:[\s.-]+|$)/i, "kota"],
  [/^(?:kepulauan|kep|pulau|p)(?:[\s.-]+|$)/i, "pulau"],
  [/^(?:desa|kelurahan|wilayah|daerah|sekitar|di)[\s.]+/i, null],
];

/**
 * Takes `Kab. `, `Kota `, `Kec. `, `Kep. `, `Pulau ` off the front. Names that begin with such a word as their own (Kota Agung,
 * Pulau Panggang) must be looked for whole first.
 */
export function unqualified(place: string): { name: string; qualifier: Qualifier | null } {
  for (const [prefix, qualifier] of QUALIFIERS) {
    const name = place.replace(prefix, "").trim();
    if (name !== place.trim() && name !== "") return { name, qualifier };
  }
  return { name: place.trim(), qualifier: null };
}

const SIDE =
  /(?:[\s-]+(?:utara|selatan|timur|barat|tengah|tenggara|laut|daya|kulon|wetan|ilir|ulu|darat|kecil|besar))+$/i;

/** `Siau Timur Selatan` → `Siau`; null when the name bears no side. */
export function stemOf(name: string): string | null {
  const stem = name.replace(SIDE, "");
  return stem === name || stem === "" ? null : stem;
}

/** Whether two keys differ by at most `most` letters put in, left out, exchanged or swapped with their neighbour. */
export function isNearlyEqual(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let twoBack: number[] = [];
  let oneBack = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((oneBack[j - 1] ?? 0) + (same ? 0 : 1), (oneBack[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (twoBack[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    twoBack = oneBack;
    oneBack = row;
  }
  return (oneBack[b.length] ?? Infinity) <= most;
}

/** A bit for each letter that stands in a key. */
export function lettersOf(key: string): number {
  let letters = 0;
  for (let i = 0; i < key.length; i++) letters |= 1 << (key.charCodeAt(i) - 65);
  return letters;
}

/** Whether `isNearlyEqual` can be true at all: a letter more, less or other changes two bits at most. */
export function mayBeNearlyEqual(a: number, b: number, most: number): boolean {
  let apart = a ^ b;
  for (let bits = 0; bits <= 2 * most; bits++) {
    if (apart === 0) return true;
    apart &= apart - 1;
  }
  return false;
}
