import type { LngLat } from "../../../shared/geo/distance.ts";
import { distanceKm } from "../../../shared/geo/distance.ts";
import type { Phase, Waves } from "../../../shared/intensity/travelTimes.ts";

/**
 * map.6: where the fronts of a quake's waves are now, by ak135. BMKG publishes after one to three minutes, when the front has mostly
 * gone by: this is no early warning, and it is drawn only while the front is still inside the picture.
 */
export interface Ring {
  phase: Phase;
  radiusKm: number;
}

/** After this no front can still be news, whatever the picture shows. */
export const WAVES_MATTER_MS = 180_000;

/**
 * `reachKm`: from the epicentre to the farthest corner of the picture. Empty once the S front is past it (the P front is then
 * farther still), before the quake by the clock, and after three minutes.
 */
export function wavesAt(originTime: number, waves: Waves, now: number, reachKm: number): Ring[] {
  const afterMs = now - originTime;
  if (afterMs < 0 || afterMs >= WAVES_MATTER_MS) return [];
  const seconds = afterMs / 1000;
  const hasSurfaced = seconds >= (waves.arrivalSeconds("S", 0) ?? Infinity);
  const sKm = waves.radiusKm("S", seconds);
  if (hasSurfaced && (sKm === null || sKm > reachKm)) return [];
  const pKm = waves.radiusKm("P", seconds);
  return [
    ...(pKm !== null && pKm > 0 && pKm <= reachKm ? [{ phase: "P" as const, radiusKm: pKm }] : []),
    ...(sKm !== null && sKm > 0 ? [{ phase: "S" as const, radiusKm: sKm }] : []),
  ];
}

/** Distance in km to the farthest corner of `west, south, east, north`. */
export function farthestCornerKm(
  at: LngLat,
  [west, south, east, north]: readonly [number, number, number, number],
): number {
  const corners: LngLat[] = [[west, south], [west, north], [east, south], [east, north]]; // prettier-ignore
  return Math.max(...corners.map((corner) => distanceKm(at, corner)));
}
