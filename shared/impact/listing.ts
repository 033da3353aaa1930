import type { Exposure } from "../ground/exposure.ts";
import type { ResourceImpact, Unlisted } from "../record/impact.ts";
import { bandOf } from "../words/mmi.ts";

/**
 * impact.18: this many of our places are listed one by one, the others are counted. Our choice: many times what a desk can call, and more
 * than the 1,109 of the country's registry. With a hundred thousand places the list after a great quake would take megabytes.
 */
export const MOST_LISTED = 2000;

const WHERE = ["inside", "edge"] as const satisfies readonly ResourceImpact["where"][];
/** 0 for a polygon hazard, else the numeral. */
const BANDS = 13;

/** Counts places that are touched, by kind and band. */
export function placeCounter({ placesOf, lumbungCount }: Exposure) {
  const places = new Int32Array(placesOf.length * BANDS * WHERE.length);
  const posts = new Int32Array(places.length);

  /** `rank`: of the kind, in `placesOf`. */
  function cellOf(rank: number, mmi: number | null, where: ResourceImpact["where"]): number {
    return (rank * BANDS + (mmi === null ? 0 : bandOf(mmi))) * WHERE.length + (where === "edge" ? 1 : 0);
  }

  function addMany(cell: number, placeCount: number, postCount: number): void {
    places[cell] += placeCount;
    posts[cell] += postCount;
  }

  /** `position` in `Exposure.places`; `count` is 1, or −1 to take it away again. */
  function add(position: number, mmi: number | null, where: ResourceImpact["where"], count: 1 | -1 = 1): void {
    let rank = placesOf.length - 1;
    while (position < placesOf[rank].offset) rank--;
    addMany(cellOf(rank, mmi, where), count, count * (lumbungCount[position] || 1));
  }

  return {
    add,
    cellOf,
    addMany,
    /** Strongest first; undefined when there are none. */
    counts(): Unlisted[] | undefined {
      const counted = placesOf.flatMap(({ kind }, rank) =>
        Array.from({ length: BANDS }, (_, band) => band).flatMap((band) =>
          WHERE.flatMap((where, i): Unlisted[] => {
            const cell = (rank * BANDS + band) * WHERE.length + i;
            const count = places[cell];
            return count === 0 ? [] : [{ kind, mmi: band || null, where, places: count, posts: posts[cell] }];
          }),
        ),
      );
      return counted.length === 0 ? undefined : counted.sort((a, b) => (b.mmi ?? 0) - (a.mmi ?? 0));
    },
  };
}
