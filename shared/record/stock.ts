import { z } from "zod";

/** What an office says lies at one of our places: the whole of it, as it was counted on a day. A later report takes its place. */

export const ReportedLot = z.object({
  /** As the tables of needs and of a lumbung's contents call it. */
  item: z.string(),
  unit: z.string(),
  quantity: z.number().min(0),
  /** The office's own mark; null where it keeps none. */
  batch: z.string().nullable(),
  /** The last day on which it is good, `2027-03-31`; null when the office did not say. */
  expiresOn: z.iso.date().nullable(),
});
export type ReportedLot = z.infer<typeof ReportedLot>;

export const Stock = z.object({
  type: z.literal("stock"),
  /** Of the place. */
  id: z.string(),
  /** The day of the count, in WIB. */
  asOf: z.iso.date(),
  source: z.string(),
  /** What is counted and found to be none stands here with 0. */
  lots: z.array(ReportedLot),
});
export type Stock = z.infer<typeof Stock>;
