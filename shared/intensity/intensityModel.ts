/** How strongly the ground shakes at a distance, whichever scheme computes it. */

export interface QuakeSource {
  magnitude: number;
  depthKm: number;
}

export interface Intensity {
  /** Median, decimal MMI, 1–10. */
  mmi: number;
  /** Standard deviation, MMI. */
  sigma: number;
}

/**
 * A model answers for any magnitude, depth and distance without NaN, and its median never rises with distance: zones
 * (impact.3) and the table rest on that.
 */
export interface IntensityModel {
  /** Short, for the screen: `AWW12`. */
  readonly name: string;
  at(quake: QuakeSource, epicentralKm: number): Intensity;
}

/** The scale's own ends, as the models are used here. */
export const WEAKEST_MMI = 1;
export const STRONGEST_MMI = 10;

export function clampMmi(mmi: number): number {
  return Math.max(WEAKEST_MMI, Math.min(STRONGEST_MMI, mmi));
}
