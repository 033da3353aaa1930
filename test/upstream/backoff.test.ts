import { describe, expect, test } from "vitest";
import { backoffMs } from "../../server/upstream/backoff.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

describe("F17 back-off", () => {
  test.each([
    [1, 30 * SECOND],
    [2, MINUTE],
    [5, 8 * MINUTE],
    [6, 10 * MINUTE],
    [60, 10 * MINUTE],
  ])("refused %i times: at least the rhythm doubled as often, at most ten minutes and a fifth", (failures, leastMs) => {
    const failure = { stayAway: "far", failures, everyMs: 15 * SECOND, retryAfterMs: null } as const;
    expect(backoffMs(failure, 0)).toBe(leastMs);
    expect(backoffMs(failure, 0.999)).toBeLessThan(1.2 * leastMs);
  });

  test.each([
    [1, 15 * SECOND],
    [2, 30 * SECOND],
    [3, MINUTE],
    [60, MINUTE],
  ])("line bad %i times: at most a minute; the first retry falls on the next beat", (failures, mostMs) => {
    const failure = { stayAway: "near", failures, everyMs: 15 * SECOND, retryAfterMs: null } as const;
    expect(backoffMs(failure, 0)).toBe(mostMs / 2);
    expect(backoffMs(failure, 0.999)).toBeLessThan(mostMs);
  });

  test("Retry-After is honoured, up to an hour", () => {
    const failure = { stayAway: "far", failures: 1, everyMs: 15 * SECOND } as const;
    expect(backoffMs({ ...failure, retryAfterMs: 5 * MINUTE }, 0.5)).toBe(5 * MINUTE);
    expect(backoffMs({ ...failure, retryAfterMs: 1 }, 0)).toBe(30 * SECOND);
    expect(backoffMs({ ...failure, retryAfterMs: 1e15 }, 0)).toBe(60 * MINUTE);
    expect(backoffMs({ ...failure, stayAway: "none", retryAfterMs: 700 }, 0)).toBe(700);
  });
});
