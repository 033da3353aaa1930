import { z } from "zod";
import { EpochMs } from "../time.ts";

/** What an officer planned ahead. The next drill is one record, whatever becomes of its day. */
export const Plan = z.object({
  type: z.literal("plan"),
  id: z.literal("drill"),
  /** A day of WIB, `2026-11-28`; null when it was cleared. */
  on: z.iso.date().nullable(),
  officer: z.string(),
  at: EpochMs,
});
export type Plan = z.infer<typeof Plan>;
