import type { GeoJSON } from "geojson";

/** Beyond this, comparing costs more than the worker's parsing would; such data is replaced only when it is another object. */
const COMPARED_UP_TO = 3000;

/** True when the map need not be told: what it would paint is what it paints. */
export function isSameData(a: GeoJSON, b: GeoJSON): boolean {
  if (a === b) return true;
  if (a.type !== "FeatureCollection" || b.type !== "FeatureCollection") return false;
  if (a.features.length !== b.features.length || a.features.length > COMPARED_UP_TO) return false;
  return JSON.stringify(a) === JSON.stringify(b);
}
