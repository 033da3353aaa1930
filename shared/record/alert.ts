import { z } from "zod";
import { EpochMs } from "../time.ts";
import { OfficerRef } from "./officer.ts";

/** How loud we are about a hazard. */

/** Lowest first. */
export const TIERS = ["info", "dirasakan", "merusak", "darurat"] as const;
export const Tier = z.enum(TIERS);
export type Tier = z.infer<typeof Tier>;

export const Alert = z.object({
  type: z.literal("alert"),
  /** The hazard's id: a hazard has at most one alert. */
  id: z.string(),
  tier: Tier,
  /** In Indonesian, each a full clause with its figure. */
  reasons: z.array(z.string()),
  /** alert.12: false of what is told and asks nobody. */
  asks: z.boolean(),
  /** alert.11: felt, and somebody may have been hurt: it stands above what was felt alone. */
  mayHurt: z.boolean(),
  raisedAt: EpochMs,
  /** Null while it stands. */
  endedAt: EpochMs.nullable(),
  /** Every raise, lowering and end, oldest first. */
  history: z.array(
    z.object({
      at: EpochMs,
      version: z.number().int(),
      tier: Tier,
      move: z.enum(["raised", "lowered", "ended"]),
      why: z.string(),
      /** What the hazard was called then; not known of moves of before it was kept. */
      title: z.string().optional(),
      /** Who ended it before its time; absent where it ended by itself or by BMKG's word. */
      officer: OfficerRef.optional(),
    }),
  ),
  /** The hazard whose sequence this one belongs to (alert.7): an aftershock is folded into its main event. */
  mainId: z.string().nullable(),
});
export type Alert = z.infer<typeof Alert>;

export function tierRank(tier: Tier): number {
  return TIERS.indexOf(tier);
}
