import type { Exposure } from "./exposure.ts";
import type { ResourceImpact, Unlisted } from "./impact.ts";
import { bandOf } from "./words.ts";

/**
 * So many of our places are told one by one, the rest are counted: ours, many times what a desk can call. The country's registry has 1,109,
 * so nothing of it is ever left out; of a hundred thousand places a great quake would make a bulletin of megabytes.
 */
export const MOST_LISTED = 2000;

const WHERE = ["inside", "edge"] as const satisfies readonly ResourceImpact["where"][];
/** 0 for a polygon hazard, else the numeral. */
const BANDS = 13;

/** Counts places that are touched and not listed, by kind and band. */
export function unlistedCounter({ placesOf, lumbungCount }: Exposure) {
  const places = new Int32Array(placesOf.length * BANDS * WHERE.length);
  const posts = new Int32Array(places.length);
  return {
    /** `position` in `Exposure.places`. */
    add(position: number, mmi: number | null, where: ResourceImpact["where"]): void {
      let rank = placesOf.length - 1;
      while (position < (placesOf[rank]?.offset ?? 0)) rank--;
      const slot = (rank * BANDS + (mmi === null ? 0 : bandOf(mmi))) * WHERE.length + (where === "edge" ? 1 : 0);
      places[slot] = (places[slot] ?? 0) + 1;
      posts[slot] = (posts[slot] ?? 0) + (lumbungCount[position] || 1);
    },
    /** Strongest first; undefined when there are none. */
    counts(): Unlisted[] | undefined {
      const counted = placesOf.flatMap(({ kind }, rank) =>
        Array.from({ length: BANDS }, (_, band) => band).flatMap((band) =>
          WHERE.flatMap((where, i): Unlisted[] => {
            const slot = (rank * BANDS + band) * WHERE.length + i;
            const count = places[slot] ?? 0;
            return count === 0 ? [] : [{ kind, mmi: band || null, where, places: count, posts: posts[slot] ?? 0 }];
          }),
        ),
      );
      return counted.length === 0 ? undefined : counted.sort((a, b) => (b.mmi ?? 0) - (a.mmi ?? 0));
    },
  };
}
