import { arcKm, type LngLat, unitVector, type Vector } from "./distance.ts";

/**
 * A circle on the globe about all of some points: by the triangle's inequality it tells how near and how far any of them can be,
 * and of lines between them too, for a circle is convex.
 */
export interface Cap {
  /** Its middle, on the unit sphere. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly radiusKm: number;
}

/** About their mean. Without points its radius is NaN. */
export function capOf(points: readonly Readonly<LngLat>[]): Cap {
  const vectors = points.map(unitVector);
  const sum = (axis: 0 | 1 | 2) => vectors.reduce((total, vector) => total + vector[axis], 0);
  const mean = [sum(0), sum(1), sum(2)] as const;
  const length = Math.hypot(...mean);
  // Of no points, or of some that cancel each other out, any middle will do.
  const [x, y, z] = length > 0 ? mean.map((part) => part / length) : [1, 0, 0];
  const middle = { x, y, z };
  const radiusKm = vectors.reduce((farthest, vector) => Math.max(farthest, awayKm(middle, vector)), 0);
  return { ...middle, radiusKm: points.length > 0 ? radiusKm + ROUNDING_KM : NaN };
}

/** Ways of measuring a distance differ by less: a point on the rim is within for each of them. */
const ROUNDING_KM = 1e-4;

function awayKm({ x, y, z }: Omit<Cap, "radiusKm">, [px, py, pz]: Vector): number {
  return arcKm((px - x) ** 2 + (py - y) ** 2 + (pz - z) ** 2);
}

/** No point of it is nearer than this; 0 within. */
export function leastKm(cap: Cap, vector: Vector): number {
  return Math.max(0, awayKm(cap, vector) - cap.radiusKm);
}
