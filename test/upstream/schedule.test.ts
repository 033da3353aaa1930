import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { feeds } from "../../server/feeds/index.ts";
import { cronOf, onRhythm } from "../../server/upstream/schedule.ts";

describe("F21 rhythm", () => {
  test.each([
    [15, 7, 1, "7-59/15 * * * * *"],
    [60, 26, 1, "26 0-59/1 * * * *"],
    [120, 41, 1, "41 0-59/2 * * * *"],
    [120, 101, 1, "41 1-59/2 * * * *"],
    [60, 26, 20, "1-59/3 * * * * *"],
    [15, 7, 20, "0-59/1 * * * * *"],
    [120, 101, 7, "14-59/15 * * * * *"],
    [15, 0, 1000, "0-59/1 * * * * *"],
  ])("every %i s from %i at rate %i is %s", (everySeconds, offsetSeconds, rate, expression) => {
    expect(cronOf({ everySeconds, offsetSeconds, rate })).toBe(expression);
  });

  test("no two feeds fire in the same second, and all together stay far below 60 a minute", () => {
    const beats = feeds.flatMap(({ everySeconds, offsetSeconds }) =>
      Array.from({ length: 120 / everySeconds }, (_, i) => offsetSeconds + i * everySeconds),
    );
    expect(new Set(beats).size).toBe(beats.length);
    expect(beats.length / 2).toBeLessThan(15);
  });

  test("every lamp has its own name", () => {
    expect(new Set(feeds.map(({ title }) => title)).size).toBe(feeds.length);
  });

  describe("with a clock in hand", () => {
    beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2030-03-17T07:00:00.500Z") }));
    afterEach(() => void vi.useRealTimers());

    test("at once, then on its beats, never twice at the same time, and not after the stop", async () => {
      let running = 0;
      const starts: number[] = [];
      const stop = onRhythm({ everySeconds: 1, offsetSeconds: 0, rate: 1 }, async () => {
        starts.push(Date.now());
        expect(++running).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, starts.length === 1 ? 2200 : 100));
        running--;
      });
      expect(starts).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(5000);
      const beats = starts.length;
      expect(beats).toBeGreaterThanOrEqual(3);
      expect(beats).toBeLessThanOrEqual(4);
      expect((starts[1] ?? 0) - (starts[0] ?? 0)).toBeGreaterThanOrEqual(2200);
      stop();
      await vi.advanceTimersByTimeAsync(5000);
      expect(starts).toHaveLength(beats);
    });

    test.each([90, -90, 3 * 3600, -3 * 3600, 7 * 3600, -7 * 3600, 16 * 365 * 86_400, -16 * 365 * 86_400])(
      "clock.3 the clock is set by %i s: the beats go on, and none that never was is walked",
      async (stepSeconds) => {
        let beats = 0;
        const stop = onRhythm({ everySeconds: 15, offsetSeconds: 7, rate: 1 }, () => Promise.resolve(beats++));
        await vi.advanceTimersByTimeAsync(60_000);
        expect(beats).toBe(5);
        vi.setSystemTime(Date.now() + stepSeconds * 1000);
        await vi.advanceTimersByTimeAsync(60_000);
        expect(beats).toBeGreaterThanOrEqual(9);
        expect(beats).toBeLessThanOrEqual(10);
        stop();
      },
    );
  });
});
