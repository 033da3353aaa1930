import type { z } from "zod";
import { cellOf, type Row } from "../table/csv.ts";
import { BadTable, type Sheet } from "../table/sheet.ts";
import { COLUMNS, type Columns, type TableName } from "./columns.ts";
import { findTable, type FoundTable } from "./findTable.ts";
import { hasPersonal, PERSONAL_CELL, REFUSED_COLUMN, tellable } from "./personal.ts";

/** What every table of an import goes through before its rows are looked at, whatever they hold. */

/** For the officer who made the table, in Indonesian. The row is the spreadsheet's; an empty column means the row or table as a whole. */
export interface ImportError {
  row: number;
  column: string;
  value: string;
  reason: string;
}

export interface ReadOptions {
  /** Columns with people are left out instead of refused. */
  withoutPersonal?: boolean;
  /** Of the sheet, where several hold the table. */
  sheet?: string | null;
}

const MAX_ROWS = 20_000;

/** Of each group of columns one must be there. */
const REQUIRED: Record<TableName, readonly (readonly string[])[]> = {
  tagana: [["name"], ["kab_code", "kab_name"], ["lat", "coordinates"], ["lon", "coordinates"]],
  sentra: [["name"], ["kab_code", "kab_name"], ["lat", "coordinates"], ["lon", "coordinates"]],
  warehouse: [["name"], ["kab_code", "kab_name", "province"], ["lat", "coordinates"], ["lon", "coordinates"]],
  lumbung: [["name"], ["kab_code", "kab_name"], ["lat", "coordinates"], ["lon", "coordinates"]],
  coverage: [["kab_code", "kab_name"], ["sentra_id"]],
  stock: [["place"], ["item"], ["quantity"], ["unit"]],
};

/** The table, when it is whole and of a size to be taken, and its columns are those that we know. */
export function readTable(
  name: TableName,
  sheets: readonly Sheet[],
  { withoutPersonal = false, sheet = null }: ReadOptions,
): { table: FoundTable } | { errors: ImportError[] } {
  let table: FoundTable;
  try {
    table = findTable(sheets, COLUMNS[name], sheet);
  } catch (error) {
    if (error instanceof BadTable)
      return { errors: [{ row: error.row, column: "", value: "", reason: error.message }] };
    throw error;
  }
  const errors = checkHeader(name, table, withoutPersonal);
  if (errors.length > 0) return { errors };
  const refused = (reason: string) => ({ errors: [{ row: table.headerRow, column: "", value: "", reason }] });
  if (table.rows.length === 0) return refused("tabel tidak memuat satu baris pun");
  if (table.rows.length > MAX_ROWS)
    return refused(`tabel memuat ${table.rows.length} baris; paling banyak ${MAX_ROWS}`);
  return { table };
}

function checkHeader(name: TableName, table: FoundTable, withoutPersonal: boolean): ImportError[] {
  const { header, headerRow, unknown, personal } = table;
  const columns: Columns = COLUMNS[name];
  const titles = (column: string) => columns[column]?.slice(0, 4).join(", ");
  const known = Object.entries(columns).map(([column, [alias = column]]) => alias);
  const error = (column: string, reason: string): ImportError => ({ row: headerRow, column, value: "", reason });
  return [
    ...REQUIRED[name]
      .filter((group) => !group.some((column) => header.includes(column)))
      .map((group) =>
        error(
          columns[group[0] ?? ""]?.[0] ?? "",
          `kolom wajib ini tidak ada; judulnya boleh ${group.flatMap(titles).join(", ")}`,
        ),
      ),
    ...(withoutPersonal ? [] : personal.map((heading) => error(heading, REFUSED_COLUMN))),
    ...unknown.map((heading) =>
      error(
        heading,
        heading === ""
          ? "kolom tanpa judul berisi sesuatu"
          : `kolom tidak dikenal; hapus, atau pakai salah satu: ${known.join(", ")}`,
      ),
    ),
    ...header
      .filter((column, i) => !unknown.includes(column) && header.indexOf(column) !== i)
      .map((column) => error(columns[column]?.[0] ?? column, "kolom ada dua kali")),
  ];
}

/** Tells of a cell of one row what is wrong with it; nothing of a person, whatever the cell holds. */
export type Teller = (column: string, reason: string) => ImportError;

/** Columns that are read from others where the office has no such column. */
const READ_FROM: Record<string, string> = {
  kab_code: "kab_name",
  lat: "coordinates",
  lon: "coordinates",
  province: "kab_name",
};

export function tellerOf({ header, headings }: FoundTable, row: Row): Teller {
  return (column, reason) => {
    const there = header.includes(column) ? column : (READ_FROM[column] ?? column);
    return { row: row.row, column: headings.get(there) ?? there, value: tellable(cellOf(row, header, there)), reason };
  };
}

/** A row by our names of its columns, or every error that any row may have. */
export function cellsOf(table: FoundTable, row: Row): { cells: Record<string, string> } | { errors: ImportError[] } {
  const { header } = table;
  if (row.cells.length !== header.length) {
    const reason = `${row.cells.length} sel, padahal judul kolom ada ${header.length}`;
    return { errors: [{ row: row.row, column: "", value: "", reason }] };
  }
  const cells = Object.fromEntries(header.map((column, i) => [column, row.cells[i] ?? ""]));
  const tell = tellerOf(table, row);
  const errors = Object.entries(cells).flatMap(([column, cell]) => {
    if (IDLE.has(column)) return [];
    if (hasPersonal(cell)) return [tell(column, PERSONAL_CELL)];
    return FAILED.test(cell)
      ? [tell(column, "rumus Excel galat atau belum dihitung; perbaiki, atau tempel sebagai nilai")]
      : [];
  });
  return errors.length > 0 ? { errors } : { cells };
}

const FAILED = /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!)/;

const IDLE = new Set(["no", "address", "kecamatan", "note"]);

/** The cells by the schema, or every error in them. */
export function parseCells<T>(
  schema: z.ZodType<T>,
  cells: Record<string, string>,
  tell: Teller,
): { data: T } | { errors: ImportError[] } {
  const read = schema.safeParse(cells);
  if (read.success) return { data: read.data };
  return { errors: read.error.issues.map(({ path, message }) => tell(String(path[0] ?? ""), message)) };
}

/** A column that stands for two tells its error once. */
export function distinct(errors: readonly ImportError[]): ImportError[] {
  const seen = new Set<string>();
  return errors.filter((error) => {
    const key = JSON.stringify(error);
    return !seen.has(key) && seen.add(key);
  });
}
