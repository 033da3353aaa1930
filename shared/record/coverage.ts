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

/**
 * registry.12: the built-in table with an imported one over it: a kabupaten that the import leaves out keeps its built-in row. A Sentra that is not
 * in the registry answers for nobody; the next one then stands in its place.
 */
export function coverageIn(
  builtIn: ReadonlyMap<string, Coverage>,
  imported: ReadonlyMap<string, Coverage>,
  isSentra: (id: string) => boolean,
): Map<string, Coverage> {
  const rows = new Map([...builtIn, ...imported]);
  for (const [kabCode, row] of rows) {
    const [sentraId, altId = null] = [row.sentraId, row.altId].filter((id) => id !== null).filter(isSentra);
    if (sentraId === undefined) rows.delete(kabCode);
    else rows.set(kabCode, { ...row, sentraId, altId });
  }
  return rows;
}

/** Null for a kabupaten that the table doesn't know. */
export function sentraFor(
  kabCode: string,
  coverage: ReadonlyMap<string, Coverage>,
  isAble: (sentraId: string) => boolean = () => true,
): CoveringSentra | null {
  const row = coverage.get(kabCode);
  if (!row) return null;
  const { sentraId, altId, basis } = row;
  const askId = [sentraId, altId].find((id) => id !== null && isAble(id)) ?? null;
  return { sentraId, altId, askId, basis };
}
