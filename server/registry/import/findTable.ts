import { isBlank, type Row } from "../table/csv.ts";
import { BadTable, type Sheet } from "../table/sheet.ts";
import { columnNamer, type Columns } from "./columns.ts";
import { isPersonal, tellable } from "./personal.ts";

/** registry.15: the table in an office's file: below its title, on whichever sheet, under whatever headings of ours or theirs. */

export interface FoundTable {
  sheet: string;
  /** As the spreadsheet numbers it. */
  headerRow: number;
  /** Our names of the columns that we know; of the others their headings. */
  header: string[];
  /** Our name → the heading as it is written. */
  headings: ReadonlyMap<string, string>;
  /** Headings that we don't know. */
  unknown: string[];
  /** Headings of columns with people; none of their cells is in `rows`. */
  personal: string[];
  rows: Row[];
  /** Rows that are no rows of the table. */
  skipped: { row: number; why: string }[];
}

const HEADER_WITHIN = 30;

/** Throws `BadTable`. */
export function findTable(sheets: readonly Sheet[], columns: Columns, wanted: string | null): FoundTable {
  const nameOf = columnNamer(columns);
  const known = (heading: string) => nameOf(heading) ?? (isPersonal(heading) ? `personal ${heading}` : undefined);
  const named = wanted === null ? sheets : sheets.filter(({ name }) => name === wanted);
  if (named.length === 0) throw new BadTable(1, `tidak ada lembar "${wanted}"; yang ada: ${listed(sheets)}`);
  const found = named.map((sheet) => ({ sheet, ...headerIn(sheet, known) }));
  const most = Math.max(0, ...found.map(({ score }) => score));
  const best = found.filter(({ score }) => score === most);
  const first = best.at(0);
  if (!first || most < 2) throw new BadTable(1, noHeader(columns));
  // Sheets of a workbook bear names; those without are one text, cut by one mark or another.
  const others = best.filter(({ sheet }) => sheet.name !== "");
  if (others.length > 1)
    throw new BadTable(
      1,
      `${others.length} lembar memuat tabel ini (${listed(others.map(({ sheet }) => sheet))}); pilih satu dengan --lembar`,
    );
  return tableIn(first.sheet, first.at, nameOf);
}

const listed = (sheets: readonly Sheet[]) => sheets.map(({ name }) => `"${tellable(name)}"`).join(", ");

function noHeader(columns: Columns): string {
  const names = Object.entries(columns).map(([column, [alias = column]]) => alias);
  return `baris judul kolom tidak ada di ${HEADER_WITHIN} baris pertama; judul yang dikenal: ${names.join(", ")}`;
}

/** The row among the first that has most headings of ours. */
function headerIn({ rows }: Sheet, known: (heading: string) => string | undefined): { at: number; score: number } {
  let best = { at: 0, score: 0 };
  rows.slice(0, HEADER_WITHIN).forEach((cells, at) => {
    const score = new Set(cells.flatMap((cell) => (cell === "" || cell.length > 80 ? [] : (known(cell) ?? [])))).size;
    if (score > best.score) best = { at, score };
  });
  return best;
}

function tableIn({ name, rows }: Sheet, at: number, nameOf: (heading: string) => string | undefined): FoundTable {
  const told = rows[at] ?? [];
  const below = rows.slice(at + 1).map((cells, i): Row => ({ row: at + i + 2, cells }));
  const width = told.findLastIndex((heading) => heading !== "") + 1;
  const isEmpty = (column: number) => below.every(({ cells }) => (cells[column] ?? "") === "");
  const kept: number[] = [];
  const personal: string[] = [];
  for (let column = 0; column < width; column++) {
    const heading = told[column] ?? "";
    if (heading === "" && isEmpty(column)) continue;
    if (nameOf(heading) === undefined && isPersonal(heading)) personal.push(tellable(heading));
    else kept.push(column);
  }
  const headings = new Map<string, string>();
  const header = kept.map((column) => {
    const heading = told[column] ?? "";
    const ours = nameOf(heading) ?? tellable(heading);
    headings.set(ours, tellable(heading));
    return ours;
  });
  const skipped: FoundTable["skipped"] = [];
  const filled = below.filter(({ row, cells }) => {
    if (isBlank(cells)) return false;
    const why = whyNoRow(cells);
    if (why !== null) skipped.push({ row, why });
    return why === null;
  });
  return {
    sheet: name,
    headerRow: at + 1,
    header,
    headings,
    unknown: header.filter((_, i) => nameOf(told[kept[i] ?? 0] ?? "") === undefined),
    personal,
    // Cells beyond the header, if there is anything in them, make the row too long: that is for the row to tell.
    rows: filled.map(({ row, cells }) => ({
      row,
      cells: [...kept.map((column) => cells[column]), ...beyond(cells, width)].filter((cell) => cell !== undefined),
    })),
    skipped,
  };
}

function beyond(cells: readonly string[], width: number): string[] {
  return cells.slice(width, cells.findLastIndex((cell) => cell !== "") + 1);
}

/** Sums, and the line that numbers the columns, which tables of offices bear. */
function whyNoRow(cells: readonly string[]): string | null {
  const texts = cells.filter((cell) => cell !== "");
  const words = texts.filter((cell) => !/^[-+]?[\d.,\s]+$/.test(cell));
  if (words.length === 1 && /^(grand )?(total|jumlah)( (keseluruhan|total|seluruhnya))?\s*:?$/i.test(words[0] ?? ""))
    return "baris jumlah";
  const numbers = texts.map((cell) => Number(cell.replace(/^\((\d+)\)$/, "$1")));
  if (texts.length >= 3 && numbers.every((number, i) => number === i + 1)) return "nomor kolom";
  return null;
}
