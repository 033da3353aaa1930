import { vi } from "vitest";

/** Less than a test's own time, so that what is missing is told and not that the time was up. */
export const PATIENCE_MS = 45_000;

/**
 * Waits until `check` passes, however busy the machine is: for what must come, by no promised time. What is promised within
 * a time is waited for with `vi.waitFor` and that time.
 */
export const eventually = <T>(check: () => T | Promise<T>, intervalMs = 20): Promise<T> =>
  vi.waitFor(check, { timeout: PATIENCE_MS, interval: intervalMs });
