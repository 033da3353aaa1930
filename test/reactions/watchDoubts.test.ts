import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchDoubts } from "../../server/reactions/watchDoubts.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { feedStatus } from "../make/feedStatus.ts";
import { ORIGIN } from "../make/quake.ts";
import { standing } from "../make/standing.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("calm.4 what begins, changes or ends is heard within a second, once; what only grows older is not", () => {
  let report = { ...standing(), at: ORIGIN };
  const heard = vi.fn();
  const doubts = watchDoubts(() => report);
  doubts.onChange(heard);
  const after = (change: Partial<typeof report>) => {
    report = { ...report, ...change };
    vi.advanceTimersByTime(3000);
    const times = heard.mock.calls.length;
    heard.mockClear();
    return times;
  };
  expect(after({})).toBe(0);
  const journal = { failingSince: ORIGIN, reason: "disk full", unkept: 0, missing: 0 };
  expect(after({ journal })).toBe(1);
  expect(after({ journal: { ...journal, reason: "disk full, still" } })).toBe(0);
  expect(after({ journal: { ...journal, unkept: 2 } })).toBe(1);
  expect(after({ clock: { aheadMs: HOUR_MS, hosts: 3 } })).toBe(1);
  expect(after({ clock: { aheadMs: HOUR_MS + 200, hosts: 3 } })).toBe(0);
  expect(after({ feeds: [feedStatus({ owed: 1 })] })).toBe(1);
  // Nothing came and nothing failed: time alone makes a feed lost.
  expect(after({ at: ORIGIN + 30 * MINUTE_MS })).toBe(1);
  expect(after({ ...standing(), at: ORIGIN })).toBe(1);
  doubts.stop();
  expect(after({ journal })).toBe(0);
});
