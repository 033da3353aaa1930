import { distanceKm } from "../../shared/geo/distance.ts";
import { DAY_MS, HOUR_MS } from "../../shared/time.ts";
import type { Outcome } from "./outcomes.ts";
import type { Solution } from "./tell.ts";

/** Tables of outcomes give a tenth of a degree and the newspapers' magnitude. */
const NEAR_KM = 60;
const NEAR_M = 0.7;
/** As much as this of magnitude weighs as much as all of the distance. */
const WEIGHS_KM = 100;
/** A table may give the day of another zone. */
const ROUND_THE_DAY_MS = 2 * HOUR_MS;
/** Of a quake that no recorded solution tells: what BMKG gives most shallow ones. */
const USUAL_DEPTH_KM = 10;

/** BMKG's own solution of a quake in a table of outcomes: the likest of that day; else the table's figures at 10 km. */
export function solutionOf({ dayStart, at, magnitude }: Outcome, solutions: readonly Solution[]): Solution {
  let best: { solution: Solution; off: number } | null = null;
  for (const solution of solutions) {
    const { originTime } = solution;
    if (originTime < dayStart - ROUND_THE_DAY_MS || originTime >= dayStart + DAY_MS + ROUND_THE_DAY_MS) continue;
    const [km, m] = [distanceKm(at, solution.at), Math.abs(solution.magnitude - magnitude)];
    if (km > NEAR_KM || m > NEAR_M) continue;
    const off = km / WEIGHS_KM + m;
    if (best === null || off < best.off) best = { solution, off };
  }
  return best?.solution ?? { originTime: dayStart + DAY_MS / 2, at, magnitude, depthKm: USUAL_DEPTH_KM };
}
