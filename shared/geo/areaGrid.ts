import { type Area, type Box, edgeKm, grown, isInside } from "./area.ts";

/**
 * An area in cells, for many thousands of questions: only points in a cell that an edge crosses need the exact test. Its answers
 * are the exact ones.
 */
export interface AreaGrid {
  isInside(lng: number, lat: number): boolean;
  /** 0 inside; beside it the kilometres to the nearest edge; Infinity beyond the limit. */
  awayKm(lng: number, lat: number): number;
}

/** What is known of a cell: some polygon covers it whole; an edge crosses it; an edge may be within the limit. */
const FULL = 1;
const CROSSED = 2;
const NEAR = 4;
const CELLS = 2 ** 15;
/** In cells: rounding never puts an edge beside the cell that it crosses. */
const SLACK = 1e-6;

/** Of an area near the date line nothing is known in advance: there each point is tested. */
export function gridOf(area: Area, limitKm: number): AreaGrid {
  const { box } = area;
  const knownAt = box && box[0] > -179 && box[2] < 179 ? cellsOf(area, grown(box, limitKm), limitKm) : unknown;
  const isIn = (known: number, lng: number, lat: number) =>
    (known & FULL) !== 0 || ((known & CROSSED) !== 0 && isInside(area, [lng, lat]));
  return {
    isInside: (lng, lat) => isIn(knownAt(lng, lat), lng, lat),
    awayKm(lng, lat) {
      const known = knownAt(lng, lat);
      if (known === 0) return Infinity;
      if (isIn(known, lng, lat)) return 0;
      return (known & NEAR) === 0 ? Infinity : edgeKm(area, [lng, lat], limitKm);
    },
  };
}

const unknown = () => CROSSED | NEAR;

interface Cells {
  readonly known: Uint8Array;
  /** The last polygon, counted from 1, with an edge that crosses the cell. */
  readonly crossedBy: Int32Array;
  readonly columns: number;
  readonly rows: number;
}

/** One polygon's edges, as they are marked. */
interface Outline {
  readonly cells: Cells;
  /** Counted from 1. */
  readonly polygon: number;
  /** By row, where edges cross its middle line. */
  readonly crossings: Map<number, number[]>;
}

function cellsOf({ polygons }: Area, box: Box, limitKm: number): (lng: number, lat: number) => number {
  const [west, south, east, north] = box;
  const size = Math.max(1e-6, Math.sqrt(((east - west) * (north - south)) / CELLS));
  const columns = Math.ceil((east - west) / size) + 1;
  const rows = Math.ceil((north - south) / size) + 1;
  const cells: Cells = {
    known: new Uint8Array(columns * rows),
    crossedBy: new Int32Array(columns * rows),
    columns,
    rows,
  };
  polygons.forEach((rings, i) => {
    const outline: Outline = { cells, polygon: i + 1, crossings: new Map() };
    for (const ring of rings) {
      const inCells = ring.map((degrees, axis) => (degrees - (axis % 2 === 0 ? west : south)) / size);
      for (let at = 0; at + 3 < inCells.length; at += 2) markEdge(outline, inCells, at);
    }
    for (const [row, xs] of outline.crossings) fillRow(outline, row, xs.sort(ascending));
  });
  const [, , reachX, reachY] = grown([0, Math.max(Math.abs(south), Math.abs(north)), 0, 0], limitKm);
  markNear(cells, Math.ceil(reachX / size) + 1, Math.ceil(reachY / size) + 1);
  const { known } = cells;
  return (lng, lat) => {
    const column = Math.floor((lng - west) / size);
    const row = Math.floor((lat - south) / size);
    return column >= 0 && column < columns && row >= 0 && row < rows ? known[row * columns + column] : 0;
  };
}

/** Marks the cells of the edge that begins at `at` of a ring, and notes where it crosses the middle lines of rows. */
function markEdge({ cells, polygon, crossings }: Outline, ring: Float64Array, at: number) {
  const { known, crossedBy, columns } = cells;
  const [x1, y1] = [ring[at], ring[at + 1]];
  const [x2, y2] = [ring[at + 2], ring[at + 3]];
  const slope = y1 === y2 ? 0 : (x2 - x1) / (y2 - y1);
  const [low, high] = [Math.min(y1, y2), Math.max(y1, y2)];
  for (let row = Math.floor(low - SLACK); row <= Math.floor(high + SLACK); row++) {
    const [from, to] = [Math.max(low, row), Math.min(high, row + 1)];
    const [a, b] = y1 === y2 ? [x1, x2] : [x1 + slope * (from - y1), x1 + slope * (to - y1)];
    const last = row * columns + Math.floor(Math.max(a, b) + SLACK);
    for (let cell = row * columns + Math.floor(Math.min(a, b) - SLACK); cell <= last; cell++) {
      known[cell] |= CROSSED;
      crossedBy[cell] = polygon;
    }
    const middle = row + 0.5;
    if (y1 > middle === y2 > middle) continue;
    const there = crossings.get(row);
    const x = x1 + slope * (middle - y1);
    if (there) there.push(x);
    else crossings.set(row, [x]);
  }
}

/** A cell that no edge of the polygon crosses lies on one side of it: even-odd at its middle tells which. */
function fillRow({ cells, polygon }: Outline, row: number, xs: readonly number[]) {
  const { known, crossedBy, columns } = cells;
  for (let i = 0; i + 1 < xs.length; i += 2) {
    const last = row * columns + Math.floor(xs[i + 1] - 0.5);
    for (let cell = row * columns + Math.ceil(xs[i] - 0.5); cell <= last; cell++)
      if (crossedBy[cell] !== polygon) known[cell] |= FULL;
  }
}

/** Cells no more than so many columns and rows from a crossed one. */
function markNear({ known, columns, rows }: Cells, reachX: number, reachY: number) {
  const inRow = new Uint8Array(known.length);
  for (let row = 0; row < rows; row++) {
    let last = -Infinity;
    let ahead = 0;
    for (let column = 0; column < columns; column++) {
      for (; ahead < columns && ahead <= column + reachX; ahead++)
        if ((known[row * columns + ahead] & CROSSED) !== 0) last = ahead;
      inRow[row * columns + column] = last >= column - reachX ? 1 : 0;
    }
  }
  for (let column = 0; column < columns; column++) {
    let last = -Infinity;
    let ahead = 0;
    for (let row = 0; row < rows; row++) {
      for (; ahead < rows && ahead <= row + reachY; ahead++) if (inRow[ahead * columns + column] === 1) last = ahead;
      if (last >= row - reachY) known[row * columns + column] |= NEAR;
    }
  }
}

const ascending = (a: number, b: number) => a - b;
