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
});
export type FeedStatus = z.infer<typeof FeedStatus>;

/** `lost`: nobody has tried for three rhythms, so not even a failure is known. */
export type FeedHealth = "never-read" | "lost" | "unreachable" | "unreadable" | "quiet" | "current";

export function feedHealth(feed: FeedStatus, now: number): FeedHealth {
  const patienceMs = 3 * feed.everyMs + 10_000;
  if (feed.triedAt === null) return "never-read";
  if (feed.outcome === "unreachable" || feed.outcome === "unreadable") return feed.outcome;
  if (feed.readAt === null) return "never-read";
  if (now - feed.readAt > patienceMs) return "lost";
  if (feed.quietAfterMs !== null && (feed.newestAt === null || now - feed.newestAt > feed.quietAfterMs)) return "quiet";
  return "current";
}

/** True when what the feed last told can still be taken for the present. */
export function isTrusted(health: FeedHealth): boolean {
  return health === "current" || health === "quiet";
}
