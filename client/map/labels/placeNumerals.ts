import { alongLines, evenly } from "./alongLines.ts";
import { contains, grown, holds, overlaps, placeLabels, type Box, type Point } from "./placeLabels.ts";

/** Where the lines of the field say their own names. Pure, on the screen alone. */

export interface NumeralLine {
  mmi: number;
  /** CSS px, closed. */
  line: readonly Point[];
}

export interface PlacedNumeral {
  mmi: number;
  box: Box;
  /** From the line to the chip where it does not stand on it. */
  leader: readonly [Point, Point] | null;
}

export interface Occupied {
  free: Box;
  /** Never covered. */
  obstacles: readonly Box[];
  u: number;
}

/** The chip, in units. */
export const CHIP_U = { width: 92, height: 76 };
/** How much of a line's height its northern and southern parts are. */
const PART = 0.35;
const EVERY_U = 12;
const GAP_U = 4;
/** A line lower than so many chips would vanish under its own name … */
const ON_LINE_FROM = 1.5;
/** … and one lower than so many says it once. */
const TWICE_FROM = 4;
/** Between a line and a chip beside it: where one finds no room a little farther off may be some. */
const LEADERS_U = [34, 38, 42, 46];
const ANCHORS = 16;

/**
 * map.12: each line's name at its northern end, and of a high one at its southern too, or beside the end where something stands there;
 * where none of it is clear the chip stands off the line, tied to it by a leader. No two overlap, nor anything that is occupied; the
 * innermost line, which has the least choice, comes first. Only a line that is out of the picture, or hemmed in all round, has none.
 */
export function placeNumerals(lines: readonly NumeralLine[], { free, obstacles, u }: Occupied): PlacedNumeral[] {
  const placed: PlacedNumeral[] = [];
  const taken = () => [...obstacles, ...placed.map(({ box }) => box)];
  const ink = alongLines(
    lines.map(({ line }) => line),
    EVERY_U * u,
  );
  for (const { mmi, line } of lines) {
    const points = alongLines([line], EVERY_U * u);
    const others = lines
      .filter((other) => other.line !== line)
      .flatMap((other) => alongLines([other.line], EVERY_U * u));
    const onLine = (end: "north" | "south") => placeOn(points, end, others, { free, obstacles: taken(), u });
    const north = onLine("north");
    if (north) placed.push({ mmi, box: north, leader: null });
    const south = heightOf(points) >= TWICE_FROM * CHIP_U.height * u ? onLine("south") : null;
    if (south) placed.push({ mmi, box: south, leader: null });
    if (north || south) continue;
    const anchors = evenly(
      points.filter((at) => holds(free, at)),
      ANCHORS,
    );
    if (anchors.length === 0) continue;
    const ask = { id: "", width: CHIP_U.width * u, height: CHIP_U.height * u, anchors };
    for (const leaderU of LEADERS_U) {
      const [beside] = placeLabels([{ ...ask, clear: leaderU * u }], { free, obstacles: taken(), ink, u });
      if (!beside) continue;
      placed.push({ mmi, box: beside.box, leader: beside.leader });
      break;
    }
  }
  return placed;
}

function placeOn(
  points: readonly Point[],
  end: "north" | "south",
  others: readonly Point[],
  { free, obstacles, u }: Occupied,
): Box | null {
  const height = heightOf(points);
  if (height < ON_LINE_FROM * CHIP_U.height * u) return null;
  const tip = points.reduce((a, b) => ((end === "north" ? b[1] < a[1] : b[1] > a[1]) ? b : a));
  const boxes = points
    .filter((at) => Math.abs(at[1] - tip[1]) <= PART * height)
    .toSorted((a, b) => apart(a, tip) - apart(b, tip))
    .map((at) => chipAt(at, u))
    .filter((box) => contains(free, box) && !obstacles.some((other) => overlaps(other, grown(box, GAP_U * u))));
  // Of two lines of one hue side by side it must be plain which is named.
  return boxes.find((box) => !others.some((at) => holds(box, at))) ?? boxes[0] ?? null;
}

function chipAt([x, y]: Point, u: number): Box {
  const [w, h] = [(CHIP_U.width * u) / 2, (CHIP_U.height * u) / 2];
  return { left: x - w, top: y - h, right: x + w, bottom: y + h };
}

function heightOf(points: readonly Point[]): number {
  const ys = points.map(([, y]) => y);
  return ys.length === 0 ? 0 : Math.max(...ys) - Math.min(...ys);
}

function apart(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
