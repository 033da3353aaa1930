import { z } from "zod";
import type { Coverage } from "../../../shared/record/coverage.ts";
import { id, note, text } from "../table/cells.ts";
import type { Sheet } from "../table/sheet.ts";
import { unknownKab } from "./checkPlace.ts";
import { type FillContext, fillRow } from "./fillRow.ts";
import type { Checked } from "./import.ts";
import { placeNames } from "./placeNames.ts";
import {
  cellsOf,
  distinct,
  type ImportError,
  parseCells,
  type ReadOptions,
  readTable,
  type Teller,
  tellerOf,
} from "./readTable.ts";

/** Columns of `sentra_coverage.csv`. Name and province may be left out; where they stand they must agree with the code. */
export const CoverageRow = z.object({
  kab_code: text,
  kab_name: note,
  province: note,
  sentra_id: id,
  alt_sentra_id: z.union([z.literal(""), id]).default(""),
  basis: text.regex(/^(published|derived)/, "dasar harus diawali published atau derived").default("published"),
  distance_km: note,
  source: text,
});

/** registry.11: as tables of places are checked: every cell of every row, and a single error refuses the whole table. */
export function checkCoverage(sheets: readonly Sheet[], context: FillContext & ReadOptions): Checked<Coverage> {
  const read = readTable("coverage", sheets, context);
  if ("errors" in read) return read;
  const { table } = read;
  const errors: ImportError[] = [];
  const rows: Coverage[] = [];
  const rowOf = new Map<string, number>();
  for (const row of table.rows) {
    const tell = tellerOf(table, row);
    const told = cellsOf(table, row);
    const filled = "errors" in told ? told : fillRow(told.cells, tell, context);
    const cells = "errors" in filled ? filled : parseCells(CoverageRow, withIds(filled.cells, context.places), tell);
    if ("errors" in cells) {
      errors.push(...cells.errors);
      continue;
    }
    errors.push(...checkRow(cells.data, tell, context));
    const twin = rowOf.get(cells.data.kab_code);
    if (twin === undefined) rowOf.set(cells.data.kab_code, row.row);
    else errors.push(tell("kab_code", `kabupaten/kota ini sudah ada di baris ${twin}`));
    rows.push(coverageOf(cells.data));
  }
  return errors.length > 0 ? { errors: distinct(errors) } : { rows, table };
}

/** An office writes the Sentra's name where we keep its id. */
function withIds(cells: Record<string, string>, places: FillContext["places"]): Record<string, string> {
  const ids = ["sentra_id", "alt_sentra_id"].flatMap((column) => {
    const named = placeNames(places)
      .named(cells[column] ?? "")
      .filter(({ kind }) => kind === "sentra");
    return named.length === 1 && named[0] ? [[column, named[0].id] as const] : [];
  });
  return { ...cells, ...Object.fromEntries(ids) };
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

function checkRow(row: z.infer<typeof CoverageRow>, tell: Teller, { kabupaten, places }: FillContext): ImportError[] {
  const errors: ImportError[] = [];
  const kab = kabupaten.find(({ code }) => code === row.kab_code);
  if (!kab) errors.push(tell("kab_code", unknownKab(row.kab_code, kabupaten)));
  else if (row.province !== "" && row.province !== kab.province)
    errors.push(tell("province", `${kab.code} ada di provinsi ${kab.province}`));
  for (const column of ["sentra_id", "alt_sentra_id"] as const) {
    if (row[column] !== "" && places.get(placeId(row[column]))?.kind !== "sentra")
      errors.push(tell(column, "tidak ada Sentra dengan id ini; impor tabel sentra lebih dulu"));
  }
  if (row.alt_sentra_id !== "" && placeId(row.alt_sentra_id) === placeId(row.sentra_id))
    errors.push(tell("alt_sentra_id", "cadangan sama dengan Sentra-nya sendiri"));
  return errors;
}
