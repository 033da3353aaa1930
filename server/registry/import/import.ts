import type { z } from "zod";
import type { Kabupaten } from "../../../shared/gazetteer/kabupaten.ts";
import type { Place } from "../../../shared/record/place.ts";
import { checkPlace, type ImportError } from "./checkPlace.ts";
import { cellOf, type Row } from "../table/csv.ts";
import {
  sentraOf,
  SentraRow,
  type Surroundings,
  taganaOf,
  TaganaRow,
  warehouseOf,
  WarehouseRow,
} from "../table/placeRows.ts";
import { readCells, readTable } from "./readTable.ts";

export const IMPORT_KINDS = ["tagana", "sentra", "warehouse"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export interface ImportContext {
  kabupaten: readonly Kabupaten[];
  surroundings: Surroundings;
  /** Places there are: an id that another kind bears is refused. */
  places: ReadonlyMap<string, Place>;
}

type Checked = { places: Place[] } | { errors: ImportError[] };

/** registry.4: every cell of every row is checked; a single error refuses the whole table. */
export function checkTable(kind: ImportKind, text: string, context: ImportContext): Checked {
  const { schema, idColumn } = TABLES[kind];
  const checked = readTable(text, schema);
  if ("errors" in checked) return checked;
  const { table } = checked;

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

function readRow(
  kind: ImportKind,
  header: readonly string[],
  row: Row,
  { surroundings }: ImportContext,
): { place: Place } | { errors: ImportError[] } {
  switch (kind) {
    case "tagana": {
      const read = readCells(TaganaRow, header, row);
      return "errors" in read ? read : { place: taganaOf(read.data) };
    }
    case "sentra": {
      const read = readCells(SentraRow, header, row);
      return "errors" in read ? read : { place: sentraOf(read.data, surroundings) };
    }
    case "warehouse": {
      const read = readCells(WarehouseRow, header, row);
      return "errors" in read ? read : { place: warehouseOf(read.data, surroundings) };
    }
  }
}
