import { newestOf } from "../../server/learn/lists.ts";
import { type Score, scoreOf } from "../../server/learn/score.ts";
import { recordedLists } from "../gazetteer/recordedLists.ts";
import { leftOut } from "../learn/country.ts";
import type { Finding } from "./bench.ts";

/** How near the estimate comes to a report that it has not seen: each of BMKG's lists on record, a report left out at a time. */
export function bench(): Promise<Finding[]> {
  const rows = leftOut(newestOf(recordedLists())).filter(({ blended }) => blended !== null);
  return Promise.resolve([
    {
      name: "felt reports left out one at a time, blended from the others",
      figures: figuresOf(scoreOf(rows, "blended")),
    },
    { name: "the same, by the scheme alone", figures: figuresOf(scoreOf(rows, "scheme")) },
  ]);
}

function figuresOf(score: Score | null): Finding["figures"] {
  if (!score) return { reports: 0 };
  return {
    reports: score.reports,
    "rms, MMI": score.rms,
    "reported less estimated, mean, MMI": score.bias,
    "within ±1 σ, %": 100 * score.within1Sigma,
    "within ±2 σ, %": 100 * score.within2Sigma,
  };
}
