import Flatbush from "flatbush";
import { distanceKm, KM_PER_DEGREE, type LngLat } from "./distance.ts";

/** Polygons made ready for many questions: is a point inside, and how far is the nearest edge. */

/** West, south, east, north in degrees. West may fall below −180 and east exceed 180 where something crosses the date line. */
export type Box = readonly [west: number, south: number, east: number, north: number];

export interface Area {
  /** Rings of each polygon as x, y, x, y, …, each closed; longitudes run on across the date line. */
  readonly polygons: readonly (readonly Float64Array[])[];
  /** Null when there is nothing in the area. */
  readonly box: Box | null;
  readonly polygonBoxes: Flatbush | null;
  readonly edgeBoxes: Flatbush | null;
  /** x1, y1, x2, y2 of each edge, in the order of `edgeBoxes`. */
  readonly edges: Float64Array;
}

/**
 * impact.10: each polygon is its rings (outer first, holes after; even-odd decides, so their order and direction don't matter). Open rings,
 * slivers, repeated points and self-crossings are taken as they come. A ring around a pole is not understood.
 */
export function areaOf(polygons: readonly (readonly (readonly Readonly<LngLat>[])[])[]): Area {
  const flat = polygons
    .map((rings) => rings.filter((ring) => ring.length > 0).map(flatten))
    .filter((rings) => rings.length > 0);
  const edges = edgesOf(flat);
  const edgeBoxes = indexOf(edges.length / 4, (index) => {
    for (let i = 0; i < edges.length; i += 4) {
      const x1 = edges[i];
      const y1 = edges[i + 1];
      const x2 = edges[i + 2];
      const y2 = edges[i + 3];
      index.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
    }
  });
  const polygonBoxes = indexOf(flat.length, (index) => flat.forEach((rings) => index.add(...boxOf(rings))));
  const box: Box | null = polygonBoxes && [polygonBoxes.minX, polygonBoxes.minY, polygonBoxes.maxX, polygonBoxes.maxY];
  return { polygons: flat, box, polygonBoxes, edgeBoxes, edges };
}

/** In at least one of the polygons. A point on an edge may fall on either side. */
export function isInside(area: Area, at: Readonly<LngLat>): boolean {
  const { polygonBoxes, polygons } = area;
  const lat = at[1];
  for (const x of turnsOf(area, at[0], 0)) {
    if (polygonBoxes?.collides(x, lat, x, lat, (polygon) => isInRings(polygons[polygon], x, lat))) return true;
  }
  return false;
}

/**
 * impact.11: kilometres to the nearest edge of any polygon, from inside or outside; Infinity beyond `limitKm`. The nearest point is found on
 * a local equirectangular plane, the distance to it on the sphere: within 0.1 % up to 50 km.
 */
export function edgeKm(area: Area, at: Readonly<LngLat>, limitKm: number): number {
  const { edgeBoxes, edges } = area;
  const lat = at[1];
  const dLat = (limitKm / KM_PER_DEGREE) * SLACK;
  const dLng = lngReach(lat, dLat);
  const squeeze = Math.cos((lat * Math.PI) / 180);
  let nearest = Infinity;
  let [lng, footLat] = [0, 0];
  for (const x of turnsOf(area, at[0], dLng)) {
    const from: LngLat = [x, lat];
    // `collides` stops at the first edge that is accepted. None ever is, so it visits them all and builds no list.
    edgeBoxes?.collides(x - dLng, lat - dLat, x + dLng, lat + dLat, (edge) => {
      const i = 4 * edge;
      const part = partAlong(edges, i, from, squeeze);
      const footX = edges[i] + part * (edges[i + 2] - edges[i]);
      const footY = edges[i + 1] + part * (edges[i + 3] - edges[i + 1]);
      const dx = (footX - x) * squeeze;
      const away = dx * dx + (footY - lat) ** 2;
      if (away < nearest) {
        nearest = away;
        lng = footX + at[0] - x;
        footLat = footY;
      }
      return false;
    });
  }
  const km = nearest < Infinity ? distanceKm(at, [lng, footLat]) : Infinity;
  return km <= limitKm ? km : Infinity;
}

