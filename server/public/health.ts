import { feedHealth } from "../../shared/bmkg/feedHealth.ts";
import { doubtsOf, isFree } from "../../shared/calm/calm.ts";
import type { Standing } from "../../shared/bmkg/standing.ts";
import type { Hello } from "../../shared/wire/protocol.ts";
import { reasonOf, type Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { isoJson } from "./isoJson.ts";

interface HealthParts {
  store: Store;
  standing: () => Standing;
  drill: Hello["drill"];
  log: Log;
}

interface Health {
  status: 200 | 503;
  json: string;
}

/**
 * public.16: `ok` only when every feed can be trusted, our clock agrees with BMKG's hosts and the journal can be written; 503 when the store itself doesn't answer, and then the log says why, once until it
 * answers again. Times are ISO 8601.
 */
export function createHealth(parts: HealthParts): (now: number) => Health {
  const { log } = parts;
  let down = false;
  return (now) => {
    try {
      const json = isoJson(reportOf(parts, now));
      if (down) log("info", "health: the store answers again");
      down = false;
      return { status: 200, json };
    } catch (error) {
      if (!down) log("error", "health: down", { reason: reasonOf(error) });
      down = true;
      const report = { status: "down", at: new Date(now).toISOString(), reason: "The store does not answer." };
      return { status: 503, json: isoJson(report) };
    }
  };
}

function reportOf({ store, standing, drill }: HealthParts, now: number) {
  const told = standing();
  const { epoch, seq } = store.mark;
  return {
    status: isFree(doubtsOf(told, now)) ? "ok" : "degraded",
    at: new Date(now).toISOString(),
    epoch,
    seq,
    leader: store.isLeader(),
    drill,
    clock: told.clock,
    feeds: told.feeds.map((feed) => ({
      id: feed.id,
      title: feed.title,
      health: feedHealth(feed, now),
      readAt: feed.readAt,
      newestAt: feed.newestAt,
      failingSince: feed.failingSince,
      owed: feed.owed,
      reason: feed.reason,
    })),
  };
}
