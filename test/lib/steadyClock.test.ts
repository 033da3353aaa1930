import { describe, expect, test } from "vitest";
import { hearTime, isStopped, serverTime, untilNextTick } from "../../client/lib/steadyClock.ts";

const T = 1_669_011_910_000;

describe("the server's time on a screen", () => {
  test("W1 runs on from the last word by the steady clock", () => {
    const heard = hearTime(null, { serverAt: T, rate: 1 }, 1000);
    expect(serverTime(heard, 4000)).toBe(T + 3000);
  });

  test("W1 in a drill runs at the drill's rate", () => {
    const heard = hearTime(null, { serverAt: T, rate: 20 }, 1000);
    expect(serverTime(heard, 2000)).toBe(T + 20_000);
  });

  test("W1 stands still at the last second heard after 60 s of silence", () => {
    const heard = hearTime(null, { serverAt: T, rate: 1 }, 0);
    expect(isStopped(heard, 59_999)).toBe(false);
    expect(serverTime(heard, 59_999)).toBe(T + 59_999);
    expect(isStopped(heard, 60_000)).toBe(true);
    expect(serverTime(heard, 500_000)).toBe(T);
  });

  test("is unknown before the first word", () => {
    expect(serverTime(null, 5000)).toBeNull();
  });

  test("a beat that took 200 ms longer doesn't move the seconds, but proves that the line lives", () => {
    const first = hearTime(null, { serverAt: T, rate: 1 }, 0);
    const late = hearTime(first, { serverAt: T + 5000, rate: 1 }, 5200);
    expect(serverTime(late, 5200)).toBe(T + 5200);
    expect(isStopped(late, 62_000)).toBe(false);
  });

  test("a real jump of the server's clock is followed", () => {
    const first = hearTime(null, { serverAt: T, rate: 1 }, 0);
    const jumped = hearTime(first, { serverAt: T + 90_000, rate: 1 }, 5000);
    expect(serverTime(jumped, 6000)).toBe(T + 91_000);
  });

  test("ticks on the server's second", () => {
    const heard = hearTime(null, { serverAt: T + 300, rate: 1 }, 0);
    expect(untilNextTick(heard, 0)).toBeCloseTo(705);
  });
});
