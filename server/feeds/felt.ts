import type { FeltReport } from "../../shared/record/bulletin.ts";

/** BMKG's Dirasakan list (FEEDS §1.5): `II-III Trenggalek, Kota Jayapura II, 2 Karangasem`. */

const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
const NUMERAL = "(?:viii|vii|vi|v|iv|iii|ii|i|xii|xi|x|ix|1[0-2]|[1-9])";
const INTENSITY = `(${NUMERAL})(?:\\s*(?:-|–|—|/|s\\/d)\\s*(${NUMERAL}))?(?:\\s*mmi)?`;
const INTENSITY_FIRST = new RegExp(`^(?:mmi\\s*)?${INTENSITY}(?:\\s*[:.]\\s*|\\s+)(?:di\\s+)?(.+)$`, "is");
const PLACE_FIRST = new RegExp(`^(.*\\S)(?:\\s*[:(]\\s*|\\s+)(?:mmi\\s*)?${INTENSITY}\\s*\\)?$`, "is");
const ONLY_INTENSITY = new RegExp(`^(?:mmi\\s*)?${INTENSITY}$`, "i");

/** feed.12: never throws. A place without an intensity keeps nulls; an intensity without a place says nothing and is dropped. */
export function parseFelt(text: string | null): FeltReport[] {
  return (text ?? "")
    .split(/[,;\n]/)
    .map((item) => item.trim().replace(/\.$/, ""))
    .filter((item) => /[\p{L}\p{N}]/u.test(item) && !ONLY_INTENSITY.test(item))
    .map(parseItem);
}

function parseItem(item: string): FeltReport {
  const first = INTENSITY_FIRST.exec(item);
  if (first) return report(first[3] ?? "", first[1], first[2]);
  const last = PLACE_FIRST.exec(item);
  if (last) return report(last[1] ?? "", last[2], last[3]);
  return { place: tidy(item), mmiLow: null, mmiHigh: null };
}

function report(place: string, from: string | undefined, to: string | undefined): FeltReport {
  const low = mmi(from ?? "");
  const high = mmi(to ?? from ?? "");
  return { place: tidy(place), mmiLow: Math.min(low, high), mmiHigh: Math.max(low, high) };
}

function mmi(numeral: string): number {
  return /^\d/.test(numeral) ? Number(numeral) : ROMAN.indexOf(numeral.toLowerCase()) + 1;
}

function tidy(place: string): string {
  return place.trim().replace(/\s+/g, " ");
}
