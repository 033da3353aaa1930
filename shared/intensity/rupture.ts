import type { QuakeSource } from "./intensityModel.ts";
import type { SubductionClass } from "./parker2020.ts";

/**
 * From the point that a bulletin gives to the surface that broke: distances in km by epicentral distance, averaged over the
 * orientations a rupture may have (SCIENCE §2.2). Lengths and widths after Wells & Coppersmith 1994 (crustal) and Strasser,
 * Arango & Bommer 2010 (interface, slab). Below M 5 a subduction quake is taken for a point, and any quake for one in the plane.
 */

/** c of Rjb = √(Re² + c²) − c by magnitude, linear between; held beyond the last. */
const CRUSTAL_C = [
  [5, 1],
  [5.5, 1.7],
  [6, 3],
  [6.5, 4.4],
  [7, 7.8],
  [7.5, 9.7],
  [8, 13.4],
  // Not in the printed table; the check values at M 8.2 lie on the line to it.
  [8.5, 18.8],
] as const;
/** k of c = k·L for a slab quake. */
const SLAB_K = [
  [5.5, 0.59],
  [6, 0.58],
  [6.5, 0.53],
  [7, 0.47],
  [7.5, 0.42],
  [8, 0.37],
  [8.5, 0.32],
] as const;

const POINT_BELOW_M = 5;
const SHALLOWEST_KM = 5;
/** Breadth of a crustal rupture is limited by the crust's. */
const WIDEST_CRUSTAL_KM = 20;

/** Joyner–Boore distance, lengthened where the rupture's top lies deeper than 5 km. */
export function crustalRjb(quake: QuakeSource): (epicentralKm: number) => number {
  const rjb = averageRjb(quake.magnitude < POINT_BELOW_M ? 0 : between(CRUSTAL_C, quake.magnitude));
  const lengthen = buried(quake);
  return (epicentralKm) => lengthen(rjb(epicentralKm));
}

/** For a distance to the rupture's surface projection that is known otherwise. */
export function buried({ magnitude, depthKm }: QuakeSource): (rjbKm: number) => number {
  const widthKm = Math.min(WIDEST_CRUSTAL_KM, 10 ** (-1.01 + 0.32 * magnitude));
  const deeper = Math.max(0, Math.max(0, depthKm - widthKm / 2) - SHALLOWEST_KM);
  return (rjbKm) => Math.sqrt(rjbKm * rjbKm + deeper * deeper);
}

/** Rupture distance of a subduction quake, at least 5 km. */
export function subductionRrup(
  type: SubductionClass,
  { magnitude, depthKm }: QuakeSource,
): (epicentralKm: number) => number {
  const isPoint = magnitude < POINT_BELOW_M;
  const [widthKm, dip, c] =
    type === "interface"
      ? [10 ** (-0.882 + 0.351 * magnitude), 15, 0.58 * 10 ** (-2.477 + 0.585 * magnitude)]
      : [10 ** (-1.058 + 0.356 * magnitude), 60, between(SLAB_K, magnitude) * 10 ** (-2.35 + 0.562 * magnitude)];
  const rise = isPoint ? 0 : (widthKm / 2) * Math.sin((dip * Math.PI) / 180);
  const effectiveKm = Math.max(SHALLOWEST_KM, depthKm - rise);
  const rjb = averageRjb(isPoint ? 0 : c);
  return (epicentralKm) => {
    const r = rjb(epicentralKm);
    return Math.sqrt(r * r + effectiveKm * effectiveKm);
  };
}

/** √(Re² + c²) − c, written so that no figures cancel. */
function averageRjb(c: number): (epicentralKm: number) => number {
  return (epicentralKm) => (epicentralKm * epicentralKm) / (Math.sqrt(epicentralKm * epicentralKm + c * c) + c || 1);
}

/** Linear between the nodes of a rising table, held beyond its ends. */
function between(table: readonly (readonly [number, number])[], x: number): number {
  let before = table[0];
  for (const node of table) {
    if (x < node[0]) {
      if (x <= before[0]) return before[1];
      return before[1] + ((node[1] - before[1]) * (x - before[0])) / (node[0] - before[0]);
    }
    before = node;
  }
  return before[1];
}
