import { describe, expect, test } from "vitest";
import { SCENARIOS } from "../../server/drill/scenarios.ts";
import { newestOf } from "../../server/learn/lists.ts";
import { scoreOf } from "../../server/learn/score.ts";
import { describeWith } from "../companion.ts";
import { drillLists } from "../gazetteer/drillLists.ts";
import { recordedLists } from "../gazetteer/recordedLists.ts";
import { leftOut } from "./country.ts";

/** What τ 0.45, φ 0.75, σo 0.5, λ 40 km scored on the same lists, ±1 σ holding 80.7 %. */
const RMS_BEFORE = 0.519;

describeWith("feeds", "felt.18 a report left out, by the others of its list", () => {
  test("lies within ±1 σ in 65–78 of 100, nearer to the estimate than before and than to the scheme alone", () => {
    const rows = leftOut(newestOf(recordedLists())).filter(({ blended }) => blended !== null);
    const [blended, scheme] = [scoreOf(rows, "blended")!, scoreOf(rows, "scheme")!];
    expect(blended.reports).toBeGreaterThan(5000);
    expect(blended.within1Sigma).toBeGreaterThan(0.65);
    expect(blended.within1Sigma).toBeLessThan(0.78);
    expect(blended.within2Sigma).toBeGreaterThan(0.94);
    expect(blended.rms).toBeLessThanOrEqual(RMS_BEFORE);
    expect(blended.rms).toBeLessThan(0.7 * scheme.rms);
    expect(Math.abs(blended.bias)).toBeLessThan(0.1);
  });
});

describe("felt.18, learn.1 a report of a drill left out, by the others of its list", () => {
  const rows = leftOut(SCENARIOS.flatMap(drillLists));

  test("lies nearer to the estimate than to the scheme, and about as often within ±1 σ", () => {
    const both = rows.filter(({ blended }) => blended !== null);
    expect(both.length).toBeGreaterThan(100);
    const blended = scoreOf(both, "blended")!;
    expect(blended.rms).toBeLessThan(scoreOf(both, "scheme")!.rms);
    expect(blended.within1Sigma).toBeGreaterThan(0.6);
    expect(blended.within1Sigma).toBeLessThan(0.9);
  });

  test("is told by nobody where it is the only one, or where all others are of its place", () => {
    const near = { at: [107.05, -6.84] as const, magnitude: 5, depthKm: 10 };
    const [alone] = leftOut([{ near, reports: [{ place: "Cianjur", mmiLow: 4, mmiHigh: 5 }] }]);
    expect(alone).toMatchObject({ reported: 4.5, blended: null });
    const twice = ["Cianjur", "Kab. Cianjur"].map((place) => ({ place, mmiLow: 4, mmiHigh: 4 }));
    expect(leftOut([{ near, reports: twice }]).map(({ blended }) => blended)).toEqual([null, null]);
  });
});

test("learn.2 a score is bias, rms and shares; of nothing there is none", () => {
  const row = (off: number, sigma: number) => ({ reported: 4 + off, scheme: { mmi: 4, sigma }, blended: null });
  const score = scoreOf([row(0.5, 1), row(-1.5, 1), row(1, 0.4), row(2, 2)], "scheme");
  expect(score).toMatchObject({ reports: 4, bias: 0.5, within1Mmi: 0.5, within1Sigma: 0.5, within2Sigma: 0.75 });
  expect(score?.rms).toBeCloseTo(Math.sqrt((0.25 + 2.25 + 1 + 4) / 4), 12);
  expect(scoreOf([row(0, 1)], "blended")).toBeNull();
});
