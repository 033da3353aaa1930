import type { TsunamiLevel } from "../../../shared/record/bulletin.ts";
import type { LngLat } from "../../../shared/geo/distance.ts";
import type { Padding } from "../camera/camera.ts";
import { alongLines, evenly } from "./alongLines.ts";
import { insidePlace } from "./insidePlace.ts";
import { type LabelRows, type LabelStyle, ROW_U, rowWidthU, STYLES } from "./labelStyles.ts";
import type { Measure } from "./measure.ts";
import { boxesOf, type Obstacles, type Standpoint, toldZoom, townBoxes, type TownBox } from "./obstacles.ts";
import { type Box, type LabelAsk, placeLabels, type PlacedLabel, type Point } from "./placeLabels.ts";
import { type PlacedNumeral, placeNumerals } from "./placeNumerals.ts";

/** From what is news to names on the screen: what is asked of the placing, and in which order. */

export interface MapLabel {
  id: string;
  /** Null for what has no level. */
  level: TsunamiLevel | null;
  /** What it may point at. */
  lines: readonly (readonly LngLat[])[];
  /** What is drawn for it beside those: no name had better cover it. */
  alsoDrawn: readonly (readonly LngLat[])[];
  /** False where it isn't known which of the lines is meant: its leader is broken. */
  sure: boolean;
  /** Half the breadth of what it stands beside, in units. */
  clearU: number;
  /** The broadest words that it may come to hold. */
  widest: LabelRows;
  style: LabelStyle;
  /** The middle of the contours that it lies in, which it stands away from. */
  awayFrom?: LngLat | undefined;
  /** Of its words; absent: by style and level. */
  colour?: string | undefined;
  /** Closed lines: it stands within these where it has room. */
  within?: readonly (readonly LngLat[])[] | undefined;
  /** Of a label that says this name already: this one stands only where that finds no room. */
  insteadOf?: string | undefined;
}

/** A line of the field that says its own name: of its largest part. The innermost first. */
export interface NamedLine {
  mmi: number;
  line: readonly LngLat[];
}

export interface MapWords {
  labels: readonly MapLabel[];
  numerals: readonly NamedLine[];
  /** Short lines in the lower corner of the map. */
  notes: readonly string[];
}

/** Places that one name may point at, and how far they lie apart at least. */
const ANCHORS = 14;
const ANCHOR_EVERY_U = 12;
/** Between the edge of a line and a name. */
const CLEAR_U = 10;
/** How far apart points of the coast are that a name had better not cover. */
const INK_EVERY_U = 14;
export const BARS_U = 42;
export const BARS_GAP_U = 12;
/** From this zoom on, at 1080 px height, a kabupaten is large enough for its name. */
const AREA_FROM_ZOOM = 7;
/** With room for two figures. */
const PLATE_U = { width: 68, height: 56 };
/** A town's name is lost to the eye farther from it, and a kabupaten's outside of it. */
const LONGEST_U: Partial<Record<LabelStyle, number>> = { danger: 164, town: 118, helper: 80, area: 80, number: 164 };
/** A town's name may lie over a line sooner than far from its town. */
const TOWN_INK_COST_U = 16;
const UPRIGHT = [Math.PI / 2, -Math.PI / 2];
const SOUTH = Math.PI / 2;
const TOWNS: readonly LabelStyle[] = ["danger", "town", "helper"];
/** Who has the choice of places, before the numerals of the lines. */
const FIRST: readonly LabelStyle[] = ["danger", "number", "plate"];
/** Drawn thickly or looked for: sooner over what is drawn than left out. */
const SPARING: readonly LabelStyle[] = ["remark"];

/** Between a name and the edge of the picture. */
const EDGE = 0.006;

/** The part of the canvas over which no words of the column or the foot lie, within the picture. The camera keeps a little more free. */
export function freeBox(
  padding: Padding,
  { clientWidth, clientHeight }: { clientWidth: number; clientHeight: number },
  picture: { left: number; top: number; width: number; height: number },
): Box {
  const edge = EDGE * clientHeight;
  return {
    left: Math.max((padding.left - 0.02) * clientWidth, 0.008 * clientWidth, picture.left + edge),
    top: Math.max((padding.top - 0.015) * clientHeight, 0.01 * clientHeight, picture.top + edge),
    right: Math.min((1 - Math.max(0.008, padding.right - 0.022)) * clientWidth, picture.left + picture.width - edge),
    bottom: Math.min((1 - Math.max(0.01, padding.bottom - 0.03)) * clientHeight, picture.top + picture.height - edge),
  };
}

export interface Placed {
  labels: PlacedLabel[];
  numerals: PlacedNumeral[];
}

/**
 * Names of what is in danger have the choice of places, then the numerals, then all else in its order; one whose place is out of the
 * picture, or that finds no room, is left out. No two overlap, nor a symbol of ours, the cross, a gauge.
 */
