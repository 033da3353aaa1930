import type { TsunamiLevel } from "../../../shared/record/bulletin.ts";
import type { LngLat } from "../../../shared/geo/distance.ts";
import { LEVELS } from "../../../shared/words/levels.ts";
import { alongLines, evenly } from "./alongLines.ts";
import type { Padding } from "../camera/camera.ts";
import type { Measure, Weight } from "./measure.ts";
import { type Box, placeLabels, type PlacedLabel, type Point } from "./placeLabels.ts";
import { SEA_NAMES } from "./seaNames.ts";

/** From the warned coast to names on the screen: what is asked of the placing, and where each row of a placed name stands. */

export interface LabelRows {
  name: string;
  /** Below it: the minutes, or the gauge's place. */
  figure: string | null;
}

export interface CoastLabel {
  id: string;
  /** Null for what has no level: a gauge, or who is left out. */
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
  /** `measured`: the height is the news and stands first. */
  style: "zone" | "measured" | "remark";
}

export interface Obstacles {
  /** Towns with our posts, and how many symbols stand side by side there. */
  towns: readonly { at: LngLat; symbols: number; danger: boolean }[];
  epicentre: LngLat | null;
  gauges: readonly LngLat[];
}

const BARS_U = 42;
const BARS_GAP_U = 12;
const NAME_U = 36;
const FIGURE_U = 42;
const ROW_U = 44;
/** Where the notes begin: clear of the screen's outer 2 %. */
export const NOTES_LEFT_U = 77;
/** What the scale takes of the lower right corner. */
const SCALE_U = { width: 400, height: 90 };
/** Places that one name may point at, and how far they lie apart at least. */
const ANCHORS = 14;
const ANCHOR_EVERY_U = 12;
/** Between the edge of a line and a name. */
const CLEAR_U = 10;
/** How far apart points of the coast are that a name had better not cover. */
const INK_EVERY_U = 14;
const SYMBOL_U = 44;

type Row = "name" | "figure" | "fine";
const SIZE_U: Record<Row, number> = { name: NAME_U, figure: FIGURE_U, fine: 34 };
const FACE: Record<Row, Weight> = { name: "semibold", figure: "heavy", fine: "semibold" };

const STYLES: Record<CoastLabel["style"], { name: Row; figure: Row }> = {
  zone: { name: "name", figure: "figure" },
  measured: { name: "figure", figure: "fine" },
  remark: { name: "name", figure: "fine" },
};

/** The part of the canvas over which no words of the column or the foot lie. The camera keeps a little more free. */
export function freeBox(
  padding: Padding,
  { clientWidth, clientHeight }: { clientWidth: number; clientHeight: number },
): Box {
  return {
    left: Math.max(0.008, padding.left - 0.02) * clientWidth,
    top: Math.max(0.01, padding.top - 0.015) * clientHeight,
    right: (1 - Math.max(0.008, padding.right - 0.022)) * clientWidth,
    bottom: (1 - Math.max(0.01, padding.bottom - 0.03)) * clientHeight,
  };
}

/** Where the camera stands. */
export interface Standpoint {
  project: (at: LngLat) => Point;
  zoom: number;
  /** CSS px of one 2160th of the canvas's height. */
  u: number;
  free: Box;
  widthOf: Measure;
}

/** The first labels have the choice of places; one whose coast is out of the picture, or that finds no room, is left out. */
export function placeOnMap(
  labels: readonly CoastLabel[],
  obstacles: Obstacles,
  notes: readonly string[],
  stand: Standpoint,
): PlacedLabel[] {
  const { project, u, free } = stand;
  const lines = new Map(labels.map(({ id, lines: own }) => [id, own.map((line) => line.map(project))]));
  const inView = ([x, y]: Point) => x > free.left && x < free.right && y > free.top && y < free.bottom;
  const asks = labels.flatMap((label) => {
    const anchors = alongLines(lines.get(label.id) ?? [], ANCHOR_EVERY_U * u).filter(inView);
    const few = evenly(anchors, ANCHORS);
    const size = sizeOf(label, u, stand.widthOf);
    return few.length === 0
      ? []
      : [{ id: label.id, anchors: few, clear: (label.clearU + CLEAR_U) * u, sparing: label.style !== "zone", ...size }];
  });
  const others = labels.flatMap(({ alsoDrawn }) => alsoDrawn.map((line) => line.map(project)));
  const ink = alongLines([...[...lines.values()].flat(), ...others], INK_EVERY_U * u);
  return placeLabels(asks, { free, ink, u, obstacles: boxesOf(obstacles, notes, stand) });
}

