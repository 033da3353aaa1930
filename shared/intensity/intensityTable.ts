import { HALF_ROUND_KM } from "../geo/placeIndex.ts";
import type { IntensityModel, QuakeSource } from "./intensityModel.ts";
import { radiusWhere } from "./zones.ts";

/** Median MMI by epicentral distance in km. */
export type MmiAt = (epicentralKm: number) => number;

/** Weaker than this nobody counts anything. */
const FAINTEST_MMI = 2;
const STEPS = 512;

/**
 * One quake's intensity as a table, so that a hundred thousand places cost a look-up each. Nodes stand in the square root of
 * distance, close together near the source; linear between them, within 0.005 MMI of the model. Beyond the faint end it asks
 * the model itself.
 */
export function tabulate(model: IntensityModel, quake: QuakeSource): MmiAt {
  const exact: MmiAt = (km) => model.at(quake, km).mmi;
  const reachKm = Math.max(50, radiusWhere(exact, FAINTEST_MMI) ?? 0);
  const nodes = Float64Array.from({ length: STEPS + 1 }, (_, i) => exact(reachKm * (i / STEPS) ** 2));
  return (km) => {
    if (km >= reachKm) return exact(Math.min(km, HALF_ROUND_KM));
    // Both ends of a step must be met exactly in the parabola between them, so the part is taken in distance, not in its root.
    const i = Math.min(STEPS - 1, Math.floor(STEPS * Math.sqrt(km / reachKm)));
    const part = ((km / reachKm) * STEPS ** 2 - i ** 2) / (2 * i + 1);
    const [from, to] = [nodes[i] ?? 0, nodes[i + 1] ?? 0];
    return from + Math.max(0, Math.min(1, part)) * (to - from);
  };
}
