import { feedTrust, type FeedTrust } from "../bmkg/feedTrust.ts";
import { isClockOff, type ClockCheck, type JournalCheck, type Standing } from "../bmkg/standing.ts";
import { tierRank } from "../record/alert.ts";
import { current, type Hazard } from "../record/hazard.ts";
import type { World } from "../world/world.ts";

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

/** @param standing null while the server's own state is not known. @param now by the clock that told the standing, epoch ms */
export function calmOf(world: Pick<World, "hazard" | "alert">, standing: Standing | null, now: number): Calm {
  const doubts = doubtsOf(standing, now);
  const hazards = inForce(world, now);
  if (hazards.length > 0) return { state: "in-force", hazards, doubts };
  return isFree(doubts) ? { state: "calm" } : { state: "unknown", doubts };
}

export function doubtsOf(standing: Standing | null, now: number): Doubts {
  if (standing === null) return { trust: null, clock: null, journal: null };
  const { feeds, clock, journal } = standing;
  return {
    trust: feedTrust(feeds, now),
    clock: isClockOff(clock) ? clock : null,
    journal: journal.failingSince === null ? null : journal,
  };
}

export function isFree({ trust, clock, journal }: Doubts): boolean {
  return trust !== null && trust.trusted && clock === null && journal === null;
}

/** calm.2: what BMKG warns of now, and what we hold to be damaging; an *info* or a quake that was only felt is no warning. */
export function inForce({ hazard, alert }: Pick<World, "hazard" | "alert">, now: number): Hazard[] {
  return [...hazard.values()].filter((each) => {
    if (each.status !== "live") return false;
    const ours = alert.get(each.id);
    switch (each.kind) {
      case "weather":
        return !each.cancelled && each.endsAt > now;
      case "earthquake": {
        const { state } = current(each).tsunami;
        const isOpen = ours !== undefined && ours.endedAt === null;
        // A warning without an alert of ours can only be a fault of ours: in force all the same.
        if (state === "warning" || state === "potential") return isOpen || ours === undefined;
        return isOpen && tierRank(ours.tier) >= tierRank("merusak");
      }
    }
  });
}
