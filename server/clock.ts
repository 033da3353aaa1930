/** Where `now` comes from. A drill runs on another clock than the wall's. */
export interface Clock {
  /** The present, epoch ms: what is told and journaled. It may be set, forth and back. */
  now(): number;
  /** Clock ms since a beginning of its own. Nobody sets it: waits and ages are counted by it (clock.1). */
  steady(): number;
  /** Clock seconds per real second. */
  rate: number;
}

export const systemClock: Clock = { now: () => Date.now(), steady: () => performance.now(), rate: 1 };

/** A clock that stood at `startAt` when it was made and runs at `rate`. */
export function scenarioClock(startAt: number, rate: number): Clock {
  const clock = heldClock(startAt, rate);
  clock.begin();
  return clock;
}

/** A clock that stands at `startAt` until it begins, and runs at `rate` from then on. */
export function heldClock(startAt: number, rate: number): Clock & { begin(): void } {
  let beganAt: number | null = null;
  const steady = () => (beganAt === null ? 0 : (performance.now() - beganAt) * rate);
  return { now: () => Math.round(startAt + steady()), steady, rate, begin: () => void (beganAt ??= performance.now()) };
}

/** A moment that was kept by the steady clock, as the present tells it: as long ago as it truly is, whatever was set meanwhile. */
export function momentOf(clock: Clock, steadyMs: number): number {
  return Math.round(clock.now() - (clock.steady() - steadyMs));
}
