import { z } from "zod";
import type { LngLat } from "../../../shared/geo/distance.ts";
import { readDataTable } from "../../registry/table/dataTable.ts";

/**
 * Shapes about as large as kecamatan and side by side as they are, for drills: whoever looks at a drill must see what BMKG's polygons look
 * like. Ours, not the borders: each is what lies nearer to its point than to any other's, with edges bent as borders are, and the same
 * edge from both sides.
 */

export interface KecamatanPoint {
  code: string;
  name: string;
  at: LngLat;
}

const Row = z.object({
  code: z.string(),
  name: z.string(),
  popw_lat: z.coerce.number(),
  popw_lon: z.coerce.number(),
});

/** Of one province, by the first digits of its codes. */
export function kecamatanOf(provinceCode: string): KecamatanPoint[] {
  return readDataTable("kecamatan", Row)
    .filter(({ code }) => code.startsWith(`${provinceCode}.`))
    .map(({ code, name, popw_lat, popw_lon }) => ({
      code,
      name,
      at: [popw_lon, popw_lat],
    }));
}

/** Where no neighbour stands, as at the sea, a cell ends at so many degrees. */
const REACH = 0.15;
const CORNERS = 14;
/** How far a bent edge leaves the straight one at most, of its length. */
const BENT = 0.14;
/** How often an edge is halved. */
const HALVED = 3;
/** BMKG's own grain, in digits. */
const DIGITS = 3;

/** Closed, with corners of a thousandth of a degree. */
export function cellOf({ code, at }: KecamatanPoint, all: readonly KecamatanPoint[]): LngLat[] {
  const disc = Array.from({ length: CORNERS }, (_, i): LngLat => {
    const angle = (2 * Math.PI * i) / CORNERS;
    return [at[0] + REACH * Math.cos(angle), at[1] + REACH * Math.sin(angle)];
  });
  const near = all.filter((other) => other.code !== code && apart(other.at, at) < 2 * REACH);
  const cell = near.reduce((ring, other) => nearerTo(ring, at, other.at), disc).map(rounded);
  const bent = cell.flatMap((from, i) => bentEdge(from, cell[(i + 1) % cell.length] ?? from, HALVED).map(rounded));
  const ring = bent.filter((corner, i) => corner.join() !== bent[(i + 1) % bent.length]?.join());
  return [...ring, ...ring.slice(0, 1)];
}

/** What of a convex ring lies nearer to `own` than to `other`. */
function nearerTo(ring: readonly LngLat[], own: LngLat, other: LngLat): LngLat[] {
  const normal: LngLat = [other[0] - own[0], other[1] - own[1]];
  const middle: LngLat = [(own[0] + other[0]) / 2, (own[1] + other[1]) / 2];
  const beyond = ([x, y]: LngLat) => (x - middle[0]) * normal[0] + (y - middle[1]) * normal[1];
  return ring.flatMap((from, i): LngLat[] => {
    const to = ring[(i + 1) % ring.length] ?? from;
    const [a, b] = [beyond(from), beyond(to)];
    const cut: LngLat = [from[0] + ((to[0] - from[0]) * a) / (a - b), from[1] + ((to[1] - from[1]) * a) / (a - b)];
    return [...(a <= 0 ? [from] : []), ...(a < 0 !== b < 0 && a !== b ? [cut] : [])];
  });
}

/** Without its end; the same corners from both ends, for two cells share the edge. */
function bentEdge(from: LngLat, to: LngLat, times: number): LngLat[] {
  if (times === 0 || apart(from, to) < 4 * 10 ** -DIGITS) return [from];
  const [low, high] = String(from) < String(to) ? [from, to] : [to, from];
  const aside = BENT * (chanceOf(low, high) - 0.5) * 2;
  const middle = rounded([
    (low[0] + high[0]) / 2 - aside * (high[1] - low[1]),
    (low[1] + high[1]) / 2 + aside * (high[0] - low[0]),
  ]);
  return [...bentEdge(from, middle, times - 1), ...bentEdge(middle, to, times - 1)];
}

/** 0–1, of the two ends alone. */
function chanceOf(a: LngLat, b: LngLat): number {
  const mixed = Math.sin(a[0] * 12.9898 + a[1] * 78.233 + b[0] * 39.425 + b[1] * 11.717) * 43758.5453;
  return mixed - Math.floor(mixed);
}

function rounded([lng, lat]: LngLat): LngLat {
  return [Number(lng.toFixed(DIGITS)), Number(lat.toFixed(DIGITS))];
}

function apart(a: LngLat, b: LngLat): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
