import type { Displaced, PeopleBand } from "../record/impact.ts";
import type { Setting } from "../setting.ts";

/** How many may have left their homes: an estimate as wide as our ignorance, until somebody has counted. Never casualties. */

export interface DisplacementRate {
  /** The band of this numeral; the last of the table holds for all above it. */
  mmi: number;
  low: Setting;
  high: Setting;
}

const percent = (value: number, mmi: string): Setting => ({
  value,
  unit: "%",
  basis: "ours",
  why: `${String(value).replace(".", ",")} % penduduk MMI ${mmi} mengungsi, perkiraan kami, menunggu ketetapan kementerian`,
});

/**
 * need.1: strongest last. Of the two tables that were weighed (VI 0.5–5 %, VII 2–20 %; VI 1–5 %, VII 10–30 %) the wider: nothing that
 * we know of buildings here would bear the narrower. VIII goes on where VII ends, and up to every second person.
 */
export const DISPLACEMENT_RATES: readonly DisplacementRate[] = [
  { mmi: 6, low: percent(0.5, "VI"), high: percent(5, "VI") },
  { mmi: 7, low: percent(2, "VII"), high: percent(20, "VII") },
  { mmi: 8, low: percent(20, "VIII+"), high: percent(50, "VIII+") },
];

/**
 * People of each band (`mid`) × its rates. The range is of the rates alone: the range of the people is shown beside it, not
 * multiplied in. A field count (*kaji cepat*) replaces it (need.9).
 */
export function displaced(
  bands: readonly PeopleBand[],
  rates: readonly DisplacementRate[] = DISPLACEMENT_RATES,
  fieldCount: number | null = null,
): Displaced {
  if (fieldCount !== null) return { low: fieldCount, high: fieldCount, basis: "kaji cepat" };
  let [low, high] = [0, 0];
  for (const { mmi, mid } of bands) {
    const rate = rates.findLast((row) => row.mmi <= mmi);
    if (!rate) continue;
    low += (mid * rate.low.value) / 100;
    high += (mid * rate.high.value) / 100;
  }
  return { low, high, basis: "perkiraan" };
}
