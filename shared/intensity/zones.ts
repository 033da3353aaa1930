import { HALF_ROUND_KM } from "../geo/distance.ts";

/** impact.3: the largest distance in km at which a falling intensity is still at `level`, to a metre; null when it is not even at 0 km. */
export function radiusWhere(mmiAt: (km: number) => number, level: number): number | null {
  if (mmiAt(0) < level) return null;
  if (mmiAt(HALF_ROUND_KM) >= level) return HALF_ROUND_KM;
  let [inside, outside] = [0, HALF_ROUND_KM];
  while (outside - inside > 0.001) {
    const middle = (inside + outside) / 2;
    if (mmiAt(middle) >= level) inside = middle;
    else outside = middle;
  }
  return inside;
}
