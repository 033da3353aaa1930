import { readFileSync } from "node:fs";
import { z } from "zod";
import { readCsv } from "./csv.ts";

/** A table of `server/data`, read and checked row by row. Throws a sentence that names the row which is not as it should be. */
export function readDataTable<Row>(name: string, schema: z.ZodType<Row>): Row[] {
  const { header, rows } = readCsv(readFileSync(new URL(`../../data/${name}.csv`, import.meta.url), "utf8"));
  return rows.map(({ row, cells }) => {
    const read = schema.safeParse(Object.fromEntries(header.map((column, i) => [column, cells[i]])));
    if (read.success) return read.data;
    throw new Error(`server/data/${name}.csv, row ${row}: ${z.prettifyError(read.error)}`);
  });
}
