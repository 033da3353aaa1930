import type { Exposure } from "../ground/exposure.ts";
import type { Hazard } from "../record/hazard.ts";
import type { Impact } from "../record/impact.ts";
import { quakeImpact } from "./quakeImpact.ts";
import { weatherImpact } from "./weatherImpact.ts";

/**
 * What the hazard's version in force means for our places and for people. Held and test hazards are computed like any other:
 * the screens decide what they show. `fieldCount`: people displaced as counted on the spot, in place of the estimate. Far or deep ones come back with empty lists (impact.8).
 */
export function impactOf(hazard: Hazard, exposure: Exposure, now: number, fieldCount: number | null = null): Impact {
  switch (hazard.kind) {
    case "earthquake":
      return quakeImpact(hazard, exposure, now, fieldCount);
    case "weather":
      return weatherImpact(hazard, exposure, now);
  }
}
