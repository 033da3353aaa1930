import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import type { Arrival } from "../../shared/intensity/travelTimes.ts";

/** Figures to hold the scheme against. */

export type Row = Readonly<Record<string, string>>;

/** Of a table of figures, by its file. */
export function readFigures(file: string): Row[] {
  const rows: Row[] = parse(readFileSync(file, "utf8"), { columns: true, trim: true });
  if (rows.length === 0) throw new Error(`${file} holds no rows.`);
  return rows;
}

export function figure(row: Row, column: string): number {
  const cell = row[column];
  if (cell === undefined || cell === "") throw new Error(`The column ${column} is missing in ${JSON.stringify(row)}.`);
  return Number(cell);
}

/** ak135 as the product carries it. */
export function readArrivals(): Arrival[] {
  const file = fileURLToPath(new URL("../../server/data/ak135_first_arrivals_km.csv", import.meta.url));
  return readFigures(file).map((row) => ({
    depthKm: figure(row, "depth_km"),
    epicentralKm: figure(row, "epicentral_km"),
    pSeconds: figure(row, "P_s"),
    sSeconds: figure(row, "S_s"),
  }));
}
