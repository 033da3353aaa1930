import type { Clock } from "../../server/clock.ts";

/** A clock that stands still until it is set. */
export function manualClock(startAt: number): Clock & { set(at: number): void } {
  let now = startAt;
  return { rate: 1, now: () => now, steady: () => now, set: (at) => (now = at) };
}
