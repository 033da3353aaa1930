import { CsvError, parse } from "csv-parse/sync";
import { BadTable } from "./sheet.ts";

/** registry.3: a table as an office's spreadsheet writes it: `,` `;` or tab between cells, BOM, CRLF and quoted cells included. */
export interface Table {
  header: string[];
  rows: Row[];
}

export interface Row {
  /** As the spreadsheet numbers it. */
  row: number;
  cells: string[];
}

/** A table whose header is its first row. Cells come trimmed; rows without any text are left out but counted. Throws `BadTable`. */
export function readCsv(text: string): Table {
  const [header, ...rows] = recordsOf(text, delimiterOf(text)).map((cells, i): Row => ({ row: i + 1, cells }));
  if (!header || isBlank(header.cells)) throw new BadTable(1, "baris judul kolom tidak ada");
  return { header: header.cells, rows: rows.filter(({ cells }) => !isBlank(cells)) };
}

/** At most so many records, if it is said; the rest is not looked at. Throws `BadTable`. */
export function recordsOf(text: string, delimiter: string, most?: number): string[][] {
  try {
    return parse(text, {
      ...(most !== undefined && { to: most }),
      bom: true,
      delimiter,
      recordDelimiter: LINE_ENDS,
      trim: true,
      relaxColumnCount: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new BadTable(Number(error["lines"]) || 1, `bukan CSV yang utuh (${error.code})`);
  }
}

/** All of them in one file, too: tables are pasted together. */
const LINE_ENDS = ["\r\n", "\n", "\r"];

export const isBlank = (cells: readonly string[]) => cells.every((cell) => cell === "");

export const DELIMITERS = [",", ";", "\t"] as const;

/** Excel writes `;` where the comma is the decimal mark, as in Indonesia. */
function delimiterOf(text: string): string {
  const firstLine = text.slice(0, 10_000).split(/[\r\n]/, 1)[0] ?? "";
  const count = (mark: string) => firstLine.split(mark).length;
  return DELIMITERS.reduce((best, mark) => (count(mark) > count(best) ? mark : best), ",");
}

/** The text under a column; empty when there is no such column. */
export function cellOf({ cells }: Row, header: readonly string[], column: string): string {
  return cells[header.indexOf(column)] ?? "";
}
