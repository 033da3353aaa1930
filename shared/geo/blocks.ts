import type { Box } from "./area.ts";
import { capOf } from "./cap.ts";
import { arcKm, type LngLat, unitVector, type Vector } from "./distance.ts";

/**
 * The points of an index, some dozens that lie together in a block. What holds for a block holds for all its points, so
 * they need not be asked one by one; and they lie together in memory.
 */
export interface Blocks {
  readonly count: number;
  /** No block has more points. */
  readonly largest: number;
  /** Slots of block `b`: `from[b]` up to `from[b + 1]`, the latter left out. */
  readonly from: Uint32Array;
  /** Slot → position in the list that the index was built from. */
  readonly positions: Uint32Array;
  /** By slot: x, y and z on the unit sphere. */
  readonly vectors: Float64Array;
  /** By slot: lng and lat. */
  readonly coordinates: Float64Array;
  /** By block: west, south, east and north of its points. */
  readonly boxes: Float64Array;
  /** By block: middle (x, y, z) and radius of a circle that holds all its points. */
  readonly middles: Float64Array;
  readonly radiiKm: Float64Array;
}

export function blocksOf(points: readonly Readonly<LngLat>[]): Blocks {
  const lists: Uint32Array[] = [];
  if (points.length > 0) split(points, Uint32Array.from(points.keys()), lists);
  const positions = new Uint32Array(points.length);
  const from = new Uint32Array(lists.length + 1);
  const vectors = new Float64Array(3 * points.length);
  const coordinates = new Float64Array(2 * points.length);
  const boxes = new Float64Array(4 * lists.length);
  const middles = new Float64Array(3 * lists.length);
  const radiiKm = new Float64Array(lists.length);
  lists.forEach((list, block) => {
    const first = from[block];
    from[block + 1] = first + list.length;
    positions.set(list, first);
    const inside = Array.from(list, (position) => points[position]);
    inside.forEach((point, i) => {
      vectors.set(unitVector(point), 3 * (first + i));
      coordinates.set(point, 2 * (first + i));
    });
    boxes.set(boxOf(inside), 4 * block);
    const { x, y, z, radiusKm } = capOf(inside);
    middles.set([x, y, z], 3 * block);
    radiiKm[block] = radiusKm;
  });
  const largest = lists.reduce((most, { length }) => Math.max(most, length), 0);
  return { count: lists.length, largest, from, positions, vectors, coordinates, boxes, middles, radiiKm };
}

function boxOf(points: readonly Readonly<LngLat>[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of points) {
    [west, east] = [Math.min(west, lng), Math.max(east, lng)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  return [west, south, east, north];
}

/** Measured: smaller blocks are more to ask, larger ones are wider, so that less holds for all their points. */
const MOST_IN_BLOCK = 48;
/** A degree in steps of 0.1 m, and more positions than there are: together a key that numbers still tell apart. */
const [STEPS, POSITIONS] = [1e6, 2 ** 23];

/** In halves, always across the longer side: an archipelago is long, and blocks are to be round. */
function split(points: readonly Readonly<LngLat>[], list: Uint32Array, lists: Uint32Array[]): void {
  if (list.length <= MOST_IN_BLOCK) {
    lists.push(list);
    return;
  }
  const [west, south, east, north] = boxOf(Array.from(list, (position) => points[position]));
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const axis = (east - west) * squeeze > north - south ? 0 : 1;
  const keys = Float64Array.from(
    list,
    (position) => Math.floor((points[position][axis] + 180) * STEPS) * POSITIONS + position,
  ).sort();
  const sorted = Uint32Array.from(keys, (key) => key % POSITIONS);
  const middle = sorted.length >> 1;
  split(points, sorted.subarray(0, middle), lists);
  split(points, sorted.subarray(middle), lists);
}

/** By block, the sum of something over its points; `valueOf` is asked by position. */
export function sumsOf({ count, from, positions }: Blocks, valueOf: (position: number) => number): Float64Array {
  return Float64Array.from({ length: count }, (_, block) =>
    positions.subarray(from[block], from[block + 1]).reduce((sum, position) => sum + valueOf(position), 0),
  );
}

/** By block, how far its nearest point is at least. */
export function blocksFrom({ count, middles, radiiKm }: Blocks, from: Vector): Float64Array {
  const nearKm = new Float64Array(count);
  for (let block = 0; block < count; block++)
    nearKm[block] = Math.max(0, slotKm(middles, block, from) - radiiKm[block]);
  return nearKm;
}

/** The same by the straight line through the unit sphere, squared: enough to tell which is nearer. */
export function slotChord2(vectors: Float64Array, slot: number, from: Vector): number {
  const dx = vectors[3 * slot] - from[0];
  const dy = vectors[3 * slot + 1] - from[1];
  const dz = vectors[3 * slot + 2] - from[2];
  return dx * dx + dy * dy + dz * dz;
}

/** Kilometres from a point of the unit sphere to that of a slot. */
export function slotKm(vectors: Float64Array, slot: number, from: Vector): number {
  return arcKm(slotChord2(vectors, slot, from));
}
