import type { FeatureCollection, Point } from "geojson";

/** `[name, lng, lat, shown only from this zoom at 1080 px height]`: quiet on purpose, the room knows its country. */
const SEAS: [string, number, number, number][] = [
  ["Samudra Hindia", 100.6, -8.2, 3],
  ["Samudra Pasifik", 136.2, 4.2, 3],
  ["Laut Natuna", 107.2, 3.4, 3],
  ["Laut Jawa", 111.6, -4.9, 3],
  ["Laut Banda", 127.4, -5.4, 3],
  ["Laut Arafura", 136.6, -8.9, 3],
  ["Selat Malaka", 99.4, 4.3, 5.4],
  ["Selat Makassar", 118.2, -2.2, 5.4],
  ["Laut Sulawesi", 121.9, 3.0, 5.4],
  ["Laut Maluku", 126.1, 0.6, 5.4],
  ["Laut Seram", 129.6, -2.4, 5.4],
  ["Laut Flores", 120.4, -7.5, 5.4],
  ["Laut Sawu", 122.0, -9.5, 5.4],
  ["Laut Timor", 127.6, -10.8, 5.4],
  ["Laut Bali", 115.6, -7.7, 5.4],
  ["Teluk Bone", 121.1, -4.1, 5.4],
  ["Teluk Tomini", 121.6, -0.3, 5.4],
  ["Laut Halmahera", 129.2, -0.6, 5.4],
];

export const SEA_NAMES: FeatureCollection<Point> = {
  type: "FeatureCollection",
  features: SEAS.map(([name, lng, lat, fromZoom]) => ({
    type: "Feature",
    properties: { name, fromZoom },
    geometry: { type: "Point", coordinates: [lng, lat] },
  })),
};
