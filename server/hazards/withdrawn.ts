import type { QuakeBulletin } from "../../shared/record/bulletin.ts";
import { hasFlag, type HazardFlag } from "../../shared/record/flag.ts";
import { current, type Earthquake } from "../../shared/record/hazard.ts";
import type { MergeContext } from "./context.ts";

const WITHDRAWN: HazardFlag = "withdrawn";
/** quake.10: it was gone and came back, so an older list may lie behind it; only a list that tells of later quakes takes it back again. */
const RETURNED: HazardFlag = "to-and-fro";

/**
 * history.5: automatic solutions that BMKG took back: known from its list of automatic ones alone, younger than the oldest that is listed, and
 * listed no longer. Also those that are back in it. `quakes`: as they are after this body was heard.
 */
export function withdrawn(
  quakes: readonly Earthquake[],
  bulletins: readonly QuakeBulletin[],
  { feed, now }: Pick<MergeContext, "feed" | "now">,
): Earthquake[] {
  if (feed !== "inatews-live" || bulletins.length === 0) return [];
  const oldestAt = Math.min(...bulletins.map(({ originTime }) => originTime));
  const newestAt = Math.max(...bulletins.map(({ originTime }) => originTime));
  const listed = new Set(bulletins.map(({ bulletinId }) => bulletinId));
  return quakes.flatMap((quake): Earthquake[] => {
    const { statements, flags, status } = quake;
    if (status !== "live" || current(quake).originTime <= oldestAt) return [];
    const isListed = statements.some(({ bulletinId }) => bulletinId === null || listed.has(bulletinId));
    const isGone = !isListed && statements.every((statement) => statement.feed === feed);
    if (isGone === hasFlag(quake, WITHDRAWN)) return [];
    if (isGone && hasFlag(quake, RETURNED) && current(quake).originTime > newestAt) return [];
    const others = flags.filter((flag) => flag !== WITHDRAWN && flag !== RETURNED);
    return [{ ...quake, updatedAt: now, flags: [...others, isGone ? WITHDRAWN : RETURNED] }];
  });
}
