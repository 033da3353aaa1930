/** `[lng, lat]` in degrees, WGS84, GeoJSON's order. */
export type LngLat = [lng: number, lat: number];

/** Mean Earth radius (IUGG), the sphere that turf uses too. */
export const EARTH_RADIUS_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/** Great-circle distance in kilometres (haversine on the mean sphere: within 0.5 % of WGS84). */
export function distanceKm([lng1, lat1]: Readonly<LngLat>, [lng2, lat2]: Readonly<LngLat>): number {
  const sinLat = Math.sin(((lat2 - lat1) * RADIANS) / 2);
  const sinLng = Math.sin(((lng2 - lng1) * RADIANS) / 2);
  const a = sinLat * sinLat + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * sinLng * sinLng;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(a)));
}
