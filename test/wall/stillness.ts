import { setTimeout as sleep } from "node:timers/promises";

export const STILL_MS = 3000;
const PATIENCE_MS = 120_000;

/**
 * Waits for three seconds without a frame and gives the longest time there was without one, ms. The software renderer of a
 * test machine needs its time after a scene. `frames`: how many were asked for so far.
 */
export async function longestStill(frames: () => Promise<number>): Promise<number> {
  const startedMs = performance.now();
  let [count, sinceMs, longestMs] = [await frames(), performance.now(), 0];
  while (longestMs < STILL_MS && performance.now() - startedMs < PATIENCE_MS) {
    await sleep(250);
    const now = await frames();
    if (now !== count) [count, sinceMs] = [now, performance.now()];
    longestMs = Math.max(longestMs, performance.now() - sinceMs);
  }
  return longestMs;
}
