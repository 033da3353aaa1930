import type { FeatureCollection, GeoJSON, Polygon, Position } from "geojson";
import { collection } from "./collection.ts";
import { outerRings } from "./outerRings.ts";

/** Where the data of a map end the picture must not: on a screen much wider than the archipelago they end in its middle. Pure. */

/** west, south, east, north */
type Bounds = readonly [number, number, number, number];

/** Degrees over which it fades, and in how many steps: small enough to be felt and not seen. */
const OVER = 6;
const STEPS = 16;
/** How much one step covers of what is left: after all of them a hundredth is. */
export const FADE_OPACITY = 1 - 0.01 ** (1 / STEPS);

/** map.18: frames that lie over one another, each reaching further in: beyond the edge all cover, within only the last. */
export function fadeAround(data: GeoJSON): FeatureCollection<Polygon> {
  const bounds = boundsOf(data);
  if (bounds === null) return collection([]);
  return collection(
    Array.from({ length: STEPS }, (_, i) => ({
      type: "Feature" as const,
      properties: {},
      geometry: { type: "Polygon" as const, coordinates: [WORLD, ringOf(bounds, (OVER * i) / (STEPS - 1))] },
    })),
  );
}

const WORLD = ringOf([-180, -85, 180, 85], 0);

function ringOf([west, south, east, north]: Bounds, inset: number): Position[] {
  const [w, s, e, n] = [west + inset, south + inset, east - inset, north - inset];
  return [[w, s], [e, s], [e, n], [w, n], [w, s]]; // prettier-ignore
}

/** Null without a position. */
function boundsOf(data: GeoJSON): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng = 0, lat = 0] of outerRings(data).flat()) {
    west = Math.min(west, lng);
    east = Math.max(east, lng);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return west > east ? null : [west, south, east, north];
}
