import type { Place } from "../../../shared/record/place.ts";
import {
  lumbungOf,
  LumbungRow,
  sentraOf,
  SentraRow,
  type Surroundings,
  taganaOf,
  TaganaRow,
  warehouseOf,
  WarehouseRow,
} from "../table/placeRows.ts";
import type { Sheet } from "../table/sheet.ts";
import { checkPlace } from "./checkPlace.ts";
import type { TableName } from "./columns.ts";
import { type FillContext, fillRow, idOf } from "./fillRow.ts";
import type { FoundTable } from "./findTable.ts";
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

export type ImportKind = Extract<TableName, "tagana" | "sentra" | "warehouse" | "lumbung">;

export interface ImportContext extends FillContext, ReadOptions {
  surroundings: Surroundings;
}

export type Checked<T> = { rows: T[]; table: FoundTable } | { errors: ImportError[] };

const ID_COLUMN: Record<ImportKind, string> = { tagana: "unit_id", sentra: "id", warehouse: "id", lumbung: "id" };

/** registry.4: every cell of every row is checked; a single error refuses the whole table. */
export function checkTable(kind: ImportKind, sheets: readonly Sheet[], context: ImportContext): Checked<Place> {
  const checked = readTable(kind, sheets, context);
  if ("errors" in checked) return checked;
  const { table } = checked;
  const idColumn = ID_COLUMN[kind];

  const rows: Place[] = [];
  const errors: ImportError[] = [];
  const rowOf = new Map<string, number>();
  const filled = table.rows.map((row) => ({ row, tell: tellerOf(table, row), ...filledRow(table, row, context) }));
  const inKab = new Map<string, number>();
  for (const each of filled)
    if ("kab" in each && each.kab) inKab.set(each.kab.code, (inKab.get(each.kab.code) ?? 0) + 1);
  for (const each of filled) {
    if ("errors" in each) {
      errors.push(...each.errors);
      continue;
    }
    const { row, tell, cells, kab } = each;
    // An empty cell is a mistake of the table; a table without the column has no ids of its own.
    if (!(idColumn in cells) && !isCollective(kind, cells))
      cells[idColumn] = idOf(kind, cells, kab, context, inKab.get(kab?.code ?? "") === 1);
    const read = placeOf(kind, cells, tell, context);
    const found = "errors" in read ? read.errors : checkPlace(read.data, tell, context.kabupaten);
    if ("data" in read) {
      const { id } = read.data;
      const twin = rowOf.get(id);
      const other = context.places.get(id);
      if (twin !== undefined)
        found.push(
          tell(
            table.header.includes(idColumn) ? idColumn : "name",
            `${table.header.includes(idColumn) ? "id" : "nama"} sudah dipakai di baris ${twin}`,
          ),
        );
      if (other && other.kind !== kind)
        found.push(tell(idColumn, `id sudah dipakai oleh ${other.kind} "${other.name}"`));
      rowOf.set(id, twin ?? row.row);
      rows.push(read.data);
    }
    errors.push(...found);
  }
  return errors.length > 0 ? { errors: distinct(errors) } : { rows, table };
}

/** The built-in table has one row for all lumbung of a kabupaten, with their number and without ids. */
const isCollective = (kind: ImportKind, cells: Record<string, string>) =>
  kind === "lumbung" && "lumbung_count_est" in cells && !("id" in cells);

function filledRow(table: FoundTable, row: FoundTable["rows"][number], context: ImportContext) {
  const read = cellsOf(table, row);
  return "errors" in read ? read : fillRow(read.cells, tellerOf(table, row), context);
}

function placeOf(
  kind: ImportKind,
  cells: Record<string, string>,
  tell: Teller,
  { surroundings, kabupaten }: ImportContext,
): { data: Place } | { errors: ImportError[] } {
  switch (kind) {
    case "tagana":
      return mapped(parseCells(TaganaRow, cells, tell), taganaOf);
    case "sentra": {
      const city = kabupaten.find(({ code }) => code === cells["kab_code"])?.name;
      return mapped(parseCells(SentraRow, { ...(city !== undefined && { city }), ...cells }, tell), (row) =>
        sentraOf(row, surroundings),
      );
    }
    case "warehouse":
      return mapped(parseCells(WarehouseRow, cells, tell), (row) => warehouseOf(row, surroundings));
    case "lumbung":
      return mapped(parseCells(LumbungRow, cells, tell), lumbungOf);
  }
}

function mapped<A, B>(read: { data: A } | { errors: ImportError[] }, to: (data: A) => B) {
  return "errors" in read ? read : { data: to(read.data) };
}
