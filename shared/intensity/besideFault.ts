import { HELD_MMI, type QuakeShaking, type SchemePart } from "./scheme.ts";
import { mmiInTable, type ShakingTable, tabulateShaking } from "./shakingTable.ts";
import { LN_PGV_BREAKS } from "./wgrw12.ts";

/** Median MMI by distance to the epicentre and to the segment of a fault scenario, km: never weaker than the scheme, which knows the first distance alone. */
export interface BesideFault {
  mmi(epicentralKm: number, segmentKm: number): number;
  /** An upper bound of `mmi` that takes less time; it exceeds `mmi` only where nobody feels anything. */
  mostMmi(epicentralKm: number, segmentKm: number): number;
}

/**
 * intensity.15: the scheme with a known crustal rupture. Only its crustal part heeds the segment and that part heeds nothing else, so two tables tell
 * it: crustal intensity by distance to the segment, the others' by distance to the epicentre. Within 0.01 MMI of the equations.
 */
export function besideFault(over: QuakeShaking, table: ShakingTable): BesideFault {
  const crustal = over.parts.filter(({ type }) => type === "crustal");
  const deep = over.parts.filter(({ type }) => type !== "crustal");
  const besideTable = tabulated(crustal, (part, segmentKm) => part.mmi(part.lnPgv(0, segmentKm), 0));
  const deepTable = tabulated(deep, (part, km) => part.mmi(part.lnPgv(km), km));
  const isMixed = over.parts.length > 1;
  const besideMmi = (epicentralKm: number, segmentKm: number) =>
    mmiInTable(besideTable, segmentKm) + (isMixed ? mmiInTable(deepTable, epicentralKm) : 0);
  return {
    mmi(epicentralKm, segmentKm) {
      // The averaged distance to a rupture is never longer than that to the epicentre, and shorter by c at most.
      if (segmentKm >= epicentralKm) return mmiInTable(table, epicentralKm);
      const beside = besideMmi(epicentralKm, segmentKm);
      if (segmentKm < epicentralKm - WIDEST_C_KM && beside > HELD_MMI + TABLE_ERROR) return beside;
      const usual = mmiInTable(table, epicentralKm);
      const isHeld = isMixed && beside <= HELD_MMI + TABLE_ERROR;
      return Math.max(usual, isHeld ? over.at(epicentralKm, segmentKm).mmi : beside);
    },
    mostMmi(epicentralKm, segmentKm) {
      const usual = mmiInTable(table, epicentralKm);
      if (segmentKm >= epicentralKm) return usual;
      return Math.max(usual, besideMmi(epicentralKm, segmentKm), HELD_MMI);
    },
  };
}

/** More than any c of `crustalRjb`. */
const WIDEST_C_KM = 20;
/** Of both tables together. */
const TABLE_ERROR = 0.01;

/** Weighted sum of some classes. */
function tabulated(parts: readonly SchemePart[], mmiOf: (part: SchemePart, km: number) => number): ShakingTable {
  return tabulateShaking({
    at: (km) => ({ mmi: parts.reduce((sum, part) => sum + part.weight * mmiOf(part, km), 0), sigma: 0, pgvCms: NaN }),
    breaks: parts.map(({ type, lnPgv }) => ({
      at: (km) => (type === "crustal" ? lnPgv(0, km) : lnPgv(km)),
      levels: LN_PGV_BREAKS,
    })),
  });
}
