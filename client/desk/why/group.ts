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
export const percent = (share: number) => `${Math.round(share * 100)} %`;
