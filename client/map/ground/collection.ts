import type { Feature, FeatureCollection, Geometry } from "geojson";

/**
 * What every source of the map is told: the world's things as features, made by the pure functions of the files named
 * `…ToGeoJson.ts`, with no property more than the paint reads.
 */
export const collection = <G extends Geometry>(features: Feature<G>[]): FeatureCollection<G> => ({
  type: "FeatureCollection",
  features,
});

export const NOTHING: FeatureCollection = collection([]);
