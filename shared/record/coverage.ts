import { z } from "zod";

/** Which Sentra answers for a kabupaten: the table first, distance second. */

export const Coverage = z.object({
  type: z.literal("coverage"),
  /** kab code, `32.03`. */
  id: z.string(),
  /** Place id, `sentra:antasena`. */
  sentraId: z.string(),
  /** The next one, where the table names it. */
  altId: z.string().nullable(),
  /** Whether somebody published it or we derived it. */
  basis: z.enum(["published", "derived"]),
  /** The table's own word: `published`, `published-region`, `derived-nearest`, `derived-sibling`. */
  basisWord: z.string(),
  source: z.string(),
});
export type Coverage = z.infer<typeof Coverage>;

/** The Sentra that answers for a kabupaten, by the table. */
export const CoveringSentra = z.object({
  sentraId: z.string(),
  altId: z.string().nullable(),
  /** Who is asked: `sentraId`, or `altId` when the first is hurt; null when neither is able and distance must decide. */
  askId: z.string().nullable(),
  basis: Coverage.shape.basis,
});
export type CoveringSentra = z.infer<typeof CoveringSentra>;
