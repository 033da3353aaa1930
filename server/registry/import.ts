import { z } from "zod";
import type { Kabupaten } from "../../shared/kabupaten.ts";
import type { Place } from "../../shared/place.ts";
import { checkPlace, type ImportError } from "./checkPlace.ts";
import { BadTable, cellOf, readCsv, type Row, type Table } from "./csv.ts";
import { sentraOf, SentraRow, type Surroundings, taganaOf, TaganaRow, warehouseOf, WarehouseRow } from "./placeRows.ts";

export const IMPORT_KINDS = ["tagana", "sentra", "warehouse"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const MAX_BYTES = 10_000_000;
const MAX_ROWS = 20_000;

export interface ImportContext {
  kabupaten: readonly Kabupaten[];
  surroundings: Surroundings;
  /** Places there are: an id that another kind bears is refused. */
  places: ReadonlyMap<string, Place>;
}

export type Checked = { places: Place[] } | { errors: ImportError[] };

/** Every cell of every row is checked; a single error refuses the whole table. */
export function checkTable(kind: ImportKind, text: string, context: ImportContext): Checked {
  if (Buffer.byteLength(text) > MAX_BYTES) return refused("berkas lebih besar dari 10 MB");
  let table: Table;
  try {
    table = readCsv(text);
  } catch (error) {
    if (error instanceof BadTable)
      return { errors: [{ row: error.row, column: "", value: "", reason: error.message }] };
    throw error;
  }
  const { schema, idColumn } = TABLES[kind];
  const headerErrors = checkHeader(table.header, schema);
  if (headerErrors.length > 0) return { errors: headerErrors };
  if (table.rows.length === 0) return refused("tabel tidak memuat satu baris pun");
  if (table.rows.length > MAX_ROWS)
    return refused(`tabel memuat ${table.rows.length} baris; paling banyak ${MAX_ROWS}`);

  const places: Place[] = [];
  const errors: ImportError[] = [];
  const rowOf = new Map<string, number>();
  for (const row of table.rows) {
    const read = readRow(kind, table.header, row, context);
    const found = "errors" in read ? read.errors : checkPlace(read.place, row, table.header, context.kabupaten);
    if ("place" in read) {
      const { id } = read.place;
      const twin = rowOf.get(id);
      const other = context.places.get(id);
      const value = cellOf(row, table.header, idColumn);
      if (twin !== undefined)
        found.push({ row: row.row, column: idColumn, value, reason: `id sudah dipakai di baris ${twin}` });
      if (other && other.kind !== kind) {
        found.push({
          row: row.row,
          column: idColumn,
          value,
          reason: `id sudah dipakai oleh ${other.kind} "${other.name}"`,
        });
      }
      rowOf.set(id, twin ?? row.row);
      places.push(read.place);
    }
    errors.push(...found);
  }
  return errors.length > 0 ? { errors } : { places };
}

const TABLES = {
  tagana: { schema: TaganaRow, idColumn: "unit_id" },
  sentra: { schema: SentraRow, idColumn: "id" },
  warehouse: { schema: WarehouseRow, idColumn: "id" },
} satisfies Record<ImportKind, { schema: z.ZodObject; idColumn: string }>;

const refused = (reason: string): Checked => ({ errors: [{ row: 1, column: "", value: "", reason }] });

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

function readRow(
  kind: ImportKind,
  header: readonly string[],
  row: Row,
  { surroundings }: ImportContext,
): { place: Place } | { errors: ImportError[] } {
  if (row.cells.length !== header.length) {
    const reason = `${row.cells.length} sel, padahal judul kolom ada ${header.length}`;
    return { errors: [{ row: row.row, column: "", value: row.cells.join(" | ").slice(0, 200), reason }] };
  }
  const cells = Object.fromEntries(header.map((column, i) => [column, row.cells[i]]));
  const errorsIn = ({ issues }: z.ZodError) => ({
    errors: issues.map(({ path, message }): ImportError => {
      const column = String(path[0] ?? "");
      return { row: row.row, column, value: cellOf(row, header, column), reason: message };
    }),
  });
  switch (kind) {
    case "tagana": {
      const read = TaganaRow.safeParse(cells);
      return read.success ? { place: taganaOf(read.data) } : errorsIn(read.error);
    }
    case "sentra": {
      const read = SentraRow.safeParse(cells);
      return read.success ? { place: sentraOf(read.data, surroundings) } : errorsIn(read.error);
    }
    case "warehouse": {
      const read = WarehouseRow.safeParse(cells);
      return read.success ? { place: warehouseOf(read.data, surroundings) } : errorsIn(read.error);
    }
  }
}
