import { parse } from "csv-parse/sync";
import { slabTable, type SlabTable } from "../../shared/intensity/tectonics.ts";
import { readCompanion } from "../geo/recorded.ts";

/** Figures to hold the scheme against, read from the companion folder where they lie. */

export type Row = Readonly<Record<string, string>>;

/** `checks/…` or `facts/…`. Throws a sentence when it is absent. */
export function readFigures(path: string): Row[] {
  const rows: Row[] = parse(readCompanion(path), { columns: true, trim: true });
  if (rows.length === 0) throw new Error(`../shared/${path} holds no rows.`);
  return rows;
}

export function figure(row: Row, column: string): number {
  const cell = row[column];
  if (cell === undefined || cell === "") throw new Error(`The column ${column} is missing in ${JSON.stringify(row)}.`);
  return Number(cell);
}

export function companionSlab(): SlabTable {
  return slabTable(
    readFigures("facts/slab2_indonesia_0p25deg.csv").map((row) => ({
      zone: row["zone"] ?? "",
      at: [figure(row, "lon"), figure(row, "lat")] as const,
      depthKm: figure(row, "slab_depth_km"),
      uncertaintyKm: figure(row, "depth_unc_km"),
      deepestInterfaceKm: figure(row, "zone_max_interface_depth_km"),
    })),
  );
}
