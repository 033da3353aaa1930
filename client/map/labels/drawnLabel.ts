import type { TsunamiLevel } from "../../../shared/record/bulletin.ts";
import { LEVELS } from "../../../shared/words/levels.ts";
import { type LabelRows, type LabelStyle, ROW_U, type RowStyle, rowWidthU, STYLES } from "./labelStyles.ts";
import { BARS_GAP_U, BARS_U, type MapLabel } from "./mapLabels.ts";
import type { Measure } from "./measure.ts";
import type { Box, PlacedLabel } from "./placeLabels.ts";

/** Where each row of a placed name stands. Pure. */

/** A placed name, and the words that it holds now. */
export interface Drawing {
  placed: PlacedLabel;
  label: MapLabel;
  rows: LabelRows;
  u: number;
  widthOf: Measure;
}

export interface DrawnLabel {
  id: string;
  style: LabelStyle;
  level: TsunamiLevel | null;
  colour: string | null;
  box: Box;
  /** Null where the name stands close to what it names. */
  leader: PlacedLabel["leader"] | null;
  sure: boolean;
  bars: { count: number; x: number; y: number } | null;
  name: DrawnRow;
  figure: DrawnRow | null;
}

interface DrawnRow {
  text: string;
  style: RowStyle;
  x: number;
  y: number;
  align: "start" | "middle" | "end";
}

/** A town's name stands by its symbols; only farther away it is tied to them. */
const TIED_FROM_U: Partial<Record<LabelStyle, number>> = {
  danger: 52,
  town: 52,
  helper: 52,
  area: Infinity,
  number: 60,
  until: 40,
  warning: 40,
};

/** Words stand on the side of the box that the leader comes to; the minutes under the name, not under the bars. */
export function drawn({ placed, label, rows, u, widthOf }: Drawing): DrawnLabel {
  const { id, box, leader, from } = placed;
  const style = STYLES[label.style];
  const isPlate = label.style === "plate";
  const beside = label.level === null ? 0 : (BARS_U + BARS_GAP_U) * u;
  const nameWidth = rowWidthU(rows.name, style.name, widthOf) * u;
  const align = isPlate ? "middle" : from === "left" ? "start" : from === "right" ? "end" : "middle";
  const middle = (box.left + box.right) / 2;
  const nameLeft = { start: box.left + beside, end: box.right - nameWidth, middle: middle + (beside - nameWidth) / 2 }[
    align
  ];
  const figureX = { start: nameLeft, end: box.right, middle: nameLeft + nameWidth / 2 }[align];
  const firstLine = isPlate ? (box.top + box.bottom) / 2 + 15 * u : box.top + 0.78 * ROW_U * u;
  const [[x1, y1], [x2, y2]] = leader;
  return {
    id,
    style: label.style,
    level: label.level,
    colour: label.colour ?? null,
    box,
    leader: Math.hypot(x2 - x1, y2 - y1) >= (TIED_FROM_U[label.style] ?? 0) * u ? leader : null,
    sure: label.sure,
    bars:
      label.level === null ? null : { count: LEVELS[label.level].bars, x: nameLeft - beside, y: firstLine - 28 * u },
    name: { text: rows.name, style: style.name, x: nameLeft, y: firstLine, align: "start" },
    figure:
      rows.figure === null
        ? null
        : { text: rows.figure, style: style.figure, x: figureX, y: firstLine + ROW_U * u, align },
  };
}
