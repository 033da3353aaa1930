import type { Located } from "../gazetteer/candidate.ts";
import { distanceKm, type LngLat } from "../geo/distance.ts";

/**
 * felt.15, ours: a report this much above what the quake can do there is a slip of the pen (`X` for `II`, another quake's list). Of the
 * lists on record of 2022–2026 no found place lies more than 3.0 above.
 */
const ABSURD_MMI = 3.5;

/** The reports, those that cannot be marked so: they are shown and not reckoned with. */
export function markAbsurd(
  located: readonly Located[],
  scheme: (km: number) => number,
  epicentre: Readonly<LngLat>,
): Located[] {
  return located.map((one) => {
    const { report, state, candidates } = one;
    if (state !== "found" || report.mmiHigh === null || report.mmiLow === null) return one;
    const estimated = scheme(distanceKm(epicentre, candidates[0].at));
    return report.mmiLow - estimated > ABSURD_MMI ? { ...one, state: "absurd" } : one;
  });
}
