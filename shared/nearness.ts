import { PlaceKind } from "./place.ts";

/** A place of ours, and how far from what happened. */
export interface Near {
  placeId: string;
  kind: PlaceKind;
  distanceKm: number;
}

/** Nearest first. Places at one spot (a kabupaten's capital, as a rule) stand as their kinds are listed, then by id. */
export function byNearness(a: Near, b: Near): number {
  return (
    a.distanceKm - b.distanceKm ||
    PlaceKind.options.indexOf(a.kind) - PlaceKind.options.indexOf(b.kind) ||
    a.placeId.localeCompare(b.placeId)
  );
}
