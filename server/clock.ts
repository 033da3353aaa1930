/** Where `now` comes from. A drill runs on another clock than the wall's. */
export interface Clock {
  now(): number;
  /** Clock seconds per real second. */
  rate: number;
}

export const systemClock: Clock = { now: () => Date.now(), rate: 1 };

/** A clock that stood at `startAt` when it was made and runs at `rate`. */
export function scenarioClock(startAt: number, rate: number): Clock {
  const madeAt = performance.now();
  return { now: () => Math.round(startAt + (performance.now() - madeAt) * rate), rate };
}
