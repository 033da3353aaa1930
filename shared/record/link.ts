import { z } from "zod";
import { EpochMs } from "../time.ts";

const Deed = z.object({ officer: z.string(), at: EpochMs });

/** A wall's link as the desk lists it. The link itself, which opens a wall, stands nowhere: by its hash it can't be made. */
export const Link = z.object({
  type: z.literal("link"),
  /** A hash of the link. */
  id: z.string(),
  name: z.string(),
  viewingDistanceM: z.number(),
  screenHeightMm: z.number(),
  /** Null of one that was made before links were listed, and is known since a wall came with it. */
  made: Deed.nullable(),
  revoked: Deed.nullable(),
});
export type Link = z.infer<typeof Link>;
