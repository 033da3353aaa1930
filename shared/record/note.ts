import { z } from "zod";
import { EpochMs } from "../time.ts";

/** What an officer did, in the words of its hour: written with the deed, in one entry, and never changed. The world holds the newest. */
export const Note = z.object({
  type: z.literal("note"),
  /** Sorts as it was written. */
  id: z.string(),
  at: EpochMs,
  officer: z.string(),
  /** Null for what is about no hazard: a wall, its link, a drill. */
  hazardId: z.string().nullable(),
  words: z.string(),
  /** Source, as of when, settings; empty where there is no more to say. */
  detail: z.string(),
});
export type Note = z.infer<typeof Note>;
