import { feedTrust, tellsOf, type FeedTrust } from "../bmkg/feedTrust.ts";
import type { Subject } from "../bmkg/feeds.ts";
import { isClockOff, type ClockCheck, type JournalCheck, type Report } from "../bmkg/standing.ts";
import type { Hazard } from "../record/hazard.ts";
import type { World } from "../world/world.ts";
import { hasBeenHeard, type Heard } from "./heard.ts";
import { inForce } from "./inForce.ts";

/** Of what it is asked whether a warning is in force. */
export type About = "all" | "weather";

const TELL: Record<About, readonly Subject[]> = { all: ["quake", "tsunami", "weather"], weather: ["weather"] };

/**
 * calm.5: that no warning is in force, and that we can know it. Only this file can make one (a class for its `#`: no object literal passes
 * for it), and the words that say so (noWarning.ts) ask for one.
 */
class Proof<A extends About> {
  readonly state = "calm";
  readonly about: A;
  /** When it was true, epoch ms: nothing is said of a later moment. */
  readonly at: number;
  #made = true;
  constructor(about: A, at: number) {
    this.about = about;
    this.at = at;
  }
}
export type MayBeCalm<A extends About = "all"> = Proof<A>;

/**
 * The one place where it is decided whether *tidak ada peringatan* may be said: calm.1. Wall, desk, public page and API all ask here.
 * `unknown` is not calm: nothing may be in force, but we could not know.
 */
export type Calm<A extends About = "all"> =
  MayBeCalm<A> | { state: "in-force"; hazards: Hazard[]; doubts: Doubts } | { state: "unknown"; doubts: Doubts };

/** What keeps us from knowing; each is null (or trusted) where it does not. */
export interface Doubts {
  /** Null when the standing itself is not known: nothing was heard from the server yet, or no longer. */
  trust: FeedTrust | null;
  clock: ClockCheck | null;
  journal: JournalCheck | null;
  heard: Heard | null;
}

/** What whoever asks knows, and from whom. */
export interface Known {
  world: Pick<World, "hazard" | "alert">;
  /** Null while the server's own state is not known. */
  report: Report | null;
  /** Of the server, epoch ms. */
  now: number;
  heard: Heard;
}

export function calmOf(known: Known): Calm;
export function calmOf<A extends About>(known: Known, about: A): Calm<A>;
export function calmOf({ world, report, now, heard }: Known, about: About = "all"): Calm<About> {
  const doubts = doubtsOf({ report, heard }, about);
  const hazards = inForce(world, now).filter(({ kind }) => about === "all" || kind === about);
  if (hazards.length > 0) return { state: "in-force", hazards, doubts };
  return isFree(doubts) ? new Proof(about, now) : { state: "unknown", doubts };
}

export function doubtsOf({ report, heard }: Pick<Known, "report" | "heard">, about: About = "all"): Doubts {
  const silent = hasBeenHeard(heard) ? null : heard;
  if (report === null) return { trust: null, clock: null, journal: null, heard: silent };
  const { feeds, clock, journal, at } = report;
  return {
    trust: trustIn(feeds, at, TELL[about]),
    clock: isClockOff(clock) ? clock : null,
    // A reading that waits may be of a warning, also when the journal has just come back.
    // What is missing may have been one too.
    journal: journal.failingSince === null && journal.unkept === 0 && journal.missing === 0 ? null : journal,
    heard: silent,
  };
}

/** Of what no feed tells nothing is known, however well the others are. */
function trustIn(feeds: Report["feeds"], at: number, subjects: readonly Subject[]): FeedTrust {
  const trust = feedTrust(
    feeds.filter(({ id }) => tellsOf(id, ...subjects)),
    at,
  );
  return { ...trust, trusted: trust.trusted && subjects.every((one) => feeds.some(({ id }) => tellsOf(id, one))) };
}

/** Null when there is nothing to doubt. */
export function doubtsIn(calm: Calm<About>): Doubts | null {
  return calm.state === "calm" || isFree(calm.doubts) ? null : calm.doubts;
}

function isFree({ trust, clock, journal, heard }: Doubts): boolean {
  return trust !== null && trust.trusted && clock === null && journal === null && heard === null;
}
