import { z } from "zod";
import type { Coverage } from "../../shared/coverage.ts";
import { note, text } from "./cells.ts";
import { readDataTable } from "./dataTable.ts";

const Row = z.object({ kab_code: text, sentra_id: text, alt_sentra_id: note, basis: text, source: note });

/** `sentra_coverage.csv` by kab code, with the basis kept. Throws a sentence when the table is not as it was delivered. */
export function readCoverage(): Map<string, Coverage> {
  const rows = readDataTable("sentra_coverage", Row).map((row): Coverage => ({
    kabCode: row.kab_code,
    sentraId: `sentra:${row.sentra_id}`,
    altId: row.alt_sentra_id === "" ? null : `sentra:${row.alt_sentra_id}`,
    basis: row.basis.startsWith("published") ? "published" : "derived",
    basisWord: row.basis,
    source: row.source,
  }));
  return new Map(rows.map((row) => [row.kabCode, row]));
}
