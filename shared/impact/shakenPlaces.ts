import type { Exposure, PlacesOfKind } from "../ground/exposure.ts";
import { HURT_MMI, type AbleIn, isAbleAt } from "../help/help.ts";
import { INSIDE_MMI, type Unlisted } from "../record/impact.ts";
import { MOST_LISTED, placeCounter } from "./listing.ts";
import type { ShakenPoints } from "../shaking/shakenPoints.ts";
import type { ShakingField } from "../shaking/field.ts";
import { bandOf } from "../words/mmi.ts";

/** Our places in a quake: the strongest one by one, the others counted, and which of all can send anything. */
export interface ShakenPlaces {
  /** Strongest first, then nearest, `MOST_LISTED` at most. */
  readonly listed: readonly Shaken[];
  readonly unlisted: Unlisted[] | undefined;
  readonly ableIn: AbleIn;
  isAble(position: number): boolean;
}

interface Shaken {
  /** In `Exposure.places`. */
  position: number;
  mmi: number;
  km: number;
}

export function shakenPlaces(field: ShakingField, exposure: Exposure): ShakenPlaces {
  const shaken = exposure.placesOf.map(({ index }) => field.over(index, INSIDE_MMI));
  const counter = placeCounter(exposure);
  /** By position: 1 where a post may be hurt itself. */
  const hurt = new Uint8Array(exposure.places.length);
  const weakest = weakestListed(shaken);
  const found: Shaken[] = [];
  const search: Search = { weakest, lumbungCount: exposure.lumbungCount, counter, hurt, found };
  exposure.placesOf.forEach((ofKind, rank) => findInside(shaken[rank], ofKind, rank, search));
  const listed = roughlySorted(found).sort(strongestFirst).slice(0, MOST_LISTED);
  for (const { position, mmi } of listed) counter.add(position, mmi, "inside", -1);
  const isAble = (position: number) => hurt[position] !== 1;
  const ableIn: AbleIn = (rank, block) => {
    const { least, most } = shaken[rank];
    if (most[block] < HURT_MMI) return "all";
    return least[block] >= HURT_MMI ? "none" : "some";
  };
  return { listed, unlisted: counter.counts(), ableIn, isAble };
}

/** What the places of all kinds are asked for, and where the answers go. */
interface Search {
  /** Weaker ones are counted only. */
  readonly weakest: number;
  readonly lumbungCount: Float64Array;
  readonly counter: ReturnType<typeof placeCounter>;
  readonly hurt: Uint8Array;
  readonly found: Shaken[];
}

/** Counts all at V and above, and finds those that may be listed. A block that lies in one band is counted whole. */
function findInside(points: ShakenPoints, { offset, posts }: PlacesOfKind, rank: number, search: Search): void {
  const { weakest, lumbungCount, hurt, found } = search;
  const { cellOf, addMany } = search.counter;
  const { blocks, least, most, mmi, km } = points;
  const { from, positions } = blocks;
  for (let block = 0; block < blocks.count; block++) {
    const strongest = most[block];
    if (strongest < INSIDE_MMI) continue;
    const [first, end] = [from[block], from[block + 1]];
    const atLeast = least[block];
    const isEven = bandOf(atLeast) === bandOf(strongest);
    if (isEven) {
      addMany(cellOf(rank, atLeast, "inside"), end - first, posts[block]);
      if (!isAbleAt(atLeast)) for (let slot = first; slot < end; slot++) hurt[offset + positions[slot]] = 1;
      if (strongest < weakest) continue;
    }
    points.open(block);
    for (let slot = first; slot < end; slot++) {
      const here = mmi[slot - first];
      if (here < INSIDE_MMI) continue;
      const position = offset + positions[slot];
      if (!isEven) {
        addMany(cellOf(rank, here, "inside"), 1, lumbungCount[position] || 1);
        if (!isAbleAt(here)) hurt[position] = 1;
      }
      if (here >= weakest) found.push({ position, mmi: here, km: km[slot - first] });
    }
  }
}

/** Steps this fine tell which blocks may hold one of the listed. */
const STEPS_PER_MMI = 100;
const TOP_MMI = 13;

/** An intensity that at least `MOST_LISTED` places have, by what is known of their blocks; the lower end of V when fewer have that. */
function weakestListed(shaken: readonly ShakenPoints[]): number {
  const sizes = new Float64Array(TOP_MMI * STEPS_PER_MMI);
  for (const { blocks, least } of shaken) {
    for (let block = 0; block < blocks.count; block++) {
      const step = Math.floor(Math.max(0, least[block]) * STEPS_PER_MMI);
      sizes[step] += blocks.from[block + 1] - blocks.from[block];
    }
  }
  let step = sizes.length;
  for (let count = 0; step > INSIDE_MMI * STEPS_PER_MMI && count < MOST_LISTED;) count += sizes[--step];
  return Math.max(INSIDE_MMI, step / STEPS_PER_MMI);
}

/** Steps of MMI and places make one number, and sorting numbers is several times faster than calling a comparison. */
const [FINE, MANY] = [2 ** 22, 2 ** 25];

/** In the order of intensity, except where that differs by less than a step: the exact sort has almost nothing left to do. */
function roughlySorted(found: readonly Shaken[]): Shaken[] {
  const keys = Float64Array.from(found, ({ mmi }, i) => Math.floor((TOP_MMI - mmi) * FINE) * MANY + i).sort();
  const sorted: Shaken[] = [];
  for (const key of keys) sorted.push(found[key % MANY]);
  return sorted;
}

function strongestFirst(a: Shaken, b: Shaken): number {
  return b.mmi - a.mmi || a.km - b.km || a.position - b.position;
}
