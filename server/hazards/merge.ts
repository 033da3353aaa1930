import type { Bulletin } from "../../shared/record/bulletin.ts";
import { asHeard, type Hazard } from "../../shared/record/hazard.ts";
import type { MergeContext } from "./context.ts";
import { mergeQuakes } from "./quake.ts";
import { mergeWeather } from "./weather.ts";

/**
 * The heart of the server: one body's bulletins against the hazards known. Returns the hazards that are new or changed,
 * whole, in the order in which they happened; a bulletin that says nothing new returns nothing. Pure. Rules: SPEC.md, beside this file.
 */
export function merge(
  known: ReadonlyMap<string, Hazard>,
  bulletins: readonly Bulletin[],
  context: MergeContext,
): Hazard[] {
  const quakes = bulletins.filter((bulletin) => bulletin.kind === "earthquake");
  const warnings = bulletins.filter((bulletin) => bulletin.kind === "weather");
  return [
    ...mergeQuakes(ofKind(known, "earthquake"), quakes, context),
    ...mergeWeather(ofKind(known, "weather"), warnings, context),
  ];
}

function ofKind<Kind extends Hazard["kind"]>(known: ReadonlyMap<string, Hazard>, kind: Kind) {
  return asHeard(known.values()).filter((hazard): hazard is Extract<Hazard, { kind: Kind }> => hazard.kind === kind);
}
