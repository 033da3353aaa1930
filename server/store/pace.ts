import { setImmediate } from "node:timers/promises";

/** When work is done: in turn, soon again, now and then, and with breaths in between. */

/** Runs what it is given one after another, in the order given. */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** Each call's work begins after the call, never twice at once; calls that wait share one run. */
export function soonAgain(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let waiting: Promise<void> | null = null;
  const run = () => {
    running = work().finally(() => (running = null));
    return running;
  };
  return () => {
    if (!running) return run();
    waiting ??= running
      .catch(() => undefined)
      .then(() => {
        waiting = null;
        return run();
      });
    return waiting;
  };
}

/** Runs `work`, which never rejects, again and again, `everyMs` after it ended. Returns the way to stop. */
export function every(everyMs: number, work: () => Promise<void>): () => void {
  let stopped = false;
  let timer = setTimeout(again, everyMs);
  function again() {
    void work().then(() => {
      if (!stopped) timer = setTimeout(again, everyMs);
    });
  }
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** Waits longer after each failure, up to a second, never twice the same. */
export function pause(failures: number): Promise<void> {
  const ms = Math.min(1000, 25 * 2 ** failures) * (0.5 + Math.random());
  return new Promise((resolve) => void setTimeout(resolve, ms));
}

const BREATH_MS = 8;

/**
 * For long work in small steps: awaited between two of them it lets the process do its other work, when that has waited for
 * long enough. SQLite answers at once, so an await alone would never let anybody else in.
 */
export function breather(): () => Promise<void> | undefined {
  let breathedAt = performance.now();
  return () =>
    performance.now() - breathedAt < BREATH_MS
      ? undefined
      : setImmediate().then(() => {
          breathedAt = performance.now();
        });
}
