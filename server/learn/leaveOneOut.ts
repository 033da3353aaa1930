import { markAbsurd } from "../../shared/felt/absurd.ts";
import { blend, EARLY_MS } from "../../shared/felt/blend.ts";
import type { FeltQuake } from "../../shared/gazetteer/candidate.ts";
import type { FeltNames } from "../../shared/gazetteer/feltNames.ts";
import { locateFelt } from "../../shared/gazetteer/locateFelt.ts";
import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";
import { schemeModel } from "../../shared/intensity/scheme.ts";
import { mmiInTable, sigmaInTable, tabulateShaking } from "../../shared/intensity/shakingTable.ts";
import { type SlabTable, weightsAbove } from "../../shared/intensity/tectonics.ts";
import type { FeltReport } from "../../shared/record/bulletin.ts";

interface Estimate {
  mmi: number;
  sigma: number;
}

/** learn.1: a report beside what was estimated for its place without it. */
export interface Compared {
  /** Middle of the reported range. */
  reported: number;
  scheme: Estimate;
  /** By the others of its list, blended in; null when there are none. */
  blended: Estimate | null;
}

/** Reports of one place are left out together: one would tell the other. Lists are taken as told late, when they may lower too. */
export function leaveOneOut(
  { near, reports }: { near: FeltQuake; reports: readonly FeltReport[] },
  names: FeltNames,
  slab: SlabTable,
): Compared[] {
  const below = slab.below([near.at[0], near.at[1]]);
  const table = tabulateShaking(schemeModel((quake) => weightsAbove(below, quake)).over(near));
  const scheme = (km: number) => mmiInTable(table, km);
  const found = markAbsurd(locateFelt(reports, names, near), scheme, near.at).filter(({ state }) => state === "found");
  return found.flatMap(({ report: { mmiLow, mmiHigh }, candidates: [place] }): Compared[] => {
    if (!place || mmiLow === null || mmiHigh === null) return [];
    const others = found.filter(({ candidates: [other] }) => other?.code !== place.code);
    const own: Estimate = { mmi: scheme(place.distanceKm), sigma: sigmaInTable(table, place.distanceKm) };
    const predict = (at: Readonly<LngLat>) => scheme(distanceKm(near.at, at));
    const field = blend({ predict, located: others, epicentre: near.at, listAgeMs: EARLY_MS });
    return [
      {
        reported: (mmiLow + mmiHigh) / 2,
        scheme: own,
        blended:
          field.used.length === 0
            ? null
            : { mmi: field.mmiAt(place.at), sigma: field.sigmaAt(place.at, own.mmi, own.sigma) },
      },
    ];
  });
}
