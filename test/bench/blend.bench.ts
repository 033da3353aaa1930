import { blendedScore, leaveOneOut, schemeScore, type Score } from "../felt/leaveOneOut.ts";
import { newestLists } from "../gazetteer/recordedLists.ts";
import type { Finding } from "./bench.ts";

/** How near the estimate comes to a report that it has not seen: each of BMKG's lists on record, a report left out at a time. */
export function bench(): Promise<Finding[]> {
  const rows = leaveOneOut(newestLists());
  return Promise.resolve([
    { name: "felt reports left out one at a time, blended from the others", figures: figuresOf(blendedScore(rows)) },
    { name: "the same, by the scheme alone", figures: figuresOf(schemeScore(rows)) },
  ]);
}

function figuresOf({ reports, rms, bias, within1, within2 }: Score): Finding["figures"] {
  return {
    reports,
    "rms, MMI": rms,
    "reported less estimated, mean, MMI": bias,
    "within ±1 σ, %": 100 * within1,
    "within ±2 σ, %": 100 * within2,
  };
}
