import { setImmediate as nextTurnOfTheLoop } from "node:timers/promises";
import type { Bulletin, FeedId } from "../../shared/record/bulletin.ts";
import type { Exposure } from "../../shared/ground/exposure.ts";
import { current, type Hazard } from "../../shared/record/hazard.ts";
import type { Change, Deed, World } from "../../shared/world/world.ts";
import type { FeedReader } from "../upstream/reader.ts";
import type { AreaNames } from "../hazards/areaCheck.ts";
import type { CodedAreas } from "../hazards/codedAreas.ts";
import type { Rank } from "../hazards/swings/rank.ts";
import type { Store } from "../store/store.ts";
import { consequences } from "./consequences.ts";
import { BEGINNING, nextPortion, rankOf, type Portion, type Progress } from "./portion.ts";
import type { Purse } from "./purse.ts";
import { withIncidents } from "./withIncidents.ts";

/** What one turn of one feed came to, whether or not the journal has it yet. */
export interface Heard {
  feed: FeedId;
  at: number;
  /** Nobody but our own clock told `at`. */
  timeUnsure: boolean;
  outcome: Awaited<ReturnType<FeedReader["turn"]>>;
  /** To hear the same again at the next turn. */
  forget(): void;
  /** To be told: so much of what it says could not be taken. */
  leave(unheard: number): void;
}

export interface KeepParts {
  store: Store;
  areaNames: AreaNames;
  codedAreas?: CodedAreas;
  purse: Purse;
  /** Our places and the people, indexed; rebuilt when the registry changes. */
  exposure(world: World): Exposure;
}

/** Into the journal, with all that follows from it, in portions (feed.28). What there is no room for is heard again (feed.29). */
export async function keep(heard: Heard, parts: KeepParts): Promise<void> {
  const { feed, outcome, forget, leave } = heard;
  const bulletins = outcome.outcome === "read" ? outcome.reading.bulletins : [];
  const firstRead = (parts.store.world.feed.get(feed)?.firstReadAt ?? null) === null;
  let unheard = 0;
  for (let progress: Progress | null = BEGINNING; progress !== null;) {
    if (progress !== BEGINNING) await nextTurnOfTheLoop();
    const portion = await keepPortion({ bulletins, progress, firstRead }, heard, parts);
    unheard += portion.unheard;
    progress = portion.next;
  }
  if (unheard > 0) forget();
  leave(parts.purse.left(feed, unheard));
}

interface Part {
  bulletins: readonly Bulletin[];
  progress: Progress;
  firstRead: boolean;
}

async function keepPortion(
  { bulletins, progress, firstRead }: Part,
  { feed, at, timeUnsure, outcome }: Heard,
  { store, areaNames, codedAreas, exposure, purse }: KeepParts,
): Promise<Portion> {
  let portion: Portion = { hazards: [], unheard: 0, next: null };
  let cost: { rank: Rank; letters: number }[] = [];
  const entry = await store.commit((world): Deed | null => {
    const context = { feed, now: at, firstRead, timeUnsure, areaNames, codedAreas };
    portion = nextPortion({ world, bulletins, progress }, context, purse);
    const { hazards, next } = portion;
    const followed = hazards.map((hazard) =>
      consequences(hazard, { world, together: hazards, exposure: exposure(world), now: at }),
    );
    cost = followed.map((changes, i) => ({
      rank: rankOf(hazards[i] as Hazard),
      letters: JSON.stringify(changes).length,
    }));
    // At the end: whoever starts again between two portions still reads for the first time (history.1).
    const changes = [...(next === null ? feedChange(world, feed, outcome, at) : []), ...followed.flat()];
    if (changes.length === 0) return null;
    return { at, by: `feed:${feed}`, why: whyOf(outcome, hazards), changes: withIncidents(world, changes, at) };
  });
  if (entry) for (const { rank, letters } of cost) purse.spend(feed, rank, letters);
  return portion;
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
