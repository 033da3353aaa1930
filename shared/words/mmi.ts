/** Intensities as they are written and coloured. */

const ROMAN = ["0", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/** words.2: decimal MMI to its Roman numeral; L stands for [L − 0.5, L + 0.5). */
export function roman(mmi: number): string {
  return ROMAN[Math.max(1, Math.min(12, bandOf(mmi)))] ?? "I";
}

/** The integer band of a decimal MMI. */
export function bandOf(mmi: number): number {
  return Math.floor(mmi + 0.5);
}

/** `V–VI`, `III`: as BMKG tells it of a place; null where it named the place without an intensity. */
export function feltWords(low: number | null, high: number | null): string | null {
  if (low === null && high === null) return null;
  const from = roman(low ?? high ?? 0);
  const to = roman(high ?? low ?? 0);
  return from === to ? from : `${from}–${to}`;
}

/** The five classes of SIG-BMKG (I–II, III–V, VI, VII–VIII, IX–XII), by the names that their colours bear. */
export type MmiTone = 1 | 5 | 6 | 7 | 9;

export function mmiTone(mmi: number): MmiTone {
  const band = bandOf(mmi);
  if (band >= 9) return 9;
  if (band >= 7) return 7;
  if (band === 6) return 6;
  return band >= 3 ? 5 : 1;
}
