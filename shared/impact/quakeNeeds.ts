import type { Exposure } from "../ground/exposure.ts";
import { feedsDays } from "../need/consignment.ts";
import { gaps } from "../need/gap.ts";
import { needs } from "../need/needs.ts";
import { stockInTime } from "../need/stock.ts";
import type { Needs } from "../record/impact.ts";
import type { TravelTo } from "../travel/travel.ts";
import { type Able, lumbungLots } from "./lumbungLots.ts";

interface NeedsQuestion {
  displaced: { low: number; mid: number; high: number };
  roads: readonly TravelTo[];
  /** Which of our places can send anything. */
  able: Able;
  exposure: Exposure;
  departAt: number;
}

const PROFILES = ["perka-7-2008", "paket-lapangan"] as const;
const SPANS = [3, 7, 14] as const;

/** Both profiles for each span, against what those of our places that are able can bring in time to one of the targets. */
export function quakeNeeds({ displaced, roads, able, exposure, departAt }: NeedsQuestion): Needs[] {
  const { lots, hoursTo, stock } = lumbungLots(roads, able, exposure);
  const ready = stockInTime({ lots, hoursTo, departAt });
  return PROFILES.flatMap((profile) =>
    SPANS.map((days): Needs => {
      const needed = needs(displaced, days, profile, exposure.ground.needTable);
      const lines = gaps(needed, ready).map(({ item, unit, need, have, reported, locked, expiresAt, used }) => ({
        item,
        unit,
        need,
        have,
        ...(reported > 0 && { reported }),
        ...(locked > 0 && { locked }),
        ...(expiresAt !== null && { expiresAt }),
        useFirst: used.some((lot) => lot.useFirst),
      }));
      const firstOnly = profile === "paket-lapangan";
      return { profile, days, stock, feedsDays: firstOnly ? feedsDays(exposure.ground.needTable) : null, lines };
    }),
  );
}
