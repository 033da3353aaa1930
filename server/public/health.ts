import { feedHealth, type FeedStatus } from "../../shared/bmkg/feedHealth.ts";
import type { Hello } from "../../shared/wire/protocol.ts";
import type { Store } from "../store/store.ts";
import { feedTrust } from "../../shared/bmkg/feedTrust.ts";
import { isoJson } from "./publicView.ts";

export interface HealthParts {
  store: Store;
  feeds: () => FeedStatus[];
  drill: Hello["drill"];
}

/** `ok` only when every feed can be trusted; 503 when the store itself doesn't answer. Times are ISO 8601. */
export function healthReport(parts: HealthParts, now: number): { status: 200 | 503; json: string } {
  try {
    const feeds = parts.feeds();
    const { epoch, seq } = parts.store.mark;
    const report = {
      status: feedTrust(feeds, now).trusted ? "ok" : "degraded",
      at: new Date(now).toISOString(),
      epoch,
      seq,
      leader: parts.store.isLeader(),
      drill: parts.drill,
      feeds: feeds.map((feed) => ({
        id: feed.id,
        title: feed.title,
        health: feedHealth(feed, now),
        readAt: feed.readAt,
        newestAt: feed.newestAt,
        failingSince: feed.failingSince,
        reason: feed.reason,
      })),
    };
    return { status: 200, json: isoJson(report) };
  } catch {
    return {
      status: 503,
      json: isoJson({ status: "down", at: new Date(now).toISOString(), reason: "The store does not answer." }),
    };
  }
}
