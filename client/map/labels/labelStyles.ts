import type { Measure, Weight } from "./measure.ts";

/** How the words on the map are set: one face and size a row, in 2160ths of the canvas's height. */

export interface LabelRows {
  name: string;
  /** Below it: the minutes, the gauge's place, until when. */
  figure: string | null;
}

export type RowStyle = "name" | "figure" | "fine" | "town" | "helper" | "area" | "number";

const SET: Record<RowStyle, { face: Weight; sizeU: number; spaced?: number }> = {
  name: { face: "semibold", sizeU: 36 },
  figure: { face: "heavy", sizeU: 42 },
  fine: { face: "semibold", sizeU: 34 },
  town: { face: "semibold", sizeU: 40 },
  helper: { face: "medium", sizeU: 36 },
  /** Spaced capitals. */
  area: { face: "medium", sizeU: 34, spaced: 0.14 },
  number: { face: "semibold", sizeU: 42 },
};
export const ROW_U = 44;

/**
 * `zone` a warned coast, the minutes below · `measured` a gauge: the height is the news and stands first · `remark` who is left out ·
 * `danger` a town with posts in danger · `town` the first unit, the Sentra to ask · `helper` · `doubt` what may be worse · `area` a
 * kabupaten · `number` of the list of quakes · `plate` of the list of warnings, on a hatched ground · `warning` the one in focus, its severity over its end · `until` the end of another.
 */
export type LabelStyle =
  | "zone"
  | "measured"
  | "remark"
  | "danger"
  | "town"
  | "helper"
  | "doubt"
  | "area"
  | "number"
  | "plate"
  | "warning"
  | "until";

export const STYLES: Record<LabelStyle, { name: RowStyle; figure: RowStyle }> = {
  zone: { name: "name", figure: "figure" },
  measured: { name: "figure", figure: "fine" },
  remark: { name: "name", figure: "fine" },
  danger: { name: "town", figure: "fine" },
  town: { name: "town", figure: "fine" },
  helper: { name: "helper", figure: "fine" },
  doubt: { name: "name", figure: "name" },
  area: { name: "area", figure: "area" },
  number: { name: "number", figure: "fine" },
  plate: { name: "number", figure: "fine" },
  warning: { name: "figure", figure: "name" },
  until: { name: "name", figure: "fine" },
};

/** How wide words are in that row, in units. */
export function rowWidthU(words: string, row: RowStyle, widthOf: Measure): number {
  const { face, sizeU, spaced = 0 } = SET[row];
  return widthOf(words, face, sizeU) + words.length * spaced * sizeU;
}
