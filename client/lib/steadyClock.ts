import { SECOND_MS } from "../../shared/time.ts";
import { HEARD_WITHIN_S } from "../../shared/calm/heard.ts";

/** How the server's time is carried on between two messages. Pure: the steady (monotonic) time is passed in. */

/** Two readings closer than this (server ms at rate 1) are one time that took two paths: the running one is kept, so seconds don't jitter. */
const JITTER_MS = 250;

export interface TimeHeard {
  /** Server time that was `steadyMs` on this screen's monotonic clock. */
  readonly serverAt: number;
  readonly steadyMs: number;
  /** Server ms per real ms. */
  readonly rate: number;
  /** Monotonic time of the last message of any kind, and the server's time then. */
  readonly lastSteadyMs: number;
  readonly lastServerAt: number;
}

export function hearTime(
  previous: TimeHeard | null,
  told: { serverAt: number; rate: number },
  steadyMs: number,
): TimeHeard {
  const last = { lastSteadyMs: steadyMs, lastServerAt: told.serverAt };
  if (previous && previous.rate === told.rate) {
    const running = previous.serverAt + (steadyMs - previous.steadyMs) * previous.rate;
    if (Math.abs(running - told.serverAt) < JITTER_MS * told.rate)
      return { ...previous, ...last, lastServerAt: running };
  }
  return { serverAt: told.serverAt, steadyMs, rate: told.rate, ...last };
}

/** Server time now; the time of the last word once the clock has stopped; null before the first word. */
export function serverTime(heard: TimeHeard | null, steadyMs: number): number | null {
  if (!heard) return null;
  if (isStopped(heard, steadyMs)) return heard.lastServerAt;
  return heard.serverAt + (steadyMs - heard.steadyMs) * heard.rate;
}

export function isStopped(heard: TimeHeard | null, steadyMs: number): boolean {
  return heard !== null && steadyMs - heard.lastSteadyMs >= HEARD_WITHIN_S * SECOND_MS;
}

/** Real ms until the server's second (or, in a fast drill, the real one) turns next. */
export function untilNextTick(heard: TimeHeard | null, steadyMs: number): number {
  if (!heard || isStopped(heard, steadyMs)) return 1000;
  const server = heard.serverAt + (steadyMs - heard.steadyMs) * heard.rate;
  const toSecond = (1000 - (server % 1000)) / heard.rate;
  return heard.rate > 1 ? 1000 : Math.min(1000 / heard.rate, toSecond + 5);
}
