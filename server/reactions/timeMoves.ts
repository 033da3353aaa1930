import { SECOND_MS } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";

/** The present was set: what was seen from `fromAt` to `untilAt`, by the present of before, was seen `byMs` later than it says. */
export interface TimeMove {
  byMs: number;
  fromAt: number;
  untilAt: number;
}

/** When that was truly seen which is noted as seen at `at`; null where this move has nothing to do with it. */
export function trulySeenBy({ byMs, fromAt, untilAt }: TimeMove): (at: number) => number | null {
  return (at) => (at >= fromAt && at <= untilAt ? at + byMs : null);
}

/** A clock that is slewed strays by less between two looks. */
const SET_MS = 2 * SECOND_MS;

/** Asked now and then: how far the present parted from the steady clock since; null while they go together. */
export function watchTime(clock: Clock): () => TimeMove | null {
  let [fromMs, offsetMs] = [clock.steady(), clock.now() - clock.steady()];
  return () => {
    const isOffsetMs = clock.now() - clock.steady();
    const byMs = Math.round(isOffsetMs - offsetMs);
    if (Math.abs(byMs) < SET_MS) return null;
    const steadyMs = clock.steady();
    const move = { byMs, fromAt: Math.floor(offsetMs + fromMs), untilAt: Math.ceil(offsetMs + steadyMs) };
    [fromMs, offsetMs] = [steadyMs, isOffsetMs];
    return move;
  };
}
