import type { Bulletin, FeedId } from "../../shared/record/bulletin.ts";
import type { Exposure } from "../../shared/ground/exposure.ts";
import { current, type Hazard } from "../../shared/record/hazard.ts";
import type { Change, Deed, World } from "../../shared/world/world.ts";
import type { FeedReader } from "../upstream/reader.ts";
import type { AreaNames } from "../hazards/areaCheck.ts";
import type { CodedAreas } from "../hazards/codedAreas.ts";
import { merge } from "../hazards/merge.ts";
import type { Store } from "../store/store.ts";
import { consequences } from "./consequences.ts";

/** What one turn of one feed came to, whether or not the journal has it yet. */
export interface Heard {
  feed: FeedId;
  at: number;
  /** Nobody but our own clock told `at`. */
  timeUnsure: boolean;
  outcome: Awaited<ReturnType<FeedReader["turn"]>>;
  /** To hear the same again at the next turn. */
  forget(): void;
}

export interface KeepParts {
  store: Store;
  areaNames: AreaNames;
  codedAreas?: CodedAreas;
  /** Our places and the people, indexed; rebuilt when the registry changes. */
  exposure(world: World): Exposure;
}

/** Into the journal, with all that follows from it. */
export async function keep(
  { feed, at, timeUnsure, outcome }: Heard,
  { store, areaNames, codedAreas, exposure }: KeepParts,
): Promise<void> {
  await store.commit((world): Deed | null => {
    const bulletins = outcome.outcome === "read" ? outcome.reading.bulletins : [];
    const firstRead = (world.feed.get(feed)?.firstReadAt ?? null) === null;
    const hazards = merge(world.hazard, bulletins, { feed, now: at, firstRead, timeUnsure, areaNames, codedAreas });
    const changes = [
      ...feedChange(world, feed, outcome, at),
      ...hazards.flatMap((hazard) =>
        consequences(hazard, { world, together: hazards, exposure: exposure(world), now: at }),
      ),
    ];
    return changes.length === 0 ? null : { at, by: `feed:${feed}`, why: whyOf(outcome, hazards), changes };
  });
}

function feedChange(world: World, feed: FeedId, outcome: Heard["outcome"], at: number): Change[] {
  const known = world.feed.get(feed);
  const isRead = outcome.outcome === "read" || outcome.outcome === "unchanged";
  const now = isRead ? "read" : outcome.outcome;
  if (known && known.outcome === now && (known.firstReadAt !== null || !isRead)) return [];
  const reason = "reason" in outcome ? outcome.reason.slice(0, 300) : null;
  const firstReadAt = known?.firstReadAt ?? (isRead ? at : null);
  return [{ op: "put", record: { type: "feed", id: feed, outcome: now, reason, since: at, firstReadAt } }];
}

function whyOf(
  outcome: { outcome: string; reason?: string; reading?: { bulletins: Bulletin[] } },
  hazards: readonly Hazard[],
): string {
  if (hazards.length === 0) return outcome.reason ?? outcome.outcome;
  return hazards.map((hazard) => `${hazard.id} v${current(hazard).n}`).join(", ");
}
