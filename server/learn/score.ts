import type { Compared } from "./leaveOneOut.ts";

/** learn.2: how near an estimate comes to what was reported, in MMI. */
export interface Score {
  reports: number;
  /** Mean of reported − estimated. */
  bias: number;
  rms: number;
  /** Shares of the reports within ±1 MMI, ±1 σ and ±2 σ. */
  within1Mmi: number;
  within1Sigma: number;
  within2Sigma: number;
}

/** Null without a report. */
export function scoreOf(compared: readonly Compared[], by: "scheme" | "blended"): Score | null {
  const rows = compared.flatMap(({ reported, [by]: estimate }) =>
    estimate ? [{ off: reported - estimate.mmi, sigma: estimate.sigma }] : [],
  );
  if (rows.length === 0) return null;
  const mean = (of: (row: (typeof rows)[number]) => number) =>
    rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  return {
    reports: rows.length,
    bias: mean(({ off }) => off),
    rms: Math.sqrt(mean(({ off }) => off ** 2)),
    within1Mmi: mean(({ off }) => Number(Math.abs(off) <= 1)),
    within1Sigma: mean(({ off, sigma }) => Number(Math.abs(off) <= sigma)),
    within2Sigma: mean(({ off, sigma }) => Number(Math.abs(off) <= 2 * sigma)),
  };
}
