import type { FeatureCollection, GeoJSON, Polygon, Position } from "geojson";
import { collection } from "./collection.ts";
import { outerRings } from "./outerRings.ts";

/** Where the data of a map end the picture must not: on a screen much wider than the archipelago they end in its middle. Pure. */

/** west, south, east, north */
type Bounds = readonly [number, number, number, number];

/** Degrees over which it fades, and in how many steps: small enough to be felt and not seen. */
const OVER = 6;
const STEPS = 16;
/**
 * map.18: frames that lie over one another, each reaching further in. Each covers so much of what is left that beneath all of them
 * nothing is, and under the last k of them k steps less: evenly, whatever is drawn beneath.
 */
export function fadeAround(data: GeoJSON): FeatureCollection<Polygon> {
  const bounds = boundsOf(data);
  if (bounds === null) return collection([]);
  return collection(
    Array.from({ length: STEPS }, (_, i) => ({
      type: "Feature" as const,
      properties: { opacity: 1 / (i + 1) },
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
