import type { FeatureCollection, MultiLineString, Polygon, Position } from "geojson";
import type { LngLat } from "../../../shared/geo/distance.ts";
import type { WeatherAlert } from "../../../shared/record/hazard.ts";
import { collection } from "../ground/collection.ts";

/** Warned areas; `focus`: of the one that the scene is about. */
export function weatherToGeoJson(
  alerts: Iterable<Pick<WeatherAlert, "id" | "polygons">>,
  focusId: string | null = null,
): FeatureCollection<Polygon> {
  return collection(
    [...alerts].flatMap(({ id, polygons }) =>
      polygons.map((polygon) => ({
        type: "Feature" as const,
        properties: { focus: id === focusId },
        geometry: { type: "Polygon" as const, coordinates: [polygon as Position[]] },
      })),
    ),
  );
}

/** Each warning's edge: lines between two of its own areas, as kecamatan have them side by side, are none of it. */
export function weatherEdgesToGeoJson(
  alerts: Iterable<Pick<WeatherAlert, "id" | "polygons">>,
  focusId: string | null = null,
): FeatureCollection<MultiLineString> {
  return collection(
    [...alerts].map(({ id, polygons }) => ({
      type: "Feature" as const,
      properties: { focus: id === focusId },
      geometry: { type: "MultiLineString" as const, coordinates: edgesOf(polygons) },
    })),
  );
}

/** Runs of edges that only one of the rings has. */
export function edgesOf(rings: readonly (readonly LngLat[])[]): Position[][] {
  const keyOf = (a: LngLat, b: LngLat) => (String(a) < String(b) ? `${a} ${b}` : `${b} ${a}`);
  const count = new Map<string, number>();
  const each = rings.map((ring) => ring.slice(1).map((to, i) => [ring[i] ?? to, to] as const));
  for (const [from, to] of each.flat()) count.set(keyOf(from, to), (count.get(keyOf(from, to)) ?? 0) + 1);
  return each.flatMap((edges) => {
    const runs: Position[][] = [];
    let isOpen = false;
    for (const [from, to] of edges) {
      if (count.get(keyOf(from, to)) !== 1) {
        isOpen = false;
        continue;
      }
      if (isOpen) runs.at(-1)?.push([...to]);
      else runs.push([[...from], [...to]]);
      isOpen = true;
    }
    return runs;
  });
}
