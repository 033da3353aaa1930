import { tierRank, TIERS, type Tier } from "../record/alert.ts";

/**
 * words.9: how loud we are, as a number: of an earthquake, a wave and rain alike, and no word of BMKG's (`SIAGA`, `berat`) nor of the
 * law's (*tanggap darurat*). What happened has its title.
 */
export function tierWords(tier: Tier): string {
  return `tingkat ${tierNumber(tier)}`;
}

/** From 1, the loudest 4. */
export function tierNumber(tier: Tier): number {
  return tierRank(tier) + 1;
}

export const LOUDEST = TIERS.length;
