import { feedHealth, isTrusted, type FeedHealth, type FeedStatus } from "../../shared/bmkg/feedHealth.ts";
import type { FeedId } from "../../shared/record/bulletin.ts";

/** What the feeds' state lets us say: "no event" is said only by feeds that can be trusted. */

const QUAKE_FEEDS: readonly FeedId[] = ["autogempa", "gempaterkini", "gempadirasakan"];
const TSUNAMI_FEEDS: readonly FeedId[] = ["inatews-datagempa", "inatews-tsunami"];

export interface DistrustedFeed {
  id: FeedId;
  title: string;
  health: FeedHealth;
  /** Since when nothing of it can be relied on; null when it was never read. */
  since: number | null;
}

export interface FeedTrust {
  trusted: boolean;
  /** No feed that tells of quakes can be trusted; likewise of tsunamis. */
  blindTo: { quakes: boolean; tsunamis: boolean };
  distrusted: DistrustedFeed[];
}

export function feedTrust(feeds: readonly FeedStatus[], now: number): FeedTrust {
  const trusted = new Set(feeds.filter((feed) => isTrusted(feedHealth(feed, now))).map((feed) => feed.id));
  const distrusted = feeds
    .filter((feed) => !trusted.has(feed.id))
    .map((feed) => ({
      id: feed.id,
      title: feed.title,
      health: feedHealth(feed, now),
      since: feed.failingSince ?? feed.readAt,
    }));
  const blind = (ids: readonly FeedId[]) => !ids.some((id) => trusted.has(id));
  return {
    trusted: feeds.length > 0 && distrusted.length === 0,
    blindTo: { quakes: blind(QUAKE_FEEDS), tsunamis: blind(TSUNAMI_FEEDS) },
    distrusted,
  };
}
