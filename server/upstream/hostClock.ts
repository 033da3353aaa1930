import { CLOCK_IS_OFF_MS, type ClockCheck } from "../../shared/bmkg/standing.ts";
import { DAY_MS, SECOND_MS } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";

/** What the head of one answer says of the present. */
export interface TimeTold {
  /** Its `Date`, epoch ms: whole seconds. */
  at: number;
  /** When it was asked for and when it came, by the steady clock. */
  askedMs: number;
  cameMs: number;
}

/** clock.4: the present by the hosts that are asked anyway, and how far our own clock is from it. */
export interface HostClock {
  /** The believed present: our own, or the hosts' where ours is off. */
  clock: Clock;
  check(): ClockCheck;
  hear(host: string, told: TimeTold): void;
  /** Resolves once enough hosts agree for the first time. */
  known: Promise<void>;
  /** clock.5: what the node that reads the feeds believes, for one that hears no host itself; null when it doesn't know. */
  follow(present: Present | null): void;
}

interface Present {
  at: number;
  /** How many hosts agree on it. */
  hosts: number;
}

/** From the steady clock to the epoch. */
interface Offset {
  offsetMs: number;
  hosts: number;
}

const AGREE_MS = 10 * SECOND_MS;
/** What took longer says too little of when it was said. */
const VAGUE_MS = 10 * SECOND_MS;
/** A steady clock strays by some seconds a day. */
const KEPT_MS = DAY_MS;
/** Whole seconds and the way make an offset jitter; the present must not jitter with it. */
const JITTER_MS = 2 * SECOND_MS;

export function createHostClock(own: Clock): HostClock {
  const heard = new Map<string, { offsetMs: number; heardMs: number }>();
  let tellKnown: () => void = () => undefined;
  const known = new Promise<void>((resolve) => (tellKnown = resolve));
  let agreed: Offset | null = null;
  let followed: Offset | null = null;

  const keep = (before: Offset | null, found: Offset | null): Offset | null =>
    before && found && Math.abs(found.offsetMs - before.offsetMs) <= JITTER_MS
      ? { ...before, hosts: found.hosts }
      : found;

  /** The hosts' present; null while too few are heard, or they contradict each other. */
  const theirs = (): { at: number; hosts: number } | null => {
    const offset = agreed ?? followed;
    return offset && { at: Math.round(own.steady() + offset.offsetMs), hosts: offset.hosts };
  };

  return {
    clock: {
      now() {
        const [ours, told] = [own.now(), theirs()];
        return told && Math.abs(ours - told.at) > CLOCK_IS_OFF_MS ? told.at : ours;
      },
      steady: () => own.steady(),
      rate: own.rate,
    },
    check() {
      const told = theirs();
      return told === null ? { aheadMs: null, hosts: 0 } : { aheadMs: own.now() - told.at, hosts: told.hosts };
    },
    hear(host, { at, askedMs, cameMs }) {
      if (cameMs - askedMs > VAGUE_MS) return;
      // `Date` is cut to the second, so in the middle it was half a second later.
      const offsetMs = at + SECOND_MS / 2 - (askedMs + cameMs) / 2;
      heard.set(host, { offsetMs, heardMs: cameMs });
      const fresh = [...heard.values()].filter(({ heardMs }) => cameMs - heardMs <= KEPT_MS);
      agreed = keep(agreed, consensus(fresh.map((each) => each.offsetMs)));
      if (agreed) tellKnown();
    },
    known,
    follow(present) {
      const found = present && { offsetMs: present.at - own.steady(), hosts: present.hosts };
      followed = keep(followed, found);
    },
  };
}

/** The middle of the most that lie within `AGREE_MS` of each other; null for fewer than two. */
function consensus(offsets: readonly number[]): Offset | null {
  const sorted = [...offsets].sort((a, b) => a - b);
  const groups = sorted.map((least) => sorted.filter((offset) => offset >= least && offset - least <= AGREE_MS));
  const [agreeing = []] = groups.sort((a, b) => b.length - a.length);
  const [least, most] = [agreeing[Math.floor((agreeing.length - 1) / 2)], agreeing[Math.floor(agreeing.length / 2)]];
  if (least === undefined || most === undefined || agreeing.length < 2) return null;
  return { offsetMs: (least + most) / 2, hosts: agreeing.length };
}
