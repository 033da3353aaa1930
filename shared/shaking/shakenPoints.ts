import { type Blocks, slotKm } from "../geo/blocks.ts";
import { unitVector, type LngLat } from "../geo/distance.ts";

/**
 * How strongly the points of an index are shaken: of whole blocks between what and what, and each point of one block after another
 * that is opened. Of a great quake's hundred thousand points most lie in blocks of which the bounds tell all that is asked.
 */
export interface ShakenPoints {
  readonly blocks: Blocks;
  /** By block: no point of it is shaken less than `least` or more than `most`, in MMI. */
  readonly least: Float64Array;
  readonly most: Float64Array;
  /** Of the points of the block that was opened last, in the order of its slots: MMI, and kilometres to the epicentre. */
  readonly mmi: Float64Array;
  readonly km: Float64Array;
  open(block: number): void;
}

/** What falls with the distances to the epicentre and to a segment. */
export interface Falling {
  /** From a point of the unit sphere to the segment; Infinity when there is none. */
  segmentKm(x: number, y: number, z: number): number;
  /** No more than `segmentKm`, and sooner reckoned. */
  atLeastFromSegmentKm(x: number, y: number, z: number): number;
  /** Nothing so near, or nearer, is shaken less. */
  leastMmi(km: number, segmentKm: number): number;
  /** Nothing so far away, or farther, is shaken more. */
  mostMmi(km: number, segmentKm: number): number;
}

/** Writes the MMI of some slots, one after another from `first`, that are so many kilometres from the epicentre. */
export type Shake = (first: number, km: Float64Array, size: number, mmi: Float64Array) => void;

export interface ShakenQuestion {
  blocks: Blocks;
  epicentre: Readonly<LngLat>;
  falling: Falling;
  shake: Shake;
  /** Blocks that are surely weaker are told no closer, for nobody asks. */
  askedMmi: number;
}

export function shakenPoints({ blocks, epicentre, falling, shake, askedMmi }: ShakenQuestion): ShakenPoints {
  const { segmentKm, atLeastFromSegmentKm, leastMmi, mostMmi } = falling;
  const { count, from, largest, vectors, middles, radiiKm } = blocks;
  const vector = unitVector(epicentre);
  const [least, most] = [new Float64Array(count), new Float64Array(count)];
  for (let block = 0; block < count; block++) {
    const radiusKm = radiiKm[block];
    const away = slotKm(middles, block, vector);
    const [mx, my, mz] = [middles[3 * block], middles[3 * block + 1], middles[3 * block + 2]];
    const nearKm = Math.max(0, away - radiusKm);
    most[block] = mostMmi(nearKm, Math.max(0, atLeastFromSegmentKm(mx, my, mz) - radiusKm));
    if (most[block] < askedMmi) continue;
    const beside = segmentKm(mx, my, mz);
    least[block] = leastMmi(away + radiusKm, beside + radiusKm);
    most[block] = mostMmi(nearKm, Math.max(0, beside - radiusKm));
  }
  const [mmi, km] = [new Float64Array(largest), new Float64Array(largest)];
  return {
    blocks,
    least,
    most,
    mmi,
    km,
    open(block) {
      const first = from[block];
      const size = from[block + 1] - first;
      for (let i = 0; i < size; i++) km[i] = slotKm(vectors, first + i, vector);
      shake(first, km, size, mmi);
    },
  };
}
