/** Which Sentra answers for a kabupaten: the table first, distance second. */

export interface Coverage {
  kabCode: string;
  /** Place id, `sentra:antasena`. */
  sentraId: string;
  /** The next one, where the table names it. */
  altId: string | null;
  /** Whether somebody published it or we derived it. */
  basis: "published" | "derived";
  /** The table's own word: `published`, `published-region`, `derived-nearest`, `derived-sibling`. */
  basisWord: string;
  source: string;
}

export interface CoveringSentra extends Coverage {
  /** Who is asked: `sentraId`, or `altId` when the first is hurt; null when neither is able and distance must decide. */
  askId: string | null;
}

/** Null for a kabupaten that the table doesn't know. */
export function sentraFor(
  kabCode: string,
  coverage: ReadonlyMap<string, Coverage>,
  isAble: (sentraId: string) => boolean = () => true,
): CoveringSentra | null {
  const row = coverage.get(kabCode);
  if (!row) return null;
  const askId = [row.sentraId, row.altId].find((id) => id !== null && isAble(id)) ?? null;
  return { ...row, askId };
}
