import type { FeatureCollection, Point } from "geojson";
import { groupBy } from "../../../shared/groupBy.ts";
import type { LngLat } from "../../../shared/geo/distance.ts";
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

/** Between the middles of two symbols that stand side by side, in units. */
const BESIDE_U = 41;

/** How the symbols are set on the screen: CSS px of a unit, and how far those of a town are moved for what would cover them. */
interface Setting {
  u: number;
  moved: (at: LngLat) => readonly [number, number];
}

/** Posts of one town stand side by side in a fixed order; `shift` counts symbol widths from the town's point, `aside` CSS px. */
export function postsToGeoJson(posts: readonly PostMark[], { u, moved }: Setting): FeatureCollection<Point> {
  const towns = groupBy(posts, ({ place }) => place.at.join());
  return collection(
    [...towns.values()].flatMap((town) => {
      const { at } = (town[0] as PostMark).place;
      const [dx, dy] = moved(at);
      const kinds = [...groupBy(town, ({ place }) => place.kind)].toSorted(([a], [b]) => ORDER[a] - ORDER[b]);
      return kinds.map(([kind, marks], i) => ({
        type: "Feature" as const,
        properties: {
          kind,
          icon: `post-${kind}${marks.some((mark) => mark.danger) ? "-danger" : ""}`,
          shift: i - (kinds.length - 1) / 2,
          aside: [(i - (kinds.length - 1) / 2) * BESIDE_U * u + dx, dy],
          count: marks[0]?.count === undefined ? "" : thousands(marks[0].count),
        },
        geometry: { type: "Point" as const, coordinates: [...at] },
      }));
    }),
  );
}
