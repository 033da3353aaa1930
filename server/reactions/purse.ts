import type { FeedId } from "../../shared/record/bulletin.ts";
import { DAY_MS, MINUTE_MS } from "../../shared/time.ts";
import { RANKS, type Rank } from "../hazards/swings/rank.ts";

/**
 * feed.29: what each feed may have written, in letters of the journal, by rank: so many at once, and as many in a day. Ours, of what was ever needed:
 * on the busiest day of 2008–2023 (297 quakes, 25 in an hour), each revised twice, 2 million letters; of another the 45 of M ≥ 5, 1 million;
 * one great quake in a dozen versions, 1 million.
 */
export const ROOM: Record<Rank, number> = { light: 1.5e6, grave: 2e6, gravest: 4e6 };

/** So long after a feed had to be left unheard it is told: what it has taken away since was never heard. */
const TOLD_FOR_MS = 30 * MINUTE_MS;

export interface Purse {
  /** Whether the feed may have one thing more of this rank written. */
  hasRoom(feed: FeedId, rank: Rank): boolean;
  spend(feed: FeedId, rank: Rank, letters: number): void;
  /** After each turn: how much was left unheard for want of room. Returns what is to be told of it, now. */
  left(feed: FeedId, unheard: number): number;
}

/** @param steadyMs a clock that nobody sets (clock.1) */
export function createPurse(steadyMs: () => number, room = ROOM): Purse {
  const spent = new Map<FeedId, Record<Rank, number>>();
  const lookedAt = new Map<FeedId, number>();
  const unheardOf = new Map<FeedId, { count: number; at: number }>();

  function spentBy(feed: FeedId): Record<Rank, number> {
    const now = steadyMs();
    const days = (now - (lookedAt.get(feed) ?? now)) / DAY_MS;
    const by = spent.get(feed) ?? { light: 0, grave: 0, gravest: 0 };
    for (const rank of RANKS) by[rank] = Math.max(0, by[rank] - room[rank] * days);
    spent.set(feed, by);
    lookedAt.set(feed, now);
    return by;
  }

  return {
    hasRoom: (feed, rank) => spentBy(feed)[rank] < room[rank],
    spend: (feed, rank, letters) => void (spentBy(feed)[rank] += letters),
    left(feed, unheard) {
      if (unheard > 0) unheardOf.set(feed, { count: unheard, at: steadyMs() });
      const last = unheardOf.get(feed);
      return last && steadyMs() - last.at < TOLD_FOR_MS ? last.count : 0;
    },
  };
}
