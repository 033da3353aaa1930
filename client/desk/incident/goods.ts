import type { NeedLine, Needs } from "../../../shared/record/impact.ts";
import { middleOf } from "../../../shared/need/displaced.ts";
import { decimals, thousands } from "../../../shared/words/figures.ts";

/** Goods in words: what is needed is known to three digits at best, what lies in store to the piece. */

export const PROFILES: readonly Needs["profile"][] = ["perka-7-2008", "paket-lapangan"];
export const PROFILE_WORDS: Record<Needs["profile"], string> = {
  "perka-7-2008": "Perka BNPB 7/2008",
  "paket-lapangan": "Kiriman pertama (paket lapangan Kemensos)",
};
export const SPANS: readonly Needs["days"][] = [3, 7, 14];
export const NO_DATA = "belum ada data";

/** `10,4 t`, `64.500 liter`; rounded to three digits. */
export function needWords(value: number, unit: string): string {
  return amountWords(threeDigits(value), unit);
}

/** desk.19: unknown is not zero. */
export function haveWords(have: number | null, unit: string): string {
  return have === null ? NO_DATA : amountWords(have, unit);
}

/** Short of the need by the middle; null when that is not known, or when nothing is short. */
export function shortWords({ have, short, unit }: NeedLine): string | null {
  const middle = middleOf(short);
  return have === null || middle === 0 ? null : needWords(middle, unit);
}

/** How far the stock goes towards the need by the middle, 0–1; null when it is not known. */
export function metShare({ have, need }: NeedLine): number | null {
  if (have === null) return null;
  const middle = middleOf(need);
  return middle === 0 ? 1 : Math.min(1, have / middle);
}

function amountWords(value: number, unit: string): string {
  if (unit === "kg" && value >= 1000) return `${decimals(value / 1000, value < 100_000 ? 1 : 0)} t`;
  return `${thousands(value)} ${unit}`;
}

function threeDigits(value: number): number {
  if (value < 1000) return Math.round(value);
  const scale = 10 ** (Math.floor(Math.log10(value)) - 2);
  return Math.round(value / scale) * scale;
}
