import { type Blocks, slotKm } from "../geo/blocks.ts";
import { unitVector, type LngLat } from "../geo/distance.ts";

/**
 * How strongly the points of an index are shaken. Each block has its bounds, and `open` reckons the points of one block. A great
 * quake reaches a hundred thousand points, and for most of their blocks the bounds alone answer what is asked.
 */
export interface ShakenPoints {
  readonly blocks: Blocks;
  /** By block: no point of it is shaken less than `least` or more than `most`, in MMI. */
  readonly least: Float64Array;
  readonly most: Float64Array;
  /** Points of the block that was opened last, in the order of its slots: MMI, and kilometres to the epicentre. */
  readonly mmi: Float64Array;
  readonly km: Float64Array;
  open(block: number): void;
  /** σ of MMI at a point in the midst of a block: it changes so slowly that it holds for the dozens that lie together. */
  sigma(block: number): number;
}

/** Bounds of an intensity that falls with the distance to the epicentre and with the distance to a segment. */
export interface Falling {
  /** From a point of the unit sphere to the segment; Infinity when there is none. */
  segmentKm(x: number, y: number, z: number): number;
  /** A lower bound of `segmentKm` that takes less time. */
  atLeastFromSegmentKm(x: number, y: number, z: number): number;
  /** No place within both distances is shaken less. */
  leastMmi(km: number, segmentKm: number): number;
  /** No place beyond both distances is shaken more. */
  mostMmi(km: number, segmentKm: number): number;
}

/** Writes the MMI of `size` slots from `first` on; `km` holds their distances to the epicentre. */
export type Shake = (first: number, km: Float64Array, size: number, mmi: Float64Array) => void;

interface ShakenQuestion {
  blocks: Blocks;
  epicentre: Readonly<LngLat>;
  falling: Falling;
  shake: Shake;
  /** σ of MMI at a point, by its position. */
  sigmaOf(position: number): number;
  /** Blocks that are surely weaker keep rough bounds: the caller needs no better ones. */
  askedMmi: number;
}

export function shakenPoints({ blocks, epicentre, falling, shake, sigmaOf, askedMmi }: ShakenQuestion): ShakenPoints {
  const { segmentKm, atLeastFromSegmentKm, leastMmi, mostMmi } = falling;
  const { count, from, largest, positions, vectors, middles, radiiKm } = blocks;
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
    sigma: (block) => sigmaOf(positions[(from[block] + from[block + 1]) >> 1]),
  };
}
