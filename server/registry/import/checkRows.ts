import type { World } from "../../../shared/world/world.ts";
import type { Surroundings } from "../table/placeRows.ts";
import type { Sheet } from "../table/sheet.ts";
import type { TableName } from "./columns.ts";
import type { FillContext } from "./fillRow.ts";
import type { FoundTable } from "./findTable.ts";
import { checkTable } from "./import.ts";
import { checkCoverage } from "./importCoverage.ts";
import { checkStock } from "./importStock.ts";
import type { CheckedRows } from "./plan.ts";
import type { ImportError, ReadOptions } from "./readTable.ts";

export interface CheckContext extends Omit<FillContext, "places">, ReadOptions {
  surroundings: Surroundings;
  now: number;
  per: string | null;
}

/** Any table against what is recorded: its rows whole, or every error in it. */
export function checkRows(
  name: TableName,
  sheets: readonly Sheet[],
  { place, stock }: World,
  context: CheckContext,
): { checked: CheckedRows; table: FoundTable } | { errors: ImportError[] } {
  const there = { ...context, places: place, stock };
  switch (name) {
    case "coverage": {
      const read = checkCoverage(sheets, there);
      return "errors" in read ? read : { checked: { name, rows: read.rows }, table: read.table };
    }
    case "stock": {
      const read = checkStock(sheets, there);
      return "errors" in read ? read : { checked: { name, rows: read.rows }, table: read.table };
    }
    case "tagana":
    case "sentra":
    case "warehouse":
    case "lumbung": {
      const read = checkTable(name, sheets, there);
      return "errors" in read ? read : { checked: { name, rows: read.rows }, table: read.table };
    }
  }
}
