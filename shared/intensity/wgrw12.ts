import { clampMmi, STRONGEST_MMI, WEAKEST_MMI } from "./intensityModel.ts";

/**
 * Worden, Gerstenberger, Rhoades & Wald (2012), *Probabilistic relationships between ground-motion parameters and Modified Mercalli
 * Intensity in California*, BSSA 102, 204–221; without the residual terms of magnitude and distance (SCIENCE §2.4). Two lines
 * in log10 of the motion, and a third for MMI I–II as ShakeMap has it; they meet within 0.007 MMI (of PGV always a step upwards).
 */
interface Line {
  /** Down to this log10 of the motion. */
  from: number;
  offset: number;
  slope: number;
}

type Lines = readonly [strong: Line, middle: Line, weak: Line];

const OF_PGV: Lines = [
  { from: 0.53, offset: 2.89, slope: 3.16 },
  { from: -1.21, offset: 3.78, slope: 1.47 },
  { from: -Infinity, offset: 4.62, slope: 2.17 },
];
const OF_PGA: Lines = [
  { from: 1.57, offset: -1.6, slope: 3.7 },
  { from: 0.14, offset: 1.78, slope: 1.55 },
  { from: -Infinity, offset: 1.71, slope: 2.08 },
];

/** σ of MMI for a known motion. */
export const WGRW12_SIGMA = { pgv: 0.63, pga: 0.66 } as const;

const LN10 = Math.LN10;

/** MMI 1–10 of PGV in cm/s ≥ 0. */
export function mmiOfPgv(pgvCms: number): number {
  return mmiOn(OF_PGV, Math.log10(pgvCms));
}

/** MMI 1–10 of ln PGV in cm/s. */
export function mmiOfLnPgv(lnPgv: number): number {
  return mmiOn(OF_PGV, lnPgv / LN10);
}

/** Rise of MMI with ln PGV (0.638 below MMI 4.56, else 1.372): turns σ of the motion into σ of intensity. */
export function slopeAtLnPgv(lnPgv: number): number {
  return lineAt(OF_PGV, lnPgv / LN10).slope / LN10;
}

/** ln PGV where intensity steps from one line to the next, and where it meets the scale's ends. */
export const LN_PGV_BREAKS: readonly number[] = [
  ...OF_PGV.slice(0, -1).map(({ from }) => from),
  (STRONGEST_MMI - OF_PGV[0].offset) / OF_PGV[0].slope,
  (WEAKEST_MMI - OF_PGV[2].offset) / OF_PGV[2].slope,
].map((x) => x * LN10);

/** MMI 1–10 of PGA in gal (cm/s²) ≥ 0. */
export function mmiOfPga(pgaGal: number): number {
  return mmiOn(OF_PGA, Math.log10(pgaGal));
}

function mmiOn(lines: Lines, x: number): number {
  const { offset, slope } = lineAt(lines, x);
  return clampMmi(offset + slope * x);
}

function lineAt([strong, middle, weak]: Lines, x: number): Line {
  return x >= strong.from ? strong : x >= middle.from ? middle : weak;
}
