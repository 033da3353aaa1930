import type { StockBasis } from "../record/impact.ts";
import { dayStart, longDate, partsIn } from "../time.ts";
import { thousands } from "../words/figures.ts";

/** `12 lumbung ≤ 6 jam tempuh, isi contoh`: what stock counts, for below a table. */
export function stockWords(stock: StockBasis | null): string {
  if (stock === null) return "dasarnya tidak tercatat";
  const { stores, example, asOf, withinHours } = stock;
  const within = `${asOf === undefined ? "lumbung" : "lumbung dan gudang"} ≤ ${thousands(withinHours)} jam tempuh`;
  if (stores === 0) return `tidak ada ${within}`;
  const told = `dilaporkan${asOf === undefined ? "" : ` per ${span(asOf)}`}`;
  const contents =
    example === 0
      ? `isi ${told}`
      : example === stores
        ? "isi contoh"
        : `${thousands(stores - example)} ${told}, ${thousands(example)} isi contoh`;
  return `${thousands(stores)} ${within}, ${contents}`;
}

/** `28 November 2026`, `3–28 November 2026`, `30 Oktober – 2 November 2026` */
function span(days: NonNullable<StockBasis["asOf"]>): string {
  return joined(days, longDate);
}

/** need.13: `keadaan 28 Nov`, `keadaan 3–28 Nov`, `keadaan 30 Okt–2 Nov`: from when sums are, beside them; the year where it is not that of `at`. */
export function stockDayWords(days: NonNullable<StockBasis["asOf"]>, at: number): string {
  const thisYear = ` ${partsIn("WIB", at).year}`;
  const short = (day: number) => longDate(day).replace(/(?<= \p{L}{3})\p{L}+/u, "");
  return `keadaan ${joined(days, short)
    .replace(new RegExp(`${thisYear}$`), "")
    .replace(" – ", "–")}`;
}

function joined({ from, to }: NonNullable<StockBasis["asOf"]>, words: (at: number) => string): string {
  const [first, last] = [from, to].map(dayStart) as [number, number];
  if (first === last) return words(last);
  const [a, b] = [partsIn("WIB", first), partsIn("WIB", last)];
  if (a.year !== b.year) return `${words(first)} – ${words(last)}`;
  if (a.month === b.month) return `${a.day}–${words(last)}`;
  return `${words(first).slice(0, -5)} – ${words(last)}`;
}
