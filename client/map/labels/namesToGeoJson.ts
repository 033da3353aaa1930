import type { FeatureCollection, Point } from "geojson";
import { distanceKm, type LngLat } from "../../../shared/geo/distance.ts";
import { collection } from "../ground/collection.ts";

/** Names on the land: of kabupaten as areas, of towns with our posts beside their symbols. */

const KOTA = "Kota ";

/**
 * map.10: names of kabupaten as areas. A kota is a town and bears its town's label; a kabupaten that a kota is called after is told
 * apart from it.
 */
export function kabupatenToGeoJson(
  kabupaten: readonly { name: string; shortName: string; at: LngLat; population: number }[],
): FeatureCollection<Point> {
  const kota = new Set(kabupaten.filter(({ name }) => name.startsWith(KOTA)).map(({ shortName }) => shortName));
  return collection(
    kabupaten
      .filter(({ name }) => !name.startsWith(KOTA))
      .map(({ shortName, at, population }) => ({
        type: "Feature",
        properties: { name: `${kota.has(shortName) ? "Kab. " : ""}${shortName}`.toUpperCase(), population },
        geometry: { type: "Point", coordinates: at },
      })),
  );
}

export interface TownLabel {
  at: LngLat;
  words: string;
  /** In ink: what the room must look at first. */
  strong: boolean;
}

/** Towards where a name stands from its symbol, if there is room: away from the middle of what happened. */
export type Away = "north" | "east" | "south" | "west";

/** Where contours lie, which a name should not lie across. */
export interface Contoured {
  centre: LngLat;
  reachKm: number;
}

export function labelsToGeoJson(labels: readonly TownLabel[], contoured: Contoured | null): FeatureCollection<Point> {
  return collection(
    labels.map(({ at, words, strong }, rank) => ({
      type: "Feature",
      properties: { words, strong, rank, away: contoured ? awayFrom(contoured, at) : "south" },
      geometry: { type: "Point", coordinates: [...at] },
    })),
  );
}

/** map.12: a name is wide: beside rather than above or below, unless it lies nearly above or below. Outside the contours it stands as in calm. */
function awayFrom({ centre, reachKm }: Contoured, at: LngLat): Away {
  if (distanceKm(centre, at) > reachKm) return "south";
  const [dx, dy] = [at[0] - centre[0], at[1] - centre[1]];
  if (Math.abs(dx) * 2 > Math.abs(dy)) return dx > 0 ? "east" : "west";
  return dy > 0 ? "north" : "south";
}
