import { z } from "zod";
import { EpochMs } from "../time.ts";
import { OfficerRef } from "./officer.ts";

/** Who is on duty at the desk just now. One record: a desk that nobody minds is told to the walls. */
export const Duty = z.object({
  type: z.literal("duty"),
  id: z.literal("desk"),
  /** In the order in which they began. */
  on: z.array(z.object({ officer: OfficerRef, since: EpochMs })),
  /** The last one, signed by both. */
  handedOver: z.object({ from: OfficerRef, to: OfficerRef, at: EpochMs }).nullable(),
});
export type Duty = z.infer<typeof Duty>;
