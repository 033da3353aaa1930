import type { ShakingAt } from "./scheme.ts";
import type { ShakingTable } from "./shakingTable.ts";

/** intensity.7: how far Roman numeral L reaches (SCIENCE §2.7). */
export interface ShakingZone {
  /** L. */
  mmi: number;
  /** Where the median falls to L − 0.5; 0 when it is below that even at the epicentre. */
  r50Km: number;
  /** Where median + σ does: beyond it L has less than 16 %. Never nearer than `r50Km`. */
  r16Km: number;
}

/** The scheme's radii are not carried farther: the equations' data end at 1000 km. */
export const FARTHEST_ZONE_KM = 1500;
const STRONGEST = 10;
const WEAKEST = 3;

/** Strongest first, of III…X, those that median + σ reaches at the epicentre. To a metre. */
export function shakingZones(at: ShakingAt, { km, mmiAtNode, sigmaAtNode }: ShakingTable): ShakingZone[] {
  const likelyAtNode = mmiAtNode.map((mmi, node) => mmi + sigmaAtNode[node]);
  const median: Exact = (away) => at(away).mmi;
  const likely: Exact = (away) => {
    const { mmi, sigma } = at(away);
    return mmi + sigma;
  };
  const zones: ShakingZone[] = [];
  for (let mmi = STRONGEST; mmi >= WEAKEST; mmi--) {
    const level = mmi - 0.5;
    const r16Km = fallsTo(level, km, likelyAtNode, likely);
    if (r16Km > 0) zones.push({ mmi, r50Km: fallsTo(level, km, mmiAtNode, median), r16Km });
  }
  return zones;
}

type Exact = (epicentralKm: number) => number;

/**
 * Between the first node that is below the level and the one before it, halved. The first: σ steps up by 0.12 where WGRW12's
 * line for MMI I–II begins, and median + σ may rise above a level again there.
 */
function fallsTo(level: number, km: Float64Array, values: Float64Array, exact: Exact): number {
  const node = values.findIndex((value) => value < level);
  if (node === 0) return 0;
  if (node < 0) return FARTHEST_ZONE_KM;
  let [inside, outside] = [km[node - 1], km[node]];
  while (outside - inside > 0.001 && inside < FARTHEST_ZONE_KM) {
    const middle = (inside + outside) / 2;
    if (exact(middle) >= level) inside = middle;
    else outside = middle;
  }
  return Math.min(inside, FARTHEST_ZONE_KM);
}
