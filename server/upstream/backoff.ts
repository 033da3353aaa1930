import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import type { StayAway } from "./get.ts";

interface Failure {
  stayAway: StayAway;
  /** In a row, this one included. */
  failures: number;
  everyMs: number;
  retryAfterMs: number | null;
}

const FAR_MS = 10 * MINUTE_MS;
const NEAR_MS = MINUTE_MS;
/** A longer Retry-After is no politeness but an error, and would blind us. */
const LONGEST_RETRY_AFTER_MS = HOUR_MS;

/**
 * feed.17: how long to leave a feed alone after a failure, ms. `random` is in [0, 1).
 * A refusal (403, 429, 5xx, HTML) is answered by doubling and at least that long; a bad line by doubling from half a rhythm
 * and at most that long, so that the first retry falls on the next beat.
 */
export function backoffMs({ stayAway, failures, everyMs, retryAfterMs }: Failure, random: number): number {
  const asked = Math.min(retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS);
  switch (stayAway) {
    case "far":
      return Math.max(Math.min(everyMs * 2 ** failures, FAR_MS) * (1 + 0.2 * random), asked);
    case "near":
      return Math.max(Math.min(everyMs * 2 ** (failures - 1), NEAR_MS) * (0.5 + 0.5 * random), asked);
    case "none":
      return asked;
  }
}
