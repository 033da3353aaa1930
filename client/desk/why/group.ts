import type { Setting } from "../../../shared/setting.ts";
import { decimals } from "../../../shared/words/figures.ts";

/** Some figures of the desk, opened down to what they came from. */
export interface WhyGroup {
  title: string;
  rows: WhyRow[];
}

export interface WhyRow {
  label: string;
  value: string;
  /** Whose figure it is, and why it stands so. */
  why?: string;
}

export const OURS = "ambang kami, menunggu ketetapan kementerian";

/** A setting with whose it is. */
export function settingRow(label: string, { value, unit, basis, why }: Setting): WhyRow {
  return {
    label,
    value: unit === "" ? `× ${figure(value)}` : `${figure(value)} ${unit}`,
    why: basis === "published" ? `terbitan: ${why}` : why,
  };
}

/** With as many decimals as a setting was written with, two at most. */
export const figure = (value: number) =>
  decimals(value, [0, 1].find((digits) => Number(value.toFixed(digits)) === value) ?? 2);
export const signed = (value: number, digits = Number.isInteger(value) ? 0 : 1) =>
  `${value < 0 ? "−" : "+"}${decimals(Math.abs(value), digits)}`;
/** Shares of one whole: by the largest remainder, so that what is read adds up to 100. */
export function percents(shares: readonly number[]): string[] {
  const exact = shares.map((share) => share * 100);
  const floors = exact.map(Math.floor);
  const spare = Math.round(exact.reduce((sum, each) => sum + each, 0)) - floors.reduce((sum, each) => sum + each, 0);
  const byRemainder = exact
    .map((each, index) => ({ index, remainder: each - Math.floor(each) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const raised = new Set(byRemainder.slice(0, spare).map(({ index }) => index));
  return floors.map((floor, index) => `${floor + (raised.has(index) ? 1 : 0)} %`);
}
export const percent = (share: number) => `${Math.round(share * 100)} %`;
