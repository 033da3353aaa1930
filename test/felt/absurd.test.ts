import { expect, test } from "vitest";
import { markAbsurd } from "../../shared/felt/absurd.ts";
import type { Located } from "../../shared/gazetteer/candidate.ts";

const candidate = { code: "32.03", name: "Cianjur", level: "kabupaten", kabCode: "32.03", province: "Jawa Barat", at: [107.14, -6.82], distanceKm: 0 } as const; // prettier-ignore
const located = (mmi: number, state: Located["state"] = "found"): Located => ({
  report: { place: "Cianjur", mmiLow: mmi, mmiHigh: mmi },
  state,
  candidates: [{ ...candidate, at: [107.14, -6.82] }],
});
const mark = (one: Located) => markAbsurd([one], () => 3, [107, -6.8])[0]?.state;

test("felt.15 a report far above what the quake can do at its place is absurd; what lies a little above is found", () => {
  expect(mark(located(6))).toBe("found");
  expect(mark(located(7))).toBe("absurd");
  expect(mark(located(7, "ambiguous"))).toBe("ambiguous");
});
