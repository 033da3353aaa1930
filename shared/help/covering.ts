import type { Coverage, CoveringSentra } from "../record/coverage.ts";

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
    const known = [row.sentraId, row.altId].filter((id) => id !== null).filter(isSentra);
    const sentraId = known.at(0);
    if (sentraId === undefined) rows.delete(kabCode);
    else rows.set(kabCode, { ...row, sentraId, altId: known.at(1) ?? null });
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
