import { feedHealth } from "../../../shared/bmkg/feedHealth.ts";
import type { Standing } from "../../../shared/bmkg/standing.ts";
import { calmOf, doubtsIn } from "../../../shared/calm/calm.ts";
import { AT_THE_SOURCE } from "../../../shared/calm/heard.ts";
import { SECOND_MS } from "../../../shared/time.ts";
import type { Hello } from "../../../shared/wire/protocol.ts";
import { reasonOf, type Log } from "../../log.ts";
import type { Store } from "../../store/store.ts";
import { isoJson } from "./isoJson.ts";
import { publicCalm } from "../publicView.ts";

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

/** A journal that takes nothing for so long is no moment's trouble. */
const JOURNAL_DOWN_AFTER_MS = 10 * SECOND_MS;

/**
 * public.16: `ok` only when there is nothing to doubt; 503 when the store itself doesn't answer, and then the log says why, once until it
 * answers again, or when it takes nothing. Times are ISO 8601.
 */
export function createHealth(parts: HealthParts): (now: number) => Health {
  const { log } = parts;
  let down = false;
  return (now) => {
    try {
      const report = reportOf(parts, now);
      const json = isoJson(report);
      if (down) log("info", "health: the store answers again");
      down = false;
      return { status: report.status === "down" ? 503 : 200, json };
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
  const calm = calmOf({ world: store.world, report: { ...told, at: now }, now, heard: AT_THE_SOURCE });
  const { failingSince } = told.journal;
  const isDown = failingSince !== null && now - failingSince > JOURNAL_DOWN_AFTER_MS;
  const { epoch, seq } = store.mark;
  return {
    status: isDown ? "down" : doubtsIn(calm) === null ? "ok" : "degraded",
    at: new Date(now).toISOString(),
    epoch,
    seq,
    leader: store.isLeader(),
    drill,
    clock: told.clock,
    ...publicCalm(calm),
    feeds: told.feeds.map((feed) => ({
      id: feed.id,
      title: feed.title,
      health: feedHealth(feed, now),
      readAt: feed.readAt,
      newestAt: feed.newestAt,
      owed: feed.owed,
      failingSince: feed.failingSince,
      reason: feed.reason,
    })),
  };
}
