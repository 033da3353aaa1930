import { z } from "zod";
import { EpochMs } from "../time.ts";
import { FeedId } from "./bulletin.ts";

/** Only the turns are journaled (well → failing → well); the running clocks travel with the heartbeat. */
export const FeedTrouble = z.object({
  type: z.literal("feed"),
  id: FeedId,
  outcome: z.enum(["read", "unreachable", "unreadable"]),
  reason: z.string().nullable(),
  since: EpochMs,
  /** When a body of this feed was read for the first time ever; what that body holds is mostly history (history.1). */
  firstReadAt: EpochMs.nullable(),
});
export type FeedTrouble = z.infer<typeof FeedTrouble>;
