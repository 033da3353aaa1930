import type { Coverage } from "../../shared/record/coverage.ts";
import { readDataTable } from "./table/dataTable.ts";
import { coverageOf, CoverageRow } from "./import/importCoverage.ts";

/** `sentra_coverage.csv` by kab code, with the basis kept. Throws a sentence when the table is not as it was delivered. */
export function readCoverage(): Map<string, Coverage> {
  const rows = readDataTable("sentra_coverage", CoverageRow).map(coverageOf);
  return new Map(rows.map((row) => [row.id, row]));
}
