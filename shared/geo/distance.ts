/** `[lng, lat]` in degrees, WGS84, GeoJSON's order. */
export type LngLat = [lng: number, lat: number];

/** Mean Earth radius (IUGG), the sphere that turf uses too. */
export const EARTH_RADIUS_KM = 6371.0088;
const RADIANS = Math.PI / 180;
/** No two points are farther apart than this. */
export const HALF_ROUND_KM = Math.PI * EARTH_RADIUS_KM;
/** Of latitude, and of longitude at the equator. */
export const KM_PER_DEGREE = (EARTH_RADIUS_KM * Math.PI) / 180;

/** Great-circle distance in kilometres (haversine on the mean sphere: within 0.5 % of WGS84). */
export function distanceKm([lng1, lat1]: Readonly<LngLat>, [lng2, lat2]: Readonly<LngLat>): number {
  const sinLat = Math.sin(((lat2 - lat1) * RADIANS) / 2);
  const sinLng = Math.sin(((lng2 - lng1) * RADIANS) / 2);
  const a = sinLat * sinLat + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * sinLng * sinLng;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(a)));
}

/** Great-circle distance in kilometres by the square of the straight line through the unit sphere; to the last digits. */
export function arcKm(chord2: number): number {
  const x2 = chord2 / 4;
  const x = Math.sqrt(x2);
  // The series of the arc sine: within 1,274 km it takes a fraction of the time.
  if (x2 < 0.01)
    return 2 * EARTH_RADIUS_KM * x * (1 + x2 * (C1 + x2 * (C2 + x2 * (C3 + x2 * (C4 + x2 * (C5 + x2 * C6))))));
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, x));
}

/** The other way round: the straight line through the unit sphere, squared, under an arc of so many kilometres; that of half the globe for longer ones. */
export function chord2Of(km: number): number {
  return 4 * Math.sin(Math.min(km, HALF_ROUND_KM) / 2 / EARTH_RADIUS_KM) ** 2;
}

const [C1, C2, C3, C4, C5, C6] = [1 / 6, 3 / 40, 15 / 336, 105 / 3456, 945 / 42_240, 10_395 / 599_040];

/** A point of the unit sphere. */
export type Vector = readonly [x: number, y: number, z: number];

export function unitVector([lng, lat]: Readonly<LngLat>): Vector {
  const ring = Math.cos(lat * RADIANS);
  return [ring * Math.cos(lng * RADIANS), ring * Math.sin(lng * RADIANS), Math.sin(lat * RADIANS)];
}