function boxesOf(
  { towns, epicentre, gauges }: Obstacles,
  notes: readonly string[],
  { project, zoom, u, free, widthOf }: Standpoint,
): Box[] {
  // Zooms are told for 1080 px height, as in the layer of the posts.
  const level = zoom - Math.log2(2 * u);
  const shrunk = Math.min(1, Math.max(0.32, 0.32 + ((level - 5.4) / 2) * 0.68));
  const around = ([x, y]: Point, halfWidth: number, halfHeight: number): Box => ({
    left: x - halfWidth * u,
    top: y - halfHeight * u,
    right: x + halfWidth * u,
    bottom: y + halfHeight * u,
  });
  const posts = towns.map(({ at, symbols, danger }) => {
    const size = danger ? Math.max(0.85, shrunk) : shrunk;
    return around(project(at), (symbols * SYMBOL_U * size) / 2, (SYMBOL_U * size) / 2);
  });
  const seas = SEA_NAMES.features.flatMap(({ geometry, properties }) => {
    const [lng = 0, lat = 0] = geometry.coordinates;
    if (level < Number(properties?.["fromZoom"])) return [];
    return [around(project([lng, lat]), widthOf(String(properties?.["name"]), "italic", 37) / 2 + 8, 22)];
  });
  const notesWide = Math.max(0, ...notes.map((note) => widthOf(note, FACE.fine, SIZE_U.fine)));
  const corner = { ...free, right: NOTES_LEFT_U * u + notesWide * u, top: free.bottom - notes.length * ROW_U * u };
  const scale = { ...free, left: free.right - SCALE_U.width * u, top: free.bottom - SCALE_U.height * u };
  return [
    ...posts,
    ...seas,
    ...gauges.map((at) => around(project(at), 18, 18)),
    ...(epicentre ? [around(project(epicentre), 48, 48)] : []),
    ...(notes.length > 0 ? [corner] : []),
    scale,
  ];
}

function sizeOf({ widest, level, style }: CoastLabel, u: number, widthOf: Measure): { width: number; height: number } {
  const rows = STYLES[style];
  const beside = level === null ? 0 : BARS_U + BARS_GAP_U;
  const name = beside + widthOf(widest.name, FACE[rows.name], SIZE_U[rows.name]);
  const figure = widest.figure === null ? 0 : widthOf(widest.figure, FACE[rows.figure], SIZE_U[rows.figure]);
  return { width: Math.max(name, figure) * u, height: (widest.figure === null ? 1 : 2) * ROW_U * u };
}

/** A placed name, and the words that it holds now. */
export interface Drawing {
  placed: PlacedLabel;
  label: CoastLabel;
  rows: LabelRows;
  u: number;
  widthOf: Measure;
}

export interface DrawnLabel {
  id: string;
  level: TsunamiLevel | null;
  leader: PlacedLabel["leader"];
  sure: boolean;
  bars: { count: number; x: number; y: number } | null;
  name: DrawnRow;
  figure: DrawnRow | null;
}

interface DrawnRow {
  text: string;
  style: Row;
  x: number;
  y: number;
  align: "start" | "middle" | "end";
}

/** Words stand on the side of the box that the leader comes to; the minutes under the name, not under the bars. */
export function drawn({ placed, label, rows, u, widthOf }: Drawing): DrawnLabel {
  const { id, box, leader, from } = placed;
  const style = STYLES[label.style];
  const beside = label.level === null ? 0 : (BARS_U + BARS_GAP_U) * u;
  const nameWidth = widthOf(rows.name, FACE[style.name], SIZE_U[style.name]) * u;
  const align = from === "left" ? "start" : from === "right" ? "end" : "middle";
  const middle = (box.left + box.right) / 2;
  const nameLeft = { start: box.left + beside, end: box.right - nameWidth, middle: middle + (beside - nameWidth) / 2 }[
    align
  ];
  const figureX = { start: nameLeft, end: box.right, middle: nameLeft + nameWidth / 2 }[align];
  const firstLine = box.top + 0.78 * ROW_U * u;
  return {
    id,
    level: label.level,
    leader,
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
