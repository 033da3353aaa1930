import { arcKm, EARTH_RADIUS_KM, type LngLat, unitVector, type Vector } from "./distance.ts";

/** intensity.10: lines on the sphere, their pieces parts of great circles; exact anywhere, also across the date line. */

export type Line = readonly Readonly<LngLat>[];

/** The point of a line that is nearest to a place. */
export interface Foot {
  at: LngLat;
  km: number;
  /** It lies on the piece that begins at this point of the line. */
  piece: number;
}

/** Null for a line without points. */
export function nearestOnLine(line: Line, at: Readonly<LngLat>): Foot | null {
  const place = unitVector(at);
  const points = line.map(unitVector);
  let best: { foot: Vector; km: number; piece: number } | null = null;
  for (const [piece, from] of points.entries()) {
    const to = points.at(piece + 1) ?? (points.length === 1 ? from : null);
    if (!to) break;
    const foot = footOnArc(from, to, place);
    const km = betweenKm(foot, place);
    if (!best || km < best.km) best = { foot, km, piece };
  }
  return best && { at: lngLatOf(best.foot), km: best.km, piece: best.piece };
}

/** A line as numbers: of each piece both ends, the pole of its great circle, and planes through the ends, upright on the arc. */
export function piecesOf(line: Line): Float64Array {
  const points = line.map(unitVector);
  const count = points.length === 1 ? 1 : points.length - 1;
  return Float64Array.from(points.slice(0, count).flatMap((from, i) => pieceOf(from, points[i + 1] ?? from)));
}

/** From a point on the unit sphere, the square of the straight line to the nearest point of the line: for `arcKm`. Infinity when it has none. */
export function chord2ToPieces(pieces: Float64Array, x: number, y: number, z: number): number {
  let nearest = Infinity;
  for (let i = 0; i < pieces.length; i += PIECE) {
    const [fx, fy, fz] = [x - pieces[i], y - pieces[i + 1], z - pieces[i + 2]];
    const [tx, ty, tz] = [x - pieces[i + 3], y - pieces[i + 4], z - pieces[i + 5]];
    let chord2 = Math.min(fx * fx + fy * fy + fz * fz, tx * tx + ty * ty + tz * tz);
    const pastStart = pieces[i + 9] * x + pieces[i + 10] * y + pieces[i + 11] * z;
    const beforeEnd = pieces[i + 12] * x + pieces[i + 13] * y + pieces[i + 14] * z;
    // Between the planes the nearest point is on the arc itself; a piece without length has planes of no direction.
    if (pastStart > 0 && beforeEnd > 0) {
      const off = pieces[i + 6] * x + pieces[i + 7] * y + pieces[i + 8] * z;
      // To the foot, which lies in the arc's plane.
      const level = Math.sqrt(Math.max(0, 1 - off * off));
      if (level > 0) chord2 = off * off + (1 - level) * (1 - level);
    }
    nearest = Math.min(nearest, chord2);
  }
  return nearest;
}

/** Numbers a piece, all in x, y, z. */
const PIECE = 15;

function pieceOf(from: Vector, to: Vector): number[] {
  const pole = cross(from, to);
  const length = Math.hypot(...pole);
  const normal = length > 0 ? times(pole, 1 / length) : ([0, 0, 0] as const);
  return [...from, ...to, ...normal, ...cross(normal, from), ...cross(to, normal)];
}

/** The point `km` from one place, in the direction of another that is not the same, and beyond it if need be. */
export function pointTowards(from: Readonly<LngLat>, to: Readonly<LngLat>, km: number): LngLat {
  const [start, end] = [unitVector(from), unitVector(to)];
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
  return arcKm((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2);
}

const RADIANS = Math.PI / 180;

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
