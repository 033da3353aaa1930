import type { FeatureCollection, LineString, Position } from "geojson";
import type { LngLat } from "../../../shared/geo/distance.ts";
import { collection } from "../ground/collection.ts";
import { COLOURS, mmiColour } from "../colours.ts";
import type { Chance } from "./field.ts";

/** The limit of the next class up, and the scenario of a fault. */
export function doubtsToGeoJson(
  chance: Chance | null,
  segment: readonly LngLat[] | null,
): FeatureCollection<LineString> {
  const line = (kind: string, coordinates: Position[], colour: string) => ({
    type: "Feature" as const,
    properties: { kind, colour },
    geometry: { type: "LineString" as const, coordinates },
  });
  return collection([
    ...(chance ? [line("limit", chance.ring, mmiColour(chance.mmi))] : []),
    ...(segment
      ? [
          line(
            "fault",
            segment.map((at) => [...at]),
            COLOURS.ink,
          ),
        ]
      : []),
  ]);
}
