import type { Falling, QuakeShaking, ShakingAt } from "./scheme.ts";

/** One quake's intensity by distance alone, so that hundreds of thousands of places cost a look-up each. */
export interface ShakingTable {
  /** Nodes: distances rising, from 0 to `TABLE_REACH_KM`, and the exact values there. */
  readonly km: Float64Array;
  readonly mmiAtNode: Float64Array;
  readonly sigmaAtNode: Float64Array;
  /** Straight lines between nodes: of each its distance, value and slope side by side, so a look-up touches memory once. */
  readonly mmiLines: Float64Array;
  readonly sigmaLines: Float64Array;
  /** By cell of the square root of distance: where its line begins in `mmiLines`. A cell with breaks has −1 − that of its first line. */
  readonly lineOfCell: Int32Array;
  readonly exact: ShakingAt;
}

/** intensity.9: median MMI by epicentral distance in km: within 0.005 of the scheme, and it never rises. */
export function mmiInTable(table: ShakingTable, epicentralKm: number): number {
  if (!(epicentralKm < TABLE_REACH_KM)) return table.exact(epicentralKm).mmi;
  return read(table.mmiLines, table.lineOfCell, epicentralKm);
}

/** σ in MMI: within 0.005 of the scheme's. */
export function sigmaInTable(table: ShakingTable, epicentralKm: number): number {
  if (!(epicentralKm < TABLE_REACH_KM)) return table.exact(epicentralKm).sigma;
  return read(table.sigmaLines, table.lineOfCell, epicentralKm);
}

/** Farther away the scheme itself is asked. */
const TABLE_REACH_KM = 2000;
const CELLS = 256;
const CELLS_PER_ROOT_KM = CELLS / Math.sqrt(TABLE_REACH_KM);
/** Of the root and its square, in parts of the distance. */
const ROUNDING = 1e-12;
/** Nearer than this a break is not looked for. */
const FINEST_KM = 1e-6;

/**
 * Nodes stand in the square root of distance, close together near the source. Where intensity steps or bends (WGRW12 is three
 * lines that don't quite meet) two more stand on either side, so that the straight lines between nodes never cross a break.
 */
export function tabulateShaking({ at, breaks }: Pick<QuakeShaking, "at" | "breaks">): ShakingTable {
  const km = nodesOf(breaks);
  const mmiAtNode = new Float64Array(km.length);
  const sigmaAtNode = new Float64Array(km.length);
  for (let i = 0; i < km.length; i++) {
    const { mmi, sigma } = at(km[i]);
    mmiAtNode[i] = mmi;
    sigmaAtNode[i] = sigma;
  }
  const mmiLines = linesOf(km, mmiAtNode);
  const sigmaLines = linesOf(km, sigmaAtNode);
  return { km, mmiAtNode, sigmaAtNode, mmiLines, sigmaLines, lineOfCell: lineOfCells(km), exact: at };
}

function nodesOf(breaks: readonly Falling[]): Float64Array {
  const grid = Array.from({ length: CELLS + 1 }, (_, i) => TABLE_REACH_KM * (i / CELLS) ** 2);
  const beside = breaks.flatMap((falling) => falling.levels.flatMap((level) => breakAt(falling, level) ?? []));
  return Float64Array.from([...grid, ...beside]).sort();
}

/** The two distances, a millimetre apart, between which it passes a level; null when it does not within reach. */
function breakAt(falling: Falling, level: number): [number, number] | null {
  if (falling.at(0) < level || falling.at(TABLE_REACH_KM) >= level) return null;
  let [inside, outside] = [0, TABLE_REACH_KM];
  while (outside - inside > FINEST_KM) {
    const middle = (inside + outside) / 2;
    if (falling.at(middle) >= level) inside = middle;
    else outside = middle;
  }
  return [inside, outside];
}

function lineOfCells(km: Float64Array): Int32Array {
  const lineOfCell = new Int32Array(CELLS);
  let node = 0;
  for (let cell = 0; cell < CELLS; cell++) {
    const first = node;
    const end = (cell + 1) / CELLS_PER_ROOT_KM;
    while (node < km.length - 1 && km[node] < end * end * (1 - ROUNDING)) node++;
    lineOfCell[cell] = node === first + 1 ? 3 * first : -1 - 3 * first;
  }
  return lineOfCell;
}

function linesOf(km: Float64Array, values: Float64Array): Float64Array {
  const lines = new Float64Array(3 * km.length);
  for (let i = 0; i < km.length; i++) {
    lines[3 * i] = km[i];
    lines[3 * i + 1] = values[i];
    // The last node has no line, and two nodes at one distance have none between them.
    const apart = km[i + 1] - km[i];
    if (apart > 0) lines[3 * i + 2] = (values[i + 1] - values[i]) / apart;
  }
  return lines;
}

/** Most cells have one line. They are read without a loop, so that the engine can inline this into the caller's own loop. */
function read(lines: Float64Array, lineOfCell: Int32Array, epicentralKm: number): number {
  let i = lineOfCell[Math.floor(CELLS_PER_ROOT_KM * Math.sqrt(epicentralKm))];
  if (i < 0) i = amongBreaks(lines, -1 - i, epicentralKm);
  return lines[i + 1] + lines[i + 2] * (epicentralKm - lines[i]);
}

function amongBreaks(lines: Float64Array, first: number, epicentralKm: number): number {
  // Rounding of the root may name the next cell.
  let i = epicentralKm < lines[first] ? first - 3 : first;
  while (epicentralKm >= lines[i + 3]) i += 3;
  return i;
}
