import type { Feature, FeatureCollection, Point } from "geojson";
import { collection } from "./collection.ts";

/** Three floats a village: longitude, latitude, people. */
export function villagesToGeoJson(triples: Float32Array): FeatureCollection<Point> {
  const features: Feature<Point>[] = [];
  for (let i = 0; i + 2 < triples.length; i += 3) {
    features.push({
      type: "Feature",
      properties: { root: Math.round(Math.sqrt(triples[i + 2] ?? 0)) },
      geometry: { type: "Point", coordinates: [triples[i] ?? 0, triples[i + 1] ?? 0] },
    });
  }
  return collection(features);
}
