import type { LngLat } from "../geo/distance.ts";

/** Where in the earth's build a quake happened, after USGS ShakeMap's `select` with Slab2 (SCIENCE §2.1). */
export const TECTONIC_CLASSES = ["crustal", "interface", "intraslab"] as const;
export type TectonicClass = (typeof TECTONIC_CLASSES)[number];

/** Parts of one. */
export type ClassWeights = Readonly<Record<TectonicClass, number>>;

/** A node of Slab2 (Hayes et al. 2018) on its 0.25° grid. */
export interface SlabNode {
  /** Of Slab2: `sum`, `sul`, … */
  readonly zone: string;
  readonly at: Readonly<LngLat>;
  /** Of the slab's top. */
  readonly depthKm: number;
  readonly uncertaintyKm: number;
  /** Down to where this zone's interface slips in quakes. */
  readonly deepestInterfaceKm: number;
}

/** The slab of one zone below a place. */
export type SlabBelow = Omit<SlabNode, "at">;

export interface SlabTable {
  /** Of each zone that lies below the place; empty where no slab is mapped. */
  below(at: Readonly<LngLat>): readonly SlabBelow[];
}

const STEPS_PER_DEGREE = 4;
const STEPS_ROUND = 360 * STEPS_PER_DEGREE;
/** Less than this part of a corner is rounding of a place on a line of the grid. */
const LEAST_PART = 1e-9;

/** Built once. Bilinear between the four nodes around a place; at a slab's edge between those that are there. */
export function slabTable(nodes: readonly SlabNode[]): SlabTable {
  const cells = new Map<number, SlabNode[]>();
  for (const node of nodes) {
    const key = keyOf(Math.round(node.at[0] * STEPS_PER_DEGREE), Math.round(node.at[1] * STEPS_PER_DEGREE));
    const cell = cells.get(key);
    if (cell) cell.push(node);
    else cells.set(key, [node]);
  }
  return {
    below([lng, lat]) {
      const [west, south] = [Math.floor(lng * STEPS_PER_DEGREE), Math.floor(lat * STEPS_PER_DEGREE)];
      const [x, y] = [lng * STEPS_PER_DEGREE - west, lat * STEPS_PER_DEGREE - south];
      const corners = new Map<string, Corner[]>();
      for (const [dx, dy] of CORNERS) {
        const part = (dx ? x : 1 - x) * (dy ? y : 1 - y);
        if (part < LEAST_PART) continue;
        for (const node of cells.get(keyOf(west + dx, south + dy)) ?? [])
          corners.set(node.zone, [...(corners.get(node.zone) ?? []), { part, node }]);
      }
      return [...corners.values()].map(mean);
    },
  };
}

/** intensity.5: of several zones the one nearest in depth counts. `depthKm` of the quake, not of the slab. Weights are from 0 to 1 and sum to 1. */
export function weightsAbove(
  slabs: readonly SlabBelow[],
  { magnitude, depthKm: h }: { magnitude: number; depthKm: number },
): ClassWeights {
  const slab = slabs.reduce<SlabBelow | null>(
    (best, next) => (best && Math.abs(best.depthKm - h) <= Math.abs(next.depthKm - h) ? best : next),
    null,
  );
  if (!slab) {
    const intraslab = ramp(h, [35, 0], [55, 1]);
    return { crustal: 1 - intraslab, interface: 0, intraslab };
  }
  const { depthKm: d, uncertaintyKm: u, deepestInterfaceKm: deepest } = slab;
  const knowledge = 0.5 + 0.5 * ramp(magnitude, [INTERFACE_GROWS_M.from, 0], [INTERFACE_GROWS_M.to, 1]);
  const nearInterface = ramp(Math.abs(h - d), [18 + u, 1], [19 + u, 0.15]);
  const onInterface = nearInterface * knowledge * ramp(h, [deepest, 1], [deepest + 6, 0]);
  const crustal = (1 - onInterface) * ramp(h - d, [-20, 1], [20, 0]) * ramp(h, [28, 1], [38, 0]);
  return { crustal, interface: onInterface, intraslab: Math.max(0, 1 - onInterface - crustal) };
}

/** Magnitudes between which a quake near the interface is ever more likely on it; weights depend on magnitude nowhere else. */
export const INTERFACE_GROWS_M = { from: 7, to: 8.5 } as const;

type Bend = readonly [x: number, y: number];

/** The first point's height left of it, the second's right of it, linear between. */
function ramp(x: number, [x1, y1]: Bend, [x2, y2]: Bend): number {
  return y1 + (y2 - y1) * Math.max(0, Math.min(1, (x - x1) / (x2 - x1)));
}

const CORNERS = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;

interface Corner {
  part: number;
  node: SlabNode;
}

/** One number for a point of the grid, the same from either side of the date line. */
function keyOf(x: number, y: number): number {
  return y * STEPS_ROUND + (((x % STEPS_ROUND) + STEPS_ROUND) % STEPS_ROUND);
}

/** Of the corners that one zone has, one at least. */
function mean(corners: readonly Corner[]): SlabBelow {
  const { zone, deepestInterfaceKm } = corners[0].node;
  const whole = corners.reduce((sum, { part }) => sum + part, 0);
  const average = (read: (node: SlabNode) => number) =>
    corners.reduce((sum, { part, node }) => sum + part * read(node), 0) / whole;
  return {
    zone,
    depthKm: average((node) => node.depthKm),
    uncertaintyKm: average((node) => node.uncertaintyKm),
    deepestInterfaceKm,
  };
}
