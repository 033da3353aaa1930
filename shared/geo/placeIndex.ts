import type { Box } from "./area.ts";
import { type Blocks, blocksFrom, blocksOf, slotKm } from "./blocks.ts";
import { type LngLat, unitVector } from "./distance.ts";
import { nearestFirst } from "./nearestFirst.ts";

/** impact.13: points anywhere on the globe, indexed once, asked many times. Answers are positions in the list they were built from. */
export interface PlaceIndex {
  readonly size: number;
  readonly blocks: Blocks;
  at(index: number): Readonly<LngLat>;
  /** Null when there are no points. Of several at one distance it is the first in the list. Exact across the date line and at the poles. */
  nearest(at: Readonly<LngLat>): Near | null;
  /** Every block with a point in the box, and perhaps others: the caller tests the points of a block, which lie together in memory. */
  blocksIn(box: Box): number[];
}

/** Something found at a distance. */
interface Near {
  index: number;
  km: number;
}

export function buildPlaceIndex(points: readonly Readonly<LngLat>[]): PlaceIndex {
  const blocks = blocksOf(points);

  /** Block by block outwards, until no point of those that are left can be nearer. */
  function nearest(at: Readonly<LngLat>): Near | null {
    const { count, from, positions, vectors } = blocks;
    const vector = unitVector(at);
    const outwards = nearestFirst(count);
    blocksFrom(blocks, vector).forEach((km, block) => outwards.found(block, km));
    let [index, nearestKm] = [-1, Infinity];
    outwards.visitWhile((block, leastKm) => {
      if (leastKm > nearestKm) return false;
      for (let slot = from[block]; slot < from[block + 1]; slot++) {
        const position = positions[slot];
        const km = slotKm(vectors, slot, vector);
        if (km < nearestKm || (km === nearestKm && position < index)) [index, nearestKm] = [position, km];
      }
      return true;
    });
    return index < 0 ? null : { index, km: nearestKm };
  }

  function blocksIn([west, south, east, north]: Box): number[] {
    const { boxes, count } = blocks;
    const spans = spansOf(west, east);
    const found: number[] = [];
    for (let block = 0; block < count; block++) {
      const [from, low] = [boxes[4 * block], boxes[4 * block + 1]];
      const [to, high] = [boxes[4 * block + 2], boxes[4 * block + 3]];
      if (low <= north && high >= south && spans.some((span) => from <= span[1] && to >= span[0])) found.push(block);
    }
    return found;
  }

  return { size: points.length, blocks, at: (index) => points[index], nearest, blocksIn };
}

/** The parts of a span of longitudes that lie in −180…180. */
function spansOf(west: number, east: number): [number, number][] {
  if (east - west >= 360) return [[-180, 180]];
  const spans: [number, number][] = [[Math.max(west, -180), Math.min(east, 180)]];
  if (west < -180) spans.push([west + 360, 180]);
  if (east > 180) spans.push([-180, east - 360]);
  return spans.filter(([from, to]) => from <= to);
}
