import { groupBy } from "../../../shared/groupBy.ts";
import type { LngLat } from "../../../shared/geo/distance.ts";
import type { PostMark } from "./postsToGeoJson.ts";

/** map.8: a registry larger than this is drawn gathered: on a screen of any size its symbols would lie on one another. */
export const DRAWN_SINGLY = 1500;

/**
 * One mark for each kind of post in an area, with how many it stands for; all kinds of an area at one point, so that they
 * stand side by side. A post in danger is never gathered: it is looked for.
 */
export function gatherPosts(posts: readonly PostMark[], by: "province" | "kabCode"): PostMark[] {
  if (posts.length <= DRAWN_SINGLY) return [...posts];
  const areas = groupBy(
    posts.filter(({ danger }) => !danger),
    ({ place }) => place[by],
  );
  const gathered = [...areas.values()].flatMap((area) => {
    const at = middleOf(area);
    return [...groupBy(area, ({ place }) => place.kind).values()].flatMap((kind): PostMark[] => {
      const [first] = kind;
      if (!first) return [];
      return area.length === 1 ? [first] : [{ place: { ...first.place, at }, danger: false, count: kind.length }];
    });
  });
  return [...gathered, ...posts.filter(({ danger }) => danger)];
}

function middleOf(posts: readonly PostMark[]): LngLat {
  const mean = (axis: 0 | 1) => posts.reduce((sum, { place }) => sum + place.at[axis], 0) / posts.length;
  return [mean(0), mean(1)];
}
