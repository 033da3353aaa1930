import { describe, expect, test } from "vitest";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { testWith } from "../companion.ts";
import { CATALOGUE, recordedDay } from "./catalogue.ts";
import { RECORDED } from "./day.ts";
import { inventedDay } from "./inventedDay.ts";
import { DAY_START, QUIET } from "./plan.ts";

describe("the invented day", () => {
  test("lies within the day, in order, and leaves hours of quiet", () => {
    const times = inventedDay.map(({ originTime }) => originTime - DAY_START);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.every((time) => time >= 0 && time < 24 * HOUR_MS)).toBe(true);
    const [from, to] = [QUIET.from - DAY_START - HOUR_MS, QUIET.to - DAY_START + 5 * MINUTE_MS];
    expect(times.filter((time) => time > from && time < to)).toEqual([]);
  });

  testWith(CATALOGUE, "is as dense and as strong as the recorded one", (file) => {
    const recorded = recordedDay(file, RECORDED, DAY_START);
    const largest = (day: readonly { magnitude: number }[]) => Math.max(...day.map(({ magnitude }) => magnitude));
    expect(Math.abs(inventedDay.length / recorded.length - 1)).toBeLessThan(0.2);
    expect(Math.abs(largest(inventedDay) - largest(recorded))).toBeLessThan(0.2);
  });
});
