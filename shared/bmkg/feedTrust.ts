import type { FeedId } from "../record/bulletin.ts";
import { feedHealth, isTrusted, type FeedHealth, type FeedStatus } from "./feedHealth.ts";
import { FEEDS, type Subject } from "./feeds.ts";

/** wall.9, public.9: what the feeds' state lets us say, on every screen alike: "no event" is said only by feeds that can be trusted. */

export interface DistrustedFeed {
  id: FeedId;
  title: string;
  health: FeedHealth;
  /** Last moment at which it was still well; null when it was never read. */
  since: number | null;
  /** How many documents its index names that were not read; only where that alone is what is wrong. */
  owed?: number;
}

export interface FeedTrust {
  trusted: boolean;
  /** No feed that suffices for quakes can be trusted; likewise for tsunamis. */
  blindTo: { quakes: boolean; tsunamis: boolean };
  distrusted: DistrustedFeed[];
}

export function feedTrust(feeds: readonly FeedStatus[], now: number): FeedTrust {
  const distrusted = feeds
    .map((feed) => distrustedFeed(feed, feedHealth(feed, now)))
    .filter(({ health }) => !isTrusted(health));
  const names = new Set(distrusted.map(({ id }) => id));
  const blindTo = (subject: Subject) => !feeds.some(({ id }) => FEEDS[id].suffices.includes(subject) && !names.has(id));
  return {
    trusted: feeds.length > 0 && distrusted.length === 0,
    blindTo: { quakes: blindTo("quake"), tsunamis: blindTo("tsunami") },
    distrusted,
  };
}

function distrustedFeed(feed: FeedStatus, health: FeedHealth): DistrustedFeed {
  const { id, title, owed } = feed;
  return { id, title, health, since: wellUntil(feed), ...(health === "owing" && { owed }) };
}

/** True when the feed tells of at least one of these. */
export function tellsOf(id: FeedId, ...subjects: Subject[]): boolean {
  return FEEDS[id].tells.some((subject) => subjects.includes(subject));
}

/** The last moment at which the feed, which can't be trusted now, was still well; null when it was never read. */
export function wellUntil({ readAt, failingSince }: FeedStatus): number | null {
  return readAt === null ? null : (failingSince ?? readAt);
}
