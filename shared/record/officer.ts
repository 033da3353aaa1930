import { z } from "zod";
import { EpochMs } from "../time.ts";
import { Vaulted } from "./vaulted.ts";

/** Who may sit at a desk, and as what. */

export const ROLES = ["petugas", "penyelia", "gudang", "sentra", "admin"] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** An officer as journal and screens know them: by role and number. What names them lies in the vault. */
export const Officer = z.object({
  type: z.literal("officer"),
  id: z.string(),
  /** Counted from 1 over all officers there ever were, and never given twice: *Petugas 2* is one person for ever. */
  number: z.number().int().min(1),
  role: Role,
  /** Since when with this role: sessions that were opened before are over. */
  since: EpochMs,
  /** Null while they serve. */
  endedAt: EpochMs.nullable(),
  /** When whatever shut them out was last forgiven; null while nothing was. */
  unlockedAt: EpochMs.nullable(),
  /** Null where whoever looks is not told; what was erased from the vault is marked here still. */
  name: Vaulted.nullable(),
  phone: Vaulted.nullable(),
});
export type Officer = z.infer<typeof Officer>;

/**
 * Whose deed it was: an officer's id; `sigap` for the house itself; in what came from a journal of form 1 the name that was typed then. Empty
 * where whoever looks is not told.
 */
export const OfficerRef = z.string();
export type OfficerRef = z.infer<typeof OfficerRef>;
