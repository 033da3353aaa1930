import { z } from "zod";
import { EpochMs, SECOND_MS } from "../time.ts";
import { FeedStatus } from "./feedHealth.ts";

/** How Sigap itself fares: what it hears, by which clock, and whether it can write it down. Told with every beat. */

/** Our clock against the `Date` of the hosts that we ask anyway. */
export const ClockCheck = z.object({
  /** Ours minus theirs, ms; null while too few hosts have been heard, or they contradict each other. */
  aheadMs: z.number().int().nullable(),
  /** How many hosts agree on it. */
  hosts: z.number().int().min(0),
});
export type ClockCheck = z.infer<typeof ClockCheck>;

export const JournalCheck = z.object({
  /** Since when nothing could be written down; null while it can. */
  failingSince: EpochMs.nullable(),
  /** In the store's own words; null while it can. */
  reason: z.string().nullable(),
  /** Readings that wait for it: read, and not yet written down. */
  unkept: z.number().int().min(0),
  /** Entries that a screen of ours was told and that stand there no more: lost by a disk, or by a database put back. */
  missing: z.number().int().min(0),
});
export type JournalCheck = z.infer<typeof JournalCheck>;

export const Standing = z.object({ feeds: z.array(FeedStatus), clock: ClockCheck, journal: JournalCheck });
export type Standing = z.infer<typeof Standing>;

/** How the server fared at one moment: `at`, of its own clock. How it was since is another question. */
export interface Report extends Standing {
  at: number;
}

/** Beyond this the clock is told as wrong: BMKG's hosts agree to the second, and a request takes a few. */
export const CLOCK_IS_OFF_MS = 30 * SECOND_MS;

export function isClockOff({ aheadMs }: ClockCheck): boolean {
  return aheadMs !== null && Math.abs(aheadMs) > CLOCK_IS_OFF_MS;
}
