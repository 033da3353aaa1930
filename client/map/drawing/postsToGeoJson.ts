import type { FeatureCollection, Point } from "geojson";
import { groupBy } from "../../../shared/groupBy.ts";
import type { Place, PlaceKind } from "../../../shared/record/place.ts";
import { thousands } from "../../../shared/words/figures.ts";
import { collection } from "../ground/collection.ts";

export interface PostMark {
  place: Pick<Place, "id" | "kind" | "at" | "kabCode" | "province">;
  /** Inside VI and above, or in a warned strip of coast, and not yet heard from. */
  danger: boolean;
  /** How many posts it stands for, where they are gathered (gatherPosts.ts). */
  count?: number;
}

const ORDER: Record<PlaceKind, number> = { tagana: 0, lumbung: 1, sentra: 2, warehouse: 3 };

/** Posts of one town stand side by side in a fixed order; `shift` counts symbol widths from the town's point. */
export function postsToGeoJson(posts: readonly PostMark[]): FeatureCollection<Point> {
  const towns = groupBy(posts, ({ place }) => place.at.join());
  return collection(
    [...towns.values()].flatMap((town) => {
      const kinds = [...groupBy(town, ({ place }) => place.kind)].toSorted(([a], [b]) => ORDER[a] - ORDER[b]);
      return kinds.map(([kind, marks], i) => ({
        type: "Feature" as const,
        properties: {
          kind,
          icon: `post-${kind}${marks.some((mark) => mark.danger) ? "-danger" : ""}`,
          shift: i - (kinds.length - 1) / 2,
          count: marks[0]?.count === undefined ? "" : thousands(marks[0].count),
        },
        geometry: { type: "Point" as const, coordinates: [...(town[0] as PostMark).place.at] },
      }));
    }),
  );
}
