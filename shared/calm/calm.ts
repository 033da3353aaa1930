import { feedTrust, type FeedTrust } from "../bmkg/feedTrust.ts";
import { isClockOff, type ClockCheck, type JournalCheck, type Report } from "../bmkg/standing.ts";
import type { Hazard } from "../record/hazard.ts";
import type { World } from "../world/world.ts";
import { inForce } from "./inForce.ts";

/**
 * The one place where it is decided whether *tidak ada peringatan* may be said: calm.1. Wall, desk, public page and API all ask here.
 * `unknown` is not calm: nothing may be in force, but we could not know.
 */
export type Calm =
  { state: "calm" } | { state: "in-force"; hazards: Hazard[]; doubts: Doubts } | { state: "unknown"; doubts: Doubts };

/** What keeps us from knowing; each is null (or trusted) where it does not. */
export interface Doubts {
  /** Null when the standing itself is not known: nothing was heard from the server yet, or no longer. */
  trust: FeedTrust | null;
  clock: ClockCheck | null;
  journal: JournalCheck | null;
}

/** @param report null while the server's own state is not known. @param now of the server, epoch ms */
export function calmOf(world: Pick<World, "hazard" | "alert">, report: Report | null, now: number): Calm {
  const doubts = doubtsOf(report);
  const hazards = inForce(world, now);
  if (hazards.length > 0) return { state: "in-force", hazards, doubts };
  return isFree(doubts) ? { state: "calm" } : { state: "unknown", doubts };
}

export function doubtsOf(report: Report | null): Doubts {
  if (report === null) return { trust: null, clock: null, journal: null };
  const { feeds, clock, journal, at } = report;
  return {
    trust: feedTrust(feeds, at),
    clock: isClockOff(clock) ? clock : null,
    // A reading that waits may be of a warning, also when the journal has just come back.
    // What is missing may have been one too.
    journal: journal.failingSince === null && journal.unkept === 0 && journal.missing === 0 ? null : journal,
  };
}

/** Null when there is nothing to doubt. */
export function doubtsIn(calm: Calm): Doubts | null {
  return calm.state === "calm" || isFree(calm.doubts) ? null : calm.doubts;
}

function isFree({ trust, clock, journal }: Doubts): boolean {
  return trust !== null && trust.trusted && clock === null && journal === null;
}
