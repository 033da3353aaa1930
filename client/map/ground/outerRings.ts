import type { GeoJSON, Geometry, Position } from "geojson";

/** The outer rings of all areas in it. */
export function outerRings(data: GeoJSON): Position[][] {
  switch (data.type) {
    case "FeatureCollection":
      return data.features.flatMap((one) => outerRings(one));
    case "Feature":
      // Of a feature without a place the standard says null.
      return (data.geometry as Geometry | null) === null ? [] : outerRings(data.geometry);
    case "Polygon":
      return data.coordinates.slice(0, 1);
    case "MultiPolygon":
      return data.coordinates.flatMap((rings) => rings.slice(0, 1));
    case "GeometryCollection":
      return data.geometries.flatMap((one) => outerRings(one));
    case "Point":
    case "MultiPoint":
    case "LineString":
    case "MultiLineString":
      return [];
  }
}
