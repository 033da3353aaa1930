import type { Clock } from "../clock.ts";

/** feed.16: BMKG allows 60 requests a minute and address; we count over all its hosts together. */
export interface Budget {
  /** Takes one request and answers 0, or takes none and answers how many ms until one is free. */
  take(): number;
}

export function createBudget({
  clock,
  requests,
  windowMs,
}: {
  clock: Clock;
  requests: number;
  windowMs: number;
}): Budget {
  let taken: number[] = [];
  return {
    take() {
      const now = clock.now();
      // A clock that was set back must not lock the budget for as long as it was wrong.
      taken = taken.filter((at) => at > now - windowMs && at <= now);
      const [oldest] = taken;
      if (oldest !== undefined && taken.length >= requests) return oldest + windowMs - now;
      taken.push(now);
      return 0;
    },
  };
}
