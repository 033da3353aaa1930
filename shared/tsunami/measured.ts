import type { TsunamiObservation } from "../record/bulletin.ts";
import type { QuakeVersion } from "../record/hazard.ts";

/**
 * strip.15: what BMKG's gauges measured, the highest first and each gauge once: of the newest bulletin that tells any, so that the end of
 * a warning takes no height away.
 */
export function measuredHeights(versions: readonly Pick<QuakeVersion, "tsunami">[]): TsunamiObservation[] {
  const told = versions.findLast(({ tsunami }) => tsunami.observations.length > 0)?.tsunami.observations ?? [];
  const highest = new Map<string, TsunamiObservation>();
  for (const one of told.toSorted((a, b) => b.heightM - a.heightM))
    if (!highest.has(one.location)) highest.set(one.location, one);
  return [...highest.values()];
}
