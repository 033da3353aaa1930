import type { TsunamiLevel } from "../../shared/record/bulletin.ts";
import { type MmiTone, mmiTone } from "../../shared/words/mmi.ts";

/** The tokens of ui/tokens.css for the canvas, which can't read CSS. */
export const COLOURS = {
  sea: "#14171b",
  seaDeep: "#0b0e11",
  land: "#2a2d33",
  neighbour: "#1d2025",
  kabLine: "#454b54",
  provinceLine: "#5a616b",
  ink: "#e6eaee",
  label: "#9aa3ad",
  seaName: "#626b75",
  casing: "#101214",
} as const;

const MMI_COLOURS: Record<MmiTone, string> = { 1: "#d2dce1", 5: "#309d8b", 6: "#f3f28b", 7: "#de8f18", 9: "#dd2c5f" };

/** Of an intensity's band, line and chip. */
export function mmiColour(mmi: number): string {
  return MMI_COLOURS[mmiTone(mmi)];
}

/** Ink on a chip: black on every class but the last, where white reads better. */
export function mmiInk(mmi: number): string {
  return mmiTone(mmi) === 9 ? "#ffffff" : COLOURS.casing;
}

/** BMKG's levels: on a line, and in words, where the red of AWAS must be lighter to be read. */
export const LEVEL_COLOURS: Record<TsunamiLevel, { line: string; words: string }> = {
  AWAS: { line: "#e0002b", words: "#ff5a70" },
  SIAGA: { line: "#ff8c00", words: "#ff8c00" },
  WASPADA: { line: "#ffd23f", words: "#ffd23f" },
};
