import { distanceKm } from "../geo/distance.ts";
import { current, type Earthquake, type Hazard } from "../record/hazard.ts";
import { DAY_MS } from "../time.ts";

/** alert.7: how far and how long a main quake's aftershocks reach (Gardner & Knopoff 1974); never longer than a month, our bound. */
const reachKm = (magnitude: number) => 10 ** (0.1238 * magnitude + 0.983);
const reachMs = (magnitude: number) => Math.min(30, 10 ** (0.5409 * magnitude - 0.547)) * DAY_MS;

/** alert.8: the larger quake whose aftershock this one is, the largest of several, of equal ones the first; null for a quake of its own. */
export function mainOf(quake: Earthquake, hazards: Iterable<Hazard>): string | null {
  const { originTime, at, magnitude } = current(quake);
  let main: { id: string; magnitude: number; originTime: number } | null = null;
  for (const hazard of hazards) {
    if (hazard.kind !== "earthquake" || hazard.id === quake.id) continue;
    if (hazard.status === "test" || hazard.status === "held") continue;
    const other = current(hazard);
    const afterMs = originTime - other.originTime;
    if (other.magnitude <= magnitude || afterMs < 0 || afterMs > reachMs(other.magnitude)) continue;
    if (distanceKm(other.at, at) > reachKm(other.magnitude)) continue;
    const isLarger = !main || other.magnitude > main.magnitude;
    if (isLarger || (other.magnitude === main?.magnitude && other.originTime < main.originTime))
      main = { id: hazard.id, magnitude: other.magnitude, originTime: other.originTime };
  }
  return main?.id ?? null;
}
