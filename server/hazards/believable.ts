import type { FeltReport, QuakeBulletin } from "../../shared/record/bulletin.ts";
import { allen2012At } from "../../shared/intensity/allen2012.ts";

/**
 * doubt.7, ours: what no quake of this magnitude and depth does anywhere, with room for all on record (2.5 MMI at most above the equation
 * at the epicentre, of 7,387 reports). What is absurd for its own place alone is found when it is located (felt.15).
 */
const ROOM_MMI = 3.5;
/** BMKG's depths are no finer; nearer than this the equation falls with magnitude. */
const LEAST_DEPTH_KM = 5;

/** The reports, without the intensities that cannot be: a slip of the pen costs its figure, not the place and not the bulletin. */
export function believableFelt({ felt, magnitude, depthKm }: Pick<QuakeBulletin, "felt" | "magnitude" | "depthKm">) {
  const most = Math.max(1, allen2012At(magnitude, Math.max(LEAST_DEPTH_KM, depthKm)).mmi) + ROOM_MMI;
  const isAbsurd = ({ mmiLow }: FeltReport) => mmiLow !== null && mmiLow > most;
  return {
    felt: felt.map((report) => (isAbsurd(report) ? { ...report, mmiLow: null, mmiHigh: null } : report)),
    absurd: felt.some(isAbsurd) || undefined,
  };
}
