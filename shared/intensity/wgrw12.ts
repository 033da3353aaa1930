import { clampMmi, STRONGEST_MMI, WEAKEST_MMI } from "./intensityModel.ts";

/**
 * Worden, Gerstenberger, Rhoades & Wald (2012), *Probabilistic relationships between ground-motion parameters and Modified Mercalli
 * Intensity in California*, BSSA 102, 204–221; without the residual terms of magnitude and distance (SCIENCE §2.4). Two lines
 * in log10 of the motion, and a third for MMI I–II as ShakeMap has it; they meet within 0.007 MMI, always in a step upwards.
 */
interface Line {
  /** Down to this log10 of the motion. */
  from: number;
  offset: number;
  slope: number;
}

const STRONG: Line = { from: 0.53, offset: 2.89, slope: 3.16 };
const MIDDLE: Line = { from: -1.21, offset: 3.78, slope: 1.47 };
const WEAK: Line = { from: -Infinity, offset: 4.62, slope: 2.17 };

/** σ of MMI for a known PGV. */
export const WGRW12_SIGMA = 0.63;

const LN10 = Math.LN10;

/** MMI 1–10 of ln PGV in cm/s. */
export function mmiOfLnPgv(lnPgv: number): number {
  const { offset, slope } = lineAt(lnPgv);
  return clampMmi(offset + slope * (lnPgv / LN10));
}

/** Rise of MMI with ln PGV (0.638 below MMI 4.56, else 1.372): turns σ of the motion into σ of intensity. */
export function slopeAtLnPgv(lnPgv: number): number {
  return lineAt(lnPgv).slope / LN10;
}

/** ln PGV where intensity steps from one line to the next, and where it meets the scale's ends. */
export const LN_PGV_BREAKS: readonly number[] = [
  STRONG.from,
  MIDDLE.from,
  (STRONGEST_MMI - STRONG.offset) / STRONG.slope,
  (WEAKEST_MMI - WEAK.offset) / WEAK.slope,
].map((x) => x * LN10);

function lineAt(lnPgv: number): Line {
  const x = lnPgv / LN10;
  return x >= STRONG.from ? STRONG : x >= MIDDLE.from ? MIDDLE : WEAK;
}
