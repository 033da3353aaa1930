import KDBush from "kdbush";
import { type Box, lngReach } from "./area.ts";
import { type Blocks, blocksOf } from "./blocks.ts";
import { arcKm, EARTH_RADIUS_KM, KM_PER_DEGREE, type LngLat, unitVector } from "./distance.ts";
import { nearestFirst } from "./nearestFirst.ts";

/** Points anywhere on the globe, indexed once, asked many times. Answers are positions in the list they were built from. */
export interface PlaceIndex {
  readonly size: number;
  /**
   * Calls `visit` for each point within `km`, in no order; with `beyondKm` those that are surely nearer than that are left out.
   * Exact across the date line and the poles.
   */
  around(at: Readonly<LngLat>, km: number, visit: (index: number, km: number) => void, beyondKm?: number): void;
  /** Nearest first, at most `count`, of those that are farther away than `beyondKm`; less than 0.1 m apart, by position. */
  nearest(at: Readonly<LngLat>, count: number, beyondKm?: number): Near[];
  inBox(box: Box): number[];
  /** Blocks that may hold points in a box: for who asks more of each point, one after another as they lie in memory. */
  blocksIn(box: Box): number[];
  at(index: number): Readonly<LngLat>;
  readonly blocks: Blocks;
}

/** Something found at a distance. */
export interface Near {
  index: number;
  km: number;
}

export function buildPlaceIndex(points: readonly Readonly<LngLat>[]): PlaceIndex {
  const tree = new KDBush(points.length);
  const vectors = new Float64Array(3 * points.length);
  points.forEach((point, index) => {
    tree.add(point[0], point[1]);
    vectors.set(unitVector(point), 3 * index);
  });
  tree.finish();

  function inBox([west, south, east, north]: Box): number[] {
    const spans = spansOf(west, east);
    const [only] = spans;
    if (spans.length === 1 && only) return tree.range(only[0], south, only[1], north);
    return spans.flatMap(([from, to]) => tree.range(from, south, to, north));
  }

  function blocksIn([west, south, east, north]: Box): number[] {
    const { boxes, count } = blocks;
    const spans = spansOf(west, east);
    const found: number[] = [];
    for (let block = 0; block < count; block++) {
      const [from, low] = [boxes[4 * block] ?? NaN, boxes[4 * block + 1] ?? NaN];
      const [to, high] = [boxes[4 * block + 2] ?? NaN, boxes[4 * block + 3] ?? NaN];
      if (low <= north && high >= south && spans.some((span) => from <= span[1] && to >= span[0])) found.push(block);
    }
    return found;
  }

  function around(at: Readonly<LngLat>, km: number, visit: (index: number, km: number) => void, beyondKm = -1): void {
    const [x, y, z] = unitVector(at);
    const limit = chord2(km) * SLACK;
    const least = beyondKm > 0 ? chord2(beyondKm) / SLACK : -1;
    function test(index: number): void {
      const dx = (vectors[3 * index] ?? 0) - x;
      const dy = (vectors[3 * index + 1] ?? 0) - y;
      const dz = (vectors[3 * index + 2] ?? 0) - z;
      const c2 = dx * dx + dy * dy + dz * dz;
      if (c2 <= limit && c2 >= least) visit(index, arcKm(c2));
    }
    if (km > WIDE_KM) for (let index = 0; index < points.length; index++) test(index);
    else for (const index of inBox(boxAround(at, km))) test(index);
  }

  /** Circles that widen until enough are found: each holds all that is nearer than its rim. */
  function nearest(from: Readonly<LngLat>, count: number, beyondKm = -1): Near[] {
    const near: Near[] = [];
    for (let rimKm = FIRST_RIM_KM; ; rimKm *= 2) {
      const circle = nearestFirst(points.length);
      const km = Math.max(0, beyondKm) + rimKm;
      around(
        from,
        km,
        (index, away) => {
          if (away > beyondKm) circle.found(index, away);
        },
        beyondKm,
      );
      if (circle.count < count && km < HALF_ROUND_KM) continue;
      circle.visit((index, away) => near.push({ index, km: away }), count);
      return near;
    }
  }

  const at = (index: number) => points[index] ?? ([NaN, NaN] as const);
  const blocks = blocksOf(points);
  return { size: points.length, around, nearest, inBox, blocksIn, at, blocks };
}

/** No two points are farther apart than this. */
export const HALF_ROUND_KM = Math.PI * EARTH_RADIUS_KM;
const FIRST_RIM_KM = 40;
/** A circle this wide holds so much that to walk through all, as they lie in memory, is faster than to ask the tree. */
const WIDE_KM = 300;
const SLACK = 1 + 1e-12;

/** Square of the straight line through the unit sphere: it grows with the distance and needs no trigonometry to compare. */
function chord2(km: number): number {
  return km >= HALF_ROUND_KM ? Infinity : (2 * Math.sin(km / (2 * EARTH_RADIUS_KM))) ** 2;
}

function boxAround([lng, lat]: Readonly<LngLat>, km: number): Box {
  const dLat = (km / KM_PER_DEGREE) * (1 + 1e-9);
  const dLng = lngReach(lat, dLat);
  return [lng - dLng, lat - dLat, lng + dLng, lat + dLat];
}

/** The parts of a span of longitudes that lie in −180…180. */
function spansOf(west: number, east: number): [number, number][] {
  if (east - west >= 360) return [[-180, 180]];
  const spans: [number, number][] = [[Math.max(west, -180), Math.min(east, 180)]];
  if (west < -180) spans.push([west + 360, 180]);
  if (east > 180) spans.push([-180, east - 360]);
  return spans.filter(([from, to]) => from <= to);
}