/** Grows a box by kilometres on each side. */
export function grown([west, south, east, north]: Box, km: number): Box {
  const dLat = (km / KM_PER_DEGREE) * SLACK;
  const dLng = lngReach(Math.max(Math.abs(south), Math.abs(north)), dLat);
  return [west - dLng, south - dLat, east + dLng, north + dLat];
}

/** A box must not cut off what the exact test would let pass. */
const SLACK = 1 + 1e-9;

/** Degrees of longitude that a circle of `dLat` degrees reaches at a latitude; 180 when it takes in a pole. */
export function lngReach(lat: number, dLat: number): number {
  if (Math.abs(lat) + dLat >= 90) return 180;
  const reach = Math.asin(Math.sin((dLat * Math.PI) / 180) / Math.cos((lat * Math.PI) / 180));
  return ((reach * 180) / Math.PI) * SLACK;
}

function flatten(ring: readonly Readonly<LngLat>[]): Float64Array {
  const points = new Float64Array(2 * ring.length + 2);
  let [turn, before, next] = [0, ring[0][0], 0];
  for (const [lng, lat] of ring) {
    if (lng - before > 180) turn -= 360;
    if (before - lng > 180) turn += 360;
    before = lng;
    points[next++] = lng + turn;
    points[next++] = lat;
  }
  points[next++] = points[0];
  points[next] = points[1];
  return points;
}

function edgesOf(polygons: readonly (readonly Float64Array[])[]): Float64Array {
  const rings = polygons.flat();
  const edges = new Float64Array(rings.reduce((sum, ring) => sum + 2 * (ring.length - 2), 0));
  let next = 0;
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) for (let end = 0; end < 4; end++) edges[next++] = ring[i + end];
  }
  return edges;
}

function indexOf(count: number, fill: (index: Flatbush) => void): Flatbush | null {
  if (count === 0) return null;
  const index = new Flatbush(count);
  fill(index);
  index.finish();
  return index;
}

function boxOf(rings: readonly Float64Array[]): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      const x = ring[i];
      const y = ring[i + 1];
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
  }
  return [west, south, east, north];
}

/** The longitude as the area may spell it: as it is, and a turn away where the area runs across the date line. */
function turnsOf({ box }: Area, lng: number, reach: number): readonly number[] {
  if (!box) return [];
  if (box[0] - reach >= -180 && box[2] + reach <= 180) return [lng];
  return [lng - 360, lng, lng + 360];
}

/** Even-odd over all rings: each crossing of the ray to the east changes sides. */
function isInRings(rings: readonly Float64Array[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    let x1 = ring[0];
    let y1 = ring[1];
    for (let i = 2; i < ring.length; i += 2) {
      const x2 = ring[i];
      const y2 = ring[i + 1];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
      x1 = x2;
      y1 = y2;
    }
  }
  return inside;
}

/** From a point to one edge of four numbers x1, y1, x2, y2 that begin at `i`. */
export function edgeDistanceKm(edges: Float64Array, i: number, at: Readonly<LngLat>): number {
  const part = partAlong(edges, i, at, Math.cos((at[1] * Math.PI) / 180));
  const x1 = edges[i];
  const y1 = edges[i + 1];
  return distanceKm(at, [x1 + part * (edges[i + 2] - x1), y1 + part * (edges[i + 3] - y1)]);
}

/** How far along the edge, 0–1, its point nearest to x, y lies on a plane where a degree of longitude is `squeeze` of one of latitude. */
function partAlong(edges: Float64Array, i: number, [x, y]: Readonly<LngLat>, squeeze: number): number {
  const x1 = edges[i];
  const y1 = edges[i + 1];
  const dx = (edges[i + 2] - x1) * squeeze;
  const dy = edges[i + 3] - y1;
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : ((x - x1) * squeeze * dx + (y - y1) * dy) / length2;
  return Math.max(0, Math.min(1, along));
}
