import type { FeatureCollection, LineString, Point } from "geojson";
import type { LngLat } from "../../../shared/geo/distance.ts";
import { collection } from "../ground/collection.ts";
import { ringAt } from "./field.ts";
import type { Ring } from "./waves.ts";

/** Where quakes began, and how far their waves have come. */

export interface EpicentreMark {
  at: LngLat;
  /** Beside the cross: its place in the list; null without one. */
  number: number | null;
  /** The one the wall speaks of: a large cross. */
  hero: boolean;
}

/** `heroSize`: of the large cross, as a share of its picture. */
export function epicentresToGeoJson(marks: readonly EpicentreMark[], heroSize = 1): FeatureCollection<Point> {
  return collection(
    marks.map(({ at, hero }) => ({
      type: "Feature",
      properties: {
        hero,
        size: hero ? heroSize : 1,
        icon: hero ? "epicentre" : "epicentre-small",
      },
      geometry: { type: "Point", coordinates: [...at] },
    })),
  );
}

/** Where else it shook in the same sequence. */
export function aftershocksToGeoJson(places: readonly LngLat[]): FeatureCollection<Point> {
  return collection(
    places.map((at) => ({ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [...at] } })),
  );
}

const WAVE_WORDS: Record<Ring["phase"], string> = { P: "gelombang P, perkiraan", S: "gelombang S, perkiraan" };

/** Fronts of waves around an epicentre, each with the words that stand on it. */
export function wavesToGeoJson(at: LngLat | null, rings: readonly Ring[]): FeatureCollection<LineString> {
  if (!at) return collection([]);
  return collection(
    rings.map(({ phase, radiusKm }) => ({
      type: "Feature",
      properties: { phase, words: WAVE_WORDS[phase] },
      geometry: { type: "LineString", coordinates: ringAt(at, radiusKm) },
    })),
  );
}
