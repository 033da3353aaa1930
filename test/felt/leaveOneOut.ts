import { readDefaults } from "../../server/registry/default.ts";
import { readTectonics } from "../../server/registry/tectonics.ts";
import { markAbsurd } from "../../shared/felt/absurd.ts";
import { blend, EARLY_MS } from "../../shared/felt/blend.ts";
import { buildFeltNames } from "../../shared/gazetteer/feltNames.ts";
import { locateFelt } from "../../shared/gazetteer/locateFelt.ts";
import { distanceKm } from "../../shared/geo/distance.ts";
import { schemeModel } from "../../shared/intensity/scheme.ts";
import { mmiInTable, sigmaInTable, tabulateShaking } from "../../shared/intensity/shakingTable.ts";
import { weightsAbove } from "../../shared/intensity/tectonics.ts";
import type { FeltList } from "../gazetteer/drillLists.ts";

/** A report beside what the others of its list, blended into the scheme, say of its place. */
interface LeftOut {
  reported: number;
  estimated: number;
  sigma: number;
  scheme: number;
  schemeSigma: number;
}

export interface Score {
  reports: number;
  rms: number;
  bias: number;
  /** Share of the reports within one and two σ. */
  within1: number;
  within2: number;
}

/** Reports of the same place are left out together: one would tell the other. Lists are taken as told late, when they may lower too. */
export function leaveOneOut(lists: readonly FeltList[]): LeftOut[] {
  const { kabupaten, kecamatan } = readDefaults();
  const names = buildFeltNames(kabupaten, kecamatan);
  const { slab } = readTectonics();
  return lists.flatMap(({ near, reports }) => {
    const below = slab.below(near.at);
    const table = tabulateShaking(schemeModel((quake) => weightsAbove(below, quake)).over(near));
    const scheme = (km: number) => mmiInTable(table, km);
    const found = markAbsurd(locateFelt(reports, names, near), scheme, near.at).filter(
      ({ state }) => state === "found",
    );
    return found.flatMap(({ report: { mmiLow, mmiHigh }, candidates: [place] }): LeftOut[] => {
      const others = found.filter(({ candidates: [other] }) => other?.code !== place?.code);
      if (!place || mmiLow === null || mmiHigh === null || others.length === 0) return [];
      const predict = (at: typeof near.at) => scheme(distanceKm(near.at, at));
      const field = blend({ predict, located: others, epicentre: near.at, listAgeMs: EARLY_MS });
      const [predicted, schemeSigma] = [scheme(place.distanceKm), sigmaInTable(table, place.distanceKm)];
      return [
        {
          reported: (mmiLow + mmiHigh) / 2,
          estimated: field.mmiAt(place.at),
          sigma: field.sigmaAt(place.at, predicted, schemeSigma),
          scheme: predicted,
          schemeSigma,
        },
      ];
    });
  });
}

function scoreOf(rows: readonly { off: number; sigma: number }[]): Score {
  const mean = (of: (row: (typeof rows)[number]) => number) =>
    rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  return {
    reports: rows.length,
    rms: Math.sqrt(mean(({ off }) => off ** 2)),
    bias: mean(({ off }) => off),
    within1: mean(({ off, sigma }) => Number(Math.abs(off) <= sigma)),
    within2: mean(({ off, sigma }) => Number(Math.abs(off) <= 2 * sigma)),
  };
}

export const blendedScore = (rows: readonly LeftOut[]) =>
  scoreOf(rows.map(({ reported, estimated, sigma }) => ({ off: reported - estimated, sigma })));
export const schemeScore = (rows: readonly LeftOut[]) =>
  scoreOf(rows.map(({ reported, scheme, schemeSigma }) => ({ off: reported - scheme, sigma: schemeSigma })));
