import type { NeedLine, Needs, StockBasis } from "../../../shared/record/impact.ts";
import { shortageOf } from "../../../shared/need/shortage.ts";
import { decimals, thousands } from "../../../shared/words/figures.ts";

/** Goods in words: what is needed is known to three digits at best, what lies in store to the piece. */

export const PROFILES: readonly Needs["profile"][] = ["perka-7-2008", "paket-lapangan"];
export const PROFILE_WORDS: Record<Needs["profile"], string> = {
  "perka-7-2008": "Perka BNPB 7/2008",
  "paket-lapangan": "Kiriman pertama (paket lapangan Kemensos)",
};
export const SPANS: readonly Needs["days"][] = [3, 7, 14];
const NO_DATA = "belum ada data";

/** `10,4 t`, `64.500 liter`; rounded to three digits. */
export function needWords(value: number, unit: string): string {
  return amountWords(threeDigits(value), unit);
}

/** desk.19: unknown is not zero. */
export function stockAmount(amount: number | null, unit: string): string {
  return amount === null ? NO_DATA : amountWords(amount, unit);
}

/** need.14: what is missing, as far as that is known; null where nothing is. */
export function shortWords(line: NeedLine, stock: StockBasis | null): { words: string; known: boolean } | null {
  const shortage = shortageOf(line, stock);
  if (shortage.known === "nothing") return { words: "belum diketahui", known: false };
  if (shortage.mid === 0) return null;
  const most = shortage.known === "at most" ? "paling banyak " : "";
  return { words: `${most}${needWords(shortage.mid, line.unit)}`, known: true };
}

/** Up to how much is missing; empty where that is not known. */
export function ceilingWords(line: NeedLine, stock: StockBasis | null): string {
  const shortage = shortageOf(line, stock);
  return shortage.known === "nothing" ? "" : needWords(shortage.high, line.unit);
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
