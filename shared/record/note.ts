import { z } from "zod";
import { EpochMs } from "../time.ts";
import { OfficerRef } from "./officer.ts";

/**
 * What an officer did, in the words of its hour: written with the deed, in one entry, and never changed but to be struck. The world holds the
 * newest.
 */
export const Note = z.object({
  type: z.literal("note"),
  /** Sorts as it was written. */
  id: z.string(),
  at: EpochMs,
  officer: OfficerRef,
  /** Null for what is about no hazard: a wall, its link, a drill. */
  hazardId: z.string().nullable(),
  /** Null for what is about no incident. */
  incidentId: z.string().nullable(),
  words: z.string(),
  /** Source, as of when, settings; empty where there is no more to say. */
  detail: z.string(),
  /** True of what an officer wrote in their own words, false of what a deed wrote of itself. */
  written: z.boolean(),
  /** The command that it is of: a repeat is known by it. Null of what no command asked for. */
  command: z.string().nullable(),
  /** A wrong entry is struck by a name, and stays to be read. */
  struck: z.object({ officer: OfficerRef, at: EpochMs, why: z.string() }).nullable(),
});
export type Note = z.infer<typeof Note>;
