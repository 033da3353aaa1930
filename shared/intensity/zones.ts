import { HALF_ROUND_KM } from "../geo/placeIndex.ts";
import type { Zone } from "../impact.ts";
import type { IntensityModel, QuakeSource } from "./intensityModel.ts";

const STRONGEST = 10;
const WEAKEST = 3;

/** A zone for each of III…X that is reached at the epicentre, strongest first: where the median falls to L − 0.5. */
export function zonesOf(model: IntensityModel, quake: QuakeSource): Zone[] {
  const zones: Zone[] = [];
  for (let mmi = STRONGEST; mmi >= WEAKEST; mmi--) {
    const radiusKm = radiusWhere((km) => model.at(quake, km).mmi, mmi - 0.5);
    if (radiusKm !== null) zones.push({ mmi, radiusKm });
  }
  return zones;
}

/** Largest distance in km at which a falling intensity is still at `level`, to a metre; null when it is not even at 0 km. */
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
