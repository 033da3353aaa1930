/** Intensities as they are written. */

const ROMAN = ["0", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/** Decimal MMI to its Roman numeral; L stands for [L − 0.5, L + 0.5). */
export function roman(mmi: number): string {
  return ROMAN[Math.max(1, Math.min(12, bandOf(mmi)))] ?? "I";
}

/** The integer band of a decimal MMI. */
export function bandOf(mmi: number): number {
  return Math.floor(mmi + 0.5);
}
