import { z } from "zod";
import type { Coverage } from "../../../shared/record/coverage.ts";
import { nameKey } from "../../../shared/gazetteer/nameKey.ts";
import type { Kabupaten } from "../../../shared/gazetteer/kabupaten.ts";
import type { Place } from "../../../shared/record/place.ts";
import { id, note, text } from "../table/cells.ts";
import { type ImportError, unknownKab } from "./checkPlace.ts";
import { cellOf, type Row } from "../table/csv.ts";
import { readCells, readTable } from "./readTable.ts";

/** Columns of `sentra_coverage.csv`. Name and province may be left out; where they stand they must agree with the code. */
export const CoverageRow = z.object({
  kab_code: text,
  kab_name: note,
  province: note,
  sentra_id: id,
  alt_sentra_id: z.union([z.literal(""), id]).default(""),
  basis: text.regex(/^(published|derived)/, "dasar harus diawali published atau derived"),
  distance_km: note,
  source: text,
});

type CheckedCoverage = { coverage: Coverage[] } | { errors: ImportError[] };

interface CoverageContext {
  kabupaten: readonly Kabupaten[];
  /** Places there are: each Sentra that the table names must be one of them. */
  places: ReadonlyMap<string, Place>;
}

/** registry.11: as tables of places are checked: every cell of every row, and a single error refuses the whole table. */
export function checkCoverage(csv: string, context: CoverageContext): CheckedCoverage {
  const read = readTable(csv, CoverageRow);
  if ("errors" in read) return read;
  const { header, rows } = read.table;
  const errors: ImportError[] = [];
  const coverage: Coverage[] = [];
  const rowOf = new Map<string, number>();
  for (const row of rows) {
    const cells = readCells(CoverageRow, header, row);
    if ("errors" in cells) {
      errors.push(...cells.errors);
      continue;
    }
    errors.push(...checkRow(cells.data, row, header, context));
    const twin = rowOf.get(cells.data.kab_code);
    if (twin === undefined) rowOf.set(cells.data.kab_code, row.row);
    else errors.push(errorAt(row, header)("kab_code", `kabupaten/kota ini sudah ada di baris ${twin}`));
    coverage.push(coverageOf(cells.data));
  }
  return errors.length > 0 ? { errors } : { coverage };
}

/** The ids of the table are those of the Sentra table, with or without the `sentra:` that their places bear. */
export function coverageOf(row: z.infer<typeof CoverageRow>): Coverage {
  return {
    type: "coverage",
    id: row.kab_code,
    sentraId: placeId(row.sentra_id),
    altId: row.alt_sentra_id === "" ? null : placeId(row.alt_sentra_id),
    basis: row.basis.startsWith("published") ? "published" : "derived",
    basisWord: row.basis,
    source: row.source,
  };
}

const placeId = (sentra: string) => `sentra:${sentra.replace(/^sentra:/, "")}`;

const errorAt =
  (row: Row, header: readonly string[]) =>
  (column: string, reason: string): ImportError => ({
    row: row.row,
    column,
    value: cellOf(row, header, column),
    reason,
  });

function checkRow(
  row: z.infer<typeof CoverageRow>,
  at: Row,
  header: readonly string[],
  { kabupaten, places }: CoverageContext,
): ImportError[] {
  const error = errorAt(at, header);
  const errors: ImportError[] = [];
  const kab = kabupaten.find(({ code }) => code === row.kab_code);
  if (!kab) errors.push(error("kab_code", unknownKab(row.kab_code, kabupaten)));
  // A column that slipped by a row would send every kabupaten to its neighbour's Sentra.
  else {
    const names = [kab.name, kab.shortName].map(nameKey);
    if (row.kab_name !== "" && !names.includes(nameKey(row.kab_name)))
      errors.push(error("kab_name", `${kab.code} adalah ${kab.name}`));
    if (row.province !== "" && row.province !== kab.province)
      errors.push(error("province", `${kab.code} ada di provinsi ${kab.province}`));
  }
  for (const column of ["sentra_id", "alt_sentra_id"] as const) {
    if (row[column] !== "" && places.get(placeId(row[column]))?.kind !== "sentra")
      errors.push(error(column, "tidak ada Sentra dengan id ini; impor tabel sentra lebih dulu"));
  }
  if (row.alt_sentra_id !== "" && placeId(row.alt_sentra_id) === placeId(row.sentra_id))
    errors.push(error("alt_sentra_id", "cadangan sama dengan Sentra-nya sendiri"));
  return errors;
}
