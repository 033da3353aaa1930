import { z } from "zod";
import type { ImportError } from "./checkPlace.ts";
import { BadTable, cellOf, readCsv, type Row, type Table } from "../table/csv.ts";

/** What every table of an import goes through before its rows are looked at, whatever they hold. */

export const MAX_BYTES = 10_000_000;
const MAX_ROWS = 20_000;

/** The table, when it is whole and of a size to be taken, and its columns are those of the schema. */
export function readTable(text: string, schema: z.ZodObject): { table: Table } | { errors: ImportError[] } {
  if (Buffer.byteLength(text) > MAX_BYTES) return refused("berkas lebih besar dari 10 MB");
  let table: Table;
  try {
    table = readCsv(text);
  } catch (error) {
    if (error instanceof BadTable)
      return { errors: [{ row: error.row, column: "", value: "", reason: error.message }] };
    throw error;
  }
  const errors = checkHeader(table.header, schema);
  if (errors.length > 0) return { errors };
  if (table.rows.length === 0) return refused("tabel tidak memuat satu baris pun");
  if (table.rows.length > MAX_ROWS)
    return refused(`tabel memuat ${table.rows.length} baris; paling banyak ${MAX_ROWS}`);
  return { table };
}

const refused = (reason: string) => ({ errors: [{ row: 1, column: "", value: "", reason }] });

function checkHeader(header: readonly string[], schema: z.ZodObject): ImportError[] {
  const error = (column: string, reason: string): ImportError => ({ row: 1, column, value: column, reason });
  const known = Object.keys(schema.shape);
  const required = Object.entries(schema.shape).flatMap(([column, cell]) =>
    z.safeParse(cell, undefined).success ? [] : [column],
  );
  return [
    ...required
      .filter((column) => !header.includes(column))
      .map((column) => error(column, "kolom wajib ini tidak ada")),
    ...header
      .filter((column) => !known.includes(column))
      .map((column) => error(column, `kolom tidak dikenal; yang dikenal: ${known.join(", ")}`)),
    ...header.filter((column, i) => header.indexOf(column) !== i).map((column) => error(column, "kolom ada dua kali")),
  ];
}

/** The cells of one row by the schema, or every error in them. */
export function readCells<T>(
  schema: z.ZodType<T>,
  header: readonly string[],
  row: Row,
): { data: T } | { errors: ImportError[] } {
  if (row.cells.length !== header.length) {
    const reason = `${row.cells.length} sel, padahal judul kolom ada ${header.length}`;
    return { errors: [{ row: row.row, column: "", value: row.cells.join(" | ").slice(0, 200), reason }] };
  }
  const read = schema.safeParse(Object.fromEntries(header.map((column, i) => [column, row.cells[i]])));
  if (read.success) return { data: read.data };
  return {
    errors: read.error.issues.map(({ path, message }): ImportError => {
      const column = String(path[0] ?? "");
      return { row: row.row, column, value: cellOf(row, header, column), reason: message };
    }),
  };
}
