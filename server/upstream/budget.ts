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
  clock: Pick<Clock, "steady">;
  requests: number;
  windowMs: number;
}): Budget {
  let taken: number[] = [];
  return {
    take() {
      const steadyMs = clock.steady();
      taken = taken.filter((at) => at > steadyMs - windowMs);
      const [oldest] = taken;
      if (oldest !== undefined && taken.length >= requests) return oldest + windowMs - steadyMs;
      taken.push(steadyMs);
      return 0;
    },
  };
}
