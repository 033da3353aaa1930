import { z } from "zod";
import { FeedId } from "../record/bulletin.ts";
import { EpochMs } from "../time.ts";

/** words.5: two clocks for each feed: when we last read it, and how new its newest item is. */

export const FeedStatus = z.object({
  id: FeedId,
  /** For the lamp: `Gempa`, `M ≥ 5`, `Dirasakan`, `Tsunami`, `Cuaca`, … */
  title: z.string(),
  everyMs: z.number().int(),
  /** A gap in its items that its calendar does not explain; null when silence is normal. */
  quietAfterMs: z.number().int().nullable(),
  triedAt: EpochMs.nullable(),
  /** Last time a body was read or was unchanged. */
  readAt: EpochMs.nullable(),
  newestAt: EpochMs.nullable(),
  outcome: z.enum(["never", "read", "unchanged", "unreachable", "unreadable"]),
  reason: z.string().nullable(),
  /** Start of the present run of failures. */
  failingSince: EpochMs.nullable(),
  failures: z.number().int(),
  /** Things in the last body that were skipped or not understood. */
  notes: z.array(z.string()),
  /** Documents that its index names and that could not be read yet, whatever the reason. */
  owed: z.number().int().min(0),
});
export type FeedStatus = z.infer<typeof FeedStatus>;

/**
 * `lost`: nobody has tried for three rhythms, so not even a failure is known, or the reading lies in the future, which it cannot.
 * `owing`: its index was read, but not every document that it names.
 */
export type FeedHealth = "never-read" | "lost" | "unreachable" | "unreadable" | "owing" | "quiet" | "current";

/** Clocks of two machines may differ by so much before a reading in the future is no reading. */
const AHEAD_MS = 10_000;

export function feedHealth(feed: FeedStatus, now: number): FeedHealth {
  const patienceMs = 3 * feed.everyMs + 10_000;
  if (feed.triedAt === null) return "never-read";
  if (feed.outcome === "unreachable" || feed.outcome === "unreadable") return feed.outcome;
  if (feed.readAt === null) return "never-read";
  if (now - feed.readAt > patienceMs || feed.readAt - now > AHEAD_MS) return "lost";
  if (feed.owed > 0) return "owing";
  if (feed.quietAfterMs !== null && (feed.newestAt === null || now - feed.newestAt > feed.quietAfterMs)) return "quiet";
  return "current";
}

/** True when what the feed last told can still be taken for the present. */
export function isTrusted(health: FeedHealth): boolean {
  return health === "current" || health === "quiet";
}
