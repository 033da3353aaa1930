import type { Displaced, ExpectedPeople } from "../record/impact.ts";
import type { Setting } from "../setting.ts";

/** How many may have left their homes: an estimate as wide as our ignorance, until somebody has counted. Never casualties. */

export interface DisplacementRate {
  /** Of who is in the band of this numeral; the last of the table holds for all above it. */
  mmi: 5 | 6 | 7 | 8;
  rate: Setting;
}

const MEASURED = "diukur pada 22 gempa Indonesia dengan jumlah pengungsi yang diketahui, 2006–2025";
const rate = (mmi: DisplacementRate["mmi"], value: number, numeral: string): DisplacementRate => ({
  mmi,
  rate: {
    value,
    unit: "%",
    basis: "ours",
    why: `${String(value).replace(".", ",")} % orang di MMI ${numeral} mengungsi: ${MEASURED}, menunggu ketetapan kementerian`,
  },
});

/** need.1: strongest last. */
export const DISPLACEMENT_RATES: readonly DisplacementRate[] = [
  rate(5, 0.13, "V"),
  rate(6, 0.63, "VI"),
  rate(7, 6.3, "VII"),
  rate(8, 32, "VIII ke atas"),
];

/**
 * need.1: the 10 % and 90 % lie this factor below and above the middle. The logarithms' own σ of 1.63 (SCIENCE §7.2) asks for × 8, and that
 * holds 8 of the 12 counts that are at hand; ten holds 9, and is what the room is told.
 */
export const DISPLACEMENT_SPREAD: Setting = {
  value: 10,
  unit: "",
  basis: "ours",
  why: "delapan dari sepuluh kali jumlah sebenarnya antara sepersepuluh dan sepuluh kali perkiraan; banyak orang lari dari gelombang atau susulan, yang tak ada di tabel guncangan mana pun",
};

/** People × (the chance of each band × its rate), and how far off that may be. A field count (*kaji cepat*) replaces it (need.9). */
export function displaced(
  { v, vi, vii, viii }: ExpectedPeople,
  fieldCount: number | null = null,
  rates: readonly DisplacementRate[] = DISPLACEMENT_RATES,
): Displaced & { mid: number } {
  if (fieldCount !== null) return { low: fieldCount, mid: fieldCount, high: fieldCount, basis: "kaji cepat" };
  const inBand = { 5: v - vi, 6: vi - vii, 7: vii - viii, 8: viii };
  const mid = rates.reduce((sum, { mmi, rate }) => sum + (inBand[mmi] * rate.value) / 100, 0);
  const spread = DISPLACEMENT_SPREAD.value;
  // No more can leave than are shaken.
  return { low: mid / spread, mid, high: Math.max(mid, Math.min(v, mid * spread)), basis: "perkiraan" };
}

/** The middle, also of an impact that was kept when only its ends were told. */
export function middleOf({ low, mid, high }: { low: number; mid: number | null; high: number }): number {
  return mid ?? Math.sqrt(low * high);
}
