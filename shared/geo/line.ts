import { EARTH_RADIUS_KM, type LngLat } from "./distance.ts";

/** Lines on the sphere, their pieces parts of great circles; exact anywhere, also across the date line. */

export type Line = readonly Readonly<LngLat>[];

/** The point of a line that is nearest to a place. */
export interface Foot {
  at: LngLat;
  km: number;
  /** It lies on the piece that begins at this point of the line. */
  piece: number;
}

type Vector = readonly [x: number, y: number, z: number];

/** Null for a line without points. */
export function nearestOnLine(line: Line, at: Readonly<LngLat>): Foot | null {
  const place = vectorOf(at);
  const points = line.map(vectorOf);
  let best: { foot: Vector; km: number; piece: number } | null = null;
  for (const [piece, from] of points.entries()) {
    const to = points[piece + 1] ?? (points.length === 1 ? from : null);
    if (!to) break;
    const foot = footOnArc(from, to, place);
    const km = betweenKm(foot, place);
    if (!best || km < best.km) best = { foot, km, piece };
  }
  return best && { at: lngLatOf(best.foot), km: best.km, piece: best.piece };
}

/** Kilometres from a place to a line, made ready for many places. Infinity when the line has no points. */
export function distanceToLine(line: Line): (at: Readonly<LngLat>) => number {
  const points = line.map(vectorOf);
  const pieces = points.slice(0, Math.max(1, points.length - 1)).map((from, i) => piece(from, points[i + 1] ?? from));
  return ([lng, lat]) => {
    const ring = Math.cos(lat * RADIANS);
    const x = ring * Math.cos(lng * RADIANS);
    const y = ring * Math.sin(lng * RADIANS);
    const z = Math.sin(lat * RADIANS);
    let nearest = Infinity;
    for (const chord2To of pieces) nearest = Math.min(nearest, chord2To(x, y, z));
    return nearest === Infinity ? Infinity : 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(nearest) / 2));
  };
}

/** Square of the straight line through the unit sphere to a part of a great circle: it grows with the distance. */
function piece(from: Vector, to: Vector): (x: number, y: number, z: number) => number {
  const [ax, ay, az] = from;
  const [bx, by, bz] = to;
  const pole = cross(from, to);
  const length = Math.hypot(...pole);
  const [nx, ny, nz] = length > 0 ? times(pole, 1 / length) : [0, 0, 0];
  // Planes through the ends, upright on the arc: between them the nearest point is on the arc itself.
  const [fx, fy, fz] = cross([nx, ny, nz], from);
  const [tx, ty, tz] = cross(to, [nx, ny, nz]);
  return (x, y, z) => {
    const isBeside = length > 0 && fx * x + fy * y + fz * z >= 0 && tx * x + ty * y + tz * z >= 0;
    if (isBeside) {
      const off = nx * x + ny * y + nz * z;
      // To the foot, which lies in the arc's plane.
      const level = Math.sqrt(Math.max(0, 1 - off * off));
      if (level > 0) return off * off + (1 - level) ** 2;
    }
    const toFrom = (x - ax) ** 2 + (y - ay) ** 2 + (z - az) ** 2;
    return Math.min(toFrom, (x - bx) ** 2 + (y - by) ** 2 + (z - bz) ** 2);
  };
}

/** The point `km` from one place, in the direction of another that is not the same, and beyond it if need be. */
export function pointTowards(from: Readonly<LngLat>, to: Readonly<LngLat>, km: number): LngLat {
  const [start, end] = [vectorOf(from), vectorOf(to)];
  const along = unit(minus(end, times(start, dot(start, end))));
  const angle = km / EARTH_RADIUS_KM;
  return lngLatOf(plus(times(start, Math.cos(angle)), times(along, Math.sin(angle))));
}

function footOnArc(from: Vector, to: Vector, place: Vector): Vector {
  const pole = cross(from, to);
  const length = Math.hypot(...pole);
  if (length > 0) {
    const normal = times(pole, 1 / length);
    const level = minus(place, times(normal, dot(place, normal)));
    const isWithin = dot(cross(from, level), normal) >= 0 && dot(cross(level, to), normal) >= 0;
    if (isWithin && dot(level, level) > 0) return unit(level);
  }
  return dot(from, place) >= dot(to, place) ? from : to;
}

function betweenKm(a: Vector, b: Vector): number {
  const chord = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, chord / 2));
}

const RADIANS = Math.PI / 180;

function vectorOf([lng, lat]: Readonly<LngLat>): Vector {
  const ring = Math.cos(lat * RADIANS);
  return [ring * Math.cos(lng * RADIANS), ring * Math.sin(lng * RADIANS), Math.sin(lat * RADIANS)];
}

function lngLatOf([x, y, z]: Vector): LngLat {
  return [Math.atan2(y, x) / RADIANS, Math.atan2(z, Math.hypot(x, y)) / RADIANS];
}

const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const times = (a: Vector, k: number): Vector => [a[0] * k, a[1] * k, a[2] * k];
const plus = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
const minus = (a: Vector, b: Vector): Vector => plus(a, times(b, -1));
const unit = (a: Vector): Vector => times(a, 1 / Math.hypot(...a));
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
