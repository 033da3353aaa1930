import type { StockBasis } from "../record/impact.ts";
import { thousands } from "../words/figures.ts";

/** `12 lumbung ≤ 6 jam tempuh, isi contoh`: what stock counts, for below a table. */
export function stockWords(stock: StockBasis | null): string {
  if (stock === null) return "dasarnya tidak tercatat";
  const { stores, example, withinHours } = stock;
  const within = `lumbung ≤ ${thousands(withinHours)} jam tempuh`;
  if (stores === 0) return `tidak ada ${within}`;
  const contents =
    example === 0 ? "isi dilaporkan" : example === stores ? "isi contoh" : `${thousands(example)} isi contoh`;
  return `${thousands(stores)} ${within}, ${contents}`;
}
