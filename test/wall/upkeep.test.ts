import { describe, expect, test } from "vitest";
import { hashOf } from "../../client/wall/upkeep/report.ts";
import { isDimmed, reloadReason, shiftAt } from "../../client/wall/upkeep/upkeep.ts";
import { alert } from "../make/alert.ts";
import { worldOf } from "../make/world.ts";
import { MINUTE } from "./makeWorld.ts";

const wib = (hour: number, minute = 0) => Date.UTC(2026, 10, 21, hour - 7, minute);

describe("what lets a wall hang for months", () => {
  test("Y7 the picture moves by 2–6 units each four minutes and comes back", () => {
    const walk = Array.from({ length: 8 }, (_, i) => shiftAt(i * 4 * MINUTE));
    expect(new Set(walk.map(String)).size).toBe(8);
    for (const [x, y] of walk) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(6);
    for (const [i, [x, y]] of walk.entries()) {
      const [nextX, nextY] = walk[(i + 1) % walk.length]!;
      const step = Math.max(Math.abs(nextX - x), Math.abs(nextY - y));
      expect(step).toBeGreaterThanOrEqual(2);
      expect(step).toBeLessThanOrEqual(6);
    }
    expect(shiftAt(32 * MINUTE)).toEqual(shiftAt(0));
    expect(shiftAt(4 * MINUTE - 1)).toEqual(shiftAt(0));
  });

  test.each([
    ["calm", wib(21, 59), false],
    ["calm", wib(22), true],
    ["calm", wib(5, 59), true],
    ["calm", wib(6), false],
    ["event", wib(2), false],
    ["tsunami", wib(2), false],
    ["weather", wib(2), false],
    ["waiting", wib(2), false],
  ] as const)("Y8 %s at %d is dimmed: %s", (kind, now, dimmed) => {
    expect(isDimmed(kind, now, null)).toBe(dimmed);
  });

  test("Y8 a wall's own quiet hours decide", () => {
    expect(isDimmed("calm", wib(12), { fromMinute: 11 * 60, toMinute: 13 * 60 })).toBe(true);
    expect(isDimmed("calm", wib(2), { fromMinute: 11 * 60, toMinute: 13 * 60 })).toBe(false);
  });

  /** Whose own time is 03.30 and some seconds, and one of the last minute. */
  const words = Array.from({ length: 1000 }, (_, n) => n.toString(16).padStart(16, "0"));
  const begins = (screen: string, second: number) =>
    reloadReason({ ...fit, screen, now: wib(3, 30) + second * 1000 }) === "night";
  const fit = {
    screen: "",
    world: worldOf(),
    kind: "calm" as const,
    now: wib(3, 41),
    ageMs: 8 * 60 * MINUTE,
    heapMb: 120,
  };
  test.each([
    ["not before its time", { now: wib(3, 29) }, null],
    ["nor after it", { now: wib(4) }, null],
    ["not a page that has just been loaded", { ageMs: 30 * MINUTE }, null],
    ["not while something is news", { kind: "event" as const }, null],
    ["not while an alarm waits for its answer", { world: worldOf(alert({ id: "q", tier: "merusak" })) }, null],
    ["by day when its memory has grown", { now: wib(14), heapMb: 701 }, "heap"],
    ["not in an event, whatever its memory", { kind: "event" as const, heapMb: 2000 }, null],
    ["where the browser tells no memory", { now: wib(14), heapMb: null }, null],
  ])("Y9 loads itself anew: %s", (_, changes, reason) => {
    expect(reloadReason({ ...fit, ...changes })).toBe(reason);
  });

  test("Y9 of a thousand walls at once each loads within ten minutes of its own time, and in no second more than a few begin", () => {
    const own = words.map((screen) => {
      const second = Array.from({ length: 1801 }, (_, n) => n).find((n) => begins(screen, n)) ?? -1;
      expect([begins(screen, second + 599), begins(screen, second + 601)], screen).toEqual([true, false]);
      return second;
    });
    expect([Math.min(...own) >= 0, Math.max(...own) <= 20 * 60]).toEqual([true, true]);
    const perMinute = own.reduce(
      (counts, second) => counts.set(Math.floor(second / 60), (counts.get(Math.floor(second / 60)) ?? 0) + 1),
      new Map<number, number>(),
    );
    expect(perMinute.size).toBeGreaterThanOrEqual(20);
    expect(Math.max(...perMinute.values())).toBeLessThan(100);
  });

  test("the hash of what is shown tells one figure from another", () => {
    expect(hashOf("sisa 56 menit")).not.toBe(hashOf("sisa 55 menit"));
    expect(hashOf("")).toBe("811c9dc5");
  });
});
