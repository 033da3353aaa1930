import { EARTH_RADIUS_KM, type LngLat } from "./distance.ts";

/** So many corners lose 0.2 % of the disc. */
const CORNERS = 64;
const RADIANS = Math.PI / 180;

/** The closed ring of all points at one distance from a place, on the sphere. Not for a circle that takes in a pole. */
export function circleAround([lng, lat]: Readonly<LngLat>, radiusKm: number, corners = CORNERS): LngLat[] {
  const angle = radiusKm / EARTH_RADIUS_KM;
  const [sinLat, cosLat] = [Math.sin(lat * RADIANS), Math.cos(lat * RADIANS)];
  const ring = Array.from({ length: corners }, (_, corner): LngLat => {
    const bearing = (2 * Math.PI * corner) / corners;
    const sin = sinLat * Math.cos(angle) + cosLat * Math.sin(angle) * Math.cos(bearing);
    const east = Math.atan2(Math.sin(bearing) * Math.sin(angle) * cosLat, Math.cos(angle) - sinLat * sin);
    return [lng + east / RADIANS, Math.asin(sin) / RADIANS];
  });
  return [...ring, ...ring.slice(0, 1)];
}
