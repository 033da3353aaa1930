import { z } from "zod";
import { HOUR_MS, MINUTE_MS, EpochMs } from "../time.ts";

/** The one zoom of its tiles, of 256 px: 4.9 km a pixel. */
export const HIMAWARI_ZOOM = 5;

/** What a wall is told of BMKG's satellite picture; its tiles lie at `/map/himawari/<at>/<column>/<row>.png`. */
export const HimawariNote = z.object({ at: EpochMs, fetchedAt: EpochMs });
export type HimawariNote = z.infer<typeof HimawariNote>;

const FETCHED_WITHIN_MS = 30 * MINUTE_MS;

/** Screens and server need not agree to the second. */
const AHEAD_MS = 5 * MINUTE_MS;

/**
 * map.11: clouds move: a picture is shown only while it was fetched in the last half hour and taken in the last hour. In a replay
 * today's sky lies in the future, and is not shown either.
 */
export function isHimawariFresh({ at, fetchedAt }: HimawariNote, now: number): boolean {
  const [fetchedMs, takenMs] = [now - fetchedAt, now - at];
  return fetchedMs > -AHEAD_MS && fetchedMs < FETCHED_WITHIN_MS && takenMs > -AHEAD_MS && takenMs < HOUR_MS;
}
