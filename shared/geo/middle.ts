import type { Vector } from "./distance.ts";

/**
 * Where points of the unit sphere are on the average, by slot (x, y and z) and weight: through the middle of the globe, so that the date
 * line doesn't matter. The zero vector when nothing weighs.
 */
export function middleOf(vectors: Float64Array, weights: Readonly<Float64Array>): Vector {
  let [x, y, z] = [0, 0, 0];
  weights.forEach((weight, slot) => {
    x += weight * vectors[3 * slot];
    y += weight * vectors[3 * slot + 1];
    z += weight * vectors[3 * slot + 2];
  });
  const length = Math.hypot(x, y, z) || 1;
  return [x / length, y / length, z / length];
}
