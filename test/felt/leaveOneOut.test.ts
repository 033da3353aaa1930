import { describe, expect, test } from "vitest";
import { SCENARIOS } from "../../server/drill/scenarios.ts";
import { describeWith } from "../companion.ts";
import { drillLists } from "../gazetteer/drillLists.ts";
import { newestLists } from "../gazetteer/recordedLists.ts";
import { blendedScore, leaveOneOut, schemeScore } from "./leaveOneOut.ts";

/** What τ 0.45, φ 0.75, σo 0.5, λ 40 km scored on the same lists, ±1 σ holding 80.7 %. */
const RMS_BEFORE = 0.519;

describeWith("feeds", "felt.18 a report left out, by the others of its list", () => {
  test("lies within ±1 σ in 65–78 of 100, nearer to the estimate than before and than to the scheme alone", () => {
    const rows = leaveOneOut(newestLists());
    const [blended, scheme] = [blendedScore(rows), schemeScore(rows)];
    expect(blended.reports).toBeGreaterThan(5000);
    expect(blended.within1).toBeGreaterThan(0.65);
    expect(blended.within1).toBeLessThan(0.78);
    expect(blended.within2).toBeGreaterThan(0.94);
    expect(blended.rms).toBeLessThanOrEqual(RMS_BEFORE);
    expect(blended.rms).toBeLessThan(0.7 * scheme.rms);
    expect(Math.abs(blended.bias)).toBeLessThan(0.1);
  });
});

describe("felt.18 a report of a drill left out, by the others of its list", () => {
  test("lies nearer to the estimate than to the scheme, and about as often within ±1 σ", () => {
    const rows = leaveOneOut(SCENARIOS.flatMap(drillLists));
    expect(rows.length).toBeGreaterThan(100);
    expect(blendedScore(rows).rms).toBeLessThan(schemeScore(rows).rms);
    expect(blendedScore(rows).within1).toBeGreaterThan(0.6);
    expect(blendedScore(rows).within1).toBeLessThan(0.9);
  });
});
