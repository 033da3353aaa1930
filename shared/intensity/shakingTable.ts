import type { Falling, QuakeShaking } from "./scheme.ts";

/** One quake's intensity by distance alone, so that hundreds of thousands of places cost a look-up each. */
export interface ShakingTable {
  /** Median MMI by epicentral distance in km: within 0.005 of the scheme, and it never rises. */
  mmi(epicentralKm: number): number;
  /** σ in MMI: within 0.005 of the scheme's. */
  sigma(epicentralKm: number): number;
  /** Nodes: distances rising, from 0 to `TABLE_REACH_KM`, and the exact values there. */
  readonly km: Float64Array;
  readonly mmiAtNode: Float64Array;
  readonly sigmaAtNode: Float64Array;
}

/** Farther away the scheme itself is asked. */
export const TABLE_REACH_KM = 2000;
const CELLS = 256;
const CELLS_PER_ROOT_KM = CELLS / Math.sqrt(TABLE_REACH_KM);
/** Nearer than this a break is not looked for. */
const FINEST_KM = 1e-6;

/**
 * Nodes stand in the square root of distance, close together near the source. Where intensity steps or bends (WGRW12 is three
 * lines that don't quite meet) two more stand on either side, so that the straight lines between nodes never cross a break.
 */
export function tabulateShaking({ at, breaks }: QuakeShaking): ShakingTable {
  const km = nodesOf(breaks);
  const mmiAtNode = new Float64Array(km.length);
  const sigmaAtNode = new Float64Array(km.length);
  for (let i = 0; i < km.length; i++) {
    const { mmi, sigma } = at(km[i] ?? 0);
    mmiAtNode[i] = mmi;
    sigmaAtNode[i] = sigma;
  }
  const firstNode = firstNodeOfCells(km);
  const mmi = reader(km, mmiAtNode, firstNode);
  const sigma = reader(km, sigmaAtNode, firstNode);
  return {
    mmi: (away) => (away < TABLE_REACH_KM ? mmi(away) : at(away).mmi),
    sigma: (away) => (away < TABLE_REACH_KM ? sigma(away) : at(away).sigma),
    km,
    mmiAtNode,
    sigmaAtNode,
  };
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

/** Of each cell of the square root of distance, the last node that is not beyond its beginning. */
function firstNodeOfCells(km: Float64Array): Int32Array {
  const first = new Int32Array(CELLS + 1);
  for (let cell = 0, node = 0; cell <= CELLS; cell++) {
    while ((km[node + 1] ?? Infinity) <= (cell / CELLS_PER_ROOT_KM) ** 2) node++;
    first[cell] = node;
  }
  return first;
}

/** Straight lines between nodes. Distance, value and slope of a node lie side by side: a look-up touches memory once. */
function reader(km: Float64Array, values: Float64Array, firstNode: Int32Array): (epicentralKm: number) => number {
  const lines = new Float64Array(3 * km.length);
  for (let i = 0; i < km.length; i++) {
    const [near, from] = [km[i] ?? 0, values[i] ?? 0];
    const [far, to] = [km[i + 1] ?? Infinity, values[i + 1] ?? from];
    lines.set([near, from, far > near ? (to - from) / (far - near) : 0], 3 * i);
  }
  return (epicentralKm) => {
    let i = 3 * (firstNode[Math.floor(CELLS_PER_ROOT_KM * Math.sqrt(epicentralKm))] ?? 0);
    // Rounding of the root may name the next cell.
    if (epicentralKm < (lines[i] ?? 0)) i -= 3;
    while (epicentralKm >= (lines[i + 3] ?? Infinity)) i += 3;
    return (lines[i + 1] ?? 0) + (lines[i + 2] ?? 0) * (epicentralKm - (lines[i] ?? 0));
  };
}