export function placeOnMap({ labels, numerals, notes }: MapWords, obstacles: Obstacles, stand: Standpoint): Placed {
  const { project, u, free } = stand;
  const lines = new Map(labels.map(({ id, lines: own }) => [id, own.map((line) => line.map(project))]));
  const named = numerals.map(({ mmi, line }) => ({ mmi, line: line.map(project) }));
  const others = labels.flatMap(({ alsoDrawn }) => alsoDrawn.map((line) => line.map(project)));
  const coasts = labels.flatMap(({ id, style }) =>
    TOWNS.includes(style) || style === "area" ? [] : (lines.get(id) ?? []),
  );
  const ink = alongLines([...coasts, ...others, ...named.map(({ line }) => line)], INK_EVERY_U * u);
  const towns = townBoxes(obstacles, stand);
  const fixed = [...boxesOf(obstacles, notes, stand), ...towns.map(({ box }) => box)];
  const asksOf = (some: readonly MapLabel[]) =>
    some.flatMap((label) => askOf(label, labels, lines, towns, stand) ?? []);

  const first = placeLabels(asksOf(labels.filter(({ style }) => FIRST.includes(style))), {
    free,
    ink,
    u,
    obstacles: fixed,
  });
  const taken = [...fixed, ...first.flatMap(takenBy)];
  const chips = placeNumerals(named, { free, obstacles: taken, u });
  const blocked = [...taken, ...chips.map(({ box }) => box)];
  const inside = labels.flatMap((label): PlacedLabel[] => {
    const box = label.within && insidePlace(label.within.map((line) => line.map(project)), sizeOf(label, u, stand.widthOf), { free, obstacles: blocked, u }); // prettier-ignore
    if (!box) return [];
    const middle: Point = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    return [{ id: label.id, box, leader: [middle, middle], from: "above" }];
  });
  const rest = labels.filter(({ id, style }) => !FIRST.includes(style) && !inside.some((one) => one.id === id));
  const barred = [...chips, ...first, ...inside].map(({ box }) => box);
  const around = { barred, free, ink, u, obstacles: [...blocked, ...inside.map(({ box }) => box)] };
  const placed = placeLabels(asksOf(rest.filter(({ insteadOf }) => insteadOf === undefined)), around);
  const told = [...first, ...inside, ...placed];
  const untold = rest.filter(({ insteadOf }) => insteadOf !== undefined && !told.some(({ id }) => id === insteadOf));
  const substitutes = placeLabels(asksOf(untold), {
    ...around,
    obstacles: [...around.obstacles, ...placed.flatMap(takenBy)],
  });
  return { labels: [...told, ...substitutes], numerals: chips };
}

/** Its words, and its leader where that is drawn. */
function takenBy({ box, leader: [[x1, y1], [x2, y2]] }: PlacedLabel): Box[] {
  const along = { left: Math.min(x1, x2), top: Math.min(y1, y2), right: Math.max(x1, x2), bottom: Math.max(y1, y2) };
  return [box, along];
}

function askOf(
  label: MapLabel,
  labels: readonly MapLabel[],
  lines: ReadonlyMap<string, Point[][]>,
  towns: readonly TownBox[],
  { project, zoom, u, free, widthOf }: Standpoint,
): LabelAsk | null {
  const { id, style, clearU } = label;
  if (style === "area" && toldZoom(zoom, u) < AREA_FROM_ZOOM) return null;
  const inView = ([x, y]: Point) => x > free.left && x < free.right && y > free.top && y < free.bottom;
  const own = lines.get(id) ?? [];
  const town = TOWNS.includes(style)
    ? towns.find((one) => one.town.at.join() === label.lines[0]?.[0]?.join())
    : undefined;
  const anchors = (town ? [middleOf(town.box)] : alongLines(own, ANCHOR_EVERY_U * u)).filter(inView);
  const few = evenly(anchors, ANCHORS);
  if (few.length === 0) return null;
  const longest = LONGEST_U[style];
  const ask = { id, anchors: few, sparing: SPARING.includes(style), longest: longest && longest * u };
  const size = sizeOf(label, u, widthOf);
  if (style === "area") return { ...ask, ...size, clear: -size.height / 2, angles: UPRIGHT };
  const beside = town && { x: (town.box.right - town.box.left) / 2, y: (town.box.bottom - town.box.top) / 2 };
  const rivals = label.within
    ? labels.flatMap((other) => (other.id === id || !other.within ? [] : (lines.get(other.id) ?? []).flat()))
    : undefined;
  return {
    ...ask,
    ...size,
    inkCostU: TOWNS.includes(style) ? TOWN_INK_COST_U : undefined,
    clear: (clearU + CLEAR_U) * u,
    beside,
    towards: directionOf(label, few[0], project),
    rivals,
  };
}

/** map.12: a name is wide: beside rather than above or below, unless it lies nearly above or below the middle of what happened. */
function directionOf(
  { style, awayFrom }: MapLabel,
  at: Point | undefined,
  project: Standpoint["project"],
): number | undefined {
  if (!at || !TOWNS.includes(style)) return undefined;
  if (!awayFrom) return SOUTH;
  const [x, y] = project(awayFrom);
  const [dx, dy] = [at[0] - x, at[1] - y];
  if (Math.abs(dx) * 2 > Math.abs(dy)) return dx > 0 ? 0 : Math.PI;
  return dy > 0 ? SOUTH : -SOUTH;
}

function sizeOf({ widest, level, style }: MapLabel, u: number, widthOf: Measure): { width: number; height: number } {
  if (style === "plate") return { width: PLATE_U.width * u, height: PLATE_U.height * u };
  const rows = STYLES[style];
  const beside = level === null ? 0 : BARS_U + BARS_GAP_U;
  const name = beside + rowWidthU(widest.name, rows.name, widthOf);
  const figure = widest.figure === null ? 0 : rowWidthU(widest.figure, rows.figure, widthOf);
  return { width: Math.max(name, figure) * u, height: (widest.figure === null ? 1 : 2) * ROW_U * u };
}

function middleOf({ left, top, right, bottom }: Box): Point {
  return [(left + right) / 2, (top + bottom) / 2];
}
