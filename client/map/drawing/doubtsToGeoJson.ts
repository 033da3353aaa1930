import type { FeatureCollection, LineString, Point, Position } from "geojson";
import type { LngLat } from "../../../shared/geo/distance.ts";
import { roman } from "../../../shared/words/mmi.ts";
import { collection } from "../ground/collection.ts";
import { COLOURS, mmiColour } from "../colours.ts";
import type { Chance } from "./field.ts";

/** The limit of the next class up with its words, and the scenario of a fault. */
export function doubtsToGeoJson(
  chance: Chance | null,
  segment: readonly LngLat[] | null,
): FeatureCollection<LineString | Point> {
  const line = (kind: string, coordinates: Position[], colour: string) => ({
    type: "Feature" as const,
    properties: { kind, colour },
    geometry: { type: "LineString" as const, coordinates },
  });
  const words = (kind: string, text: string, coordinates: Position, colour: string) => ({
    type: "Feature" as const,
    properties: { kind, words: text, colour },
    geometry: { type: "Point" as const, coordinates },
  });
  const colour = chance ? mmiColour(chance.mmi) : "";
  const middle = segment?.[Math.floor(segment.length / 2)];
  return collection<LineString | Point>([
    ...(chance
      ? [
          line("limit", chance.ring, colour),
          line("leader", chance.leader, colour),
          words("chance-words", `${roman(chance.mmi)} mungkin,\n1 dari 6`, chance.leader[1], colour),
        ]
      : []),
    ...(segment && middle
      ? [
          line(
            "fault",
            segment.map((at) => [...at]),
            COLOURS.ink,
          ),
          words("fault-words", "skenario sesar", [...middle], COLOURS.ink),
        ]
      : []),
  ]);
}
