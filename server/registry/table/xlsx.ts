import readXlsxFile from "read-excel-file/universal";
import { z } from "zod";
import { BadTable, MAX_COLUMNS, MAX_SHEET_ROWS, type Sheet } from "./sheet.ts";
import { BadZip, TOO_LARGE, unzip, zip } from "./zip.ts";

/**
 * registry.19: a workbook as Excel keeps it. What it claims is not believed: it is unpacked under limits and its marks are counted before
 * the reader, which holds all of it in memory and fills gaps up, is given exactly what was looked at.
 */

const MAX_CELLS = 1_000_000;
const MAX_AREA = 5_000_000;
const MAX_STRINGS = 400_000;
const LIMITS = { bytes: 60_000_000, files: 2_000, ratio: 100 };

const isRead = (name: string) =>
  /^xl\/(workbook|sharedStrings|styles|worksheets\/[^/]+|_rels\/workbook)\.xml(\.rels)?$/i.test(name);

const Cell = z.union([z.string(), z.number(), z.boolean(), z.instanceof(Date), z.null()]);
const Sheets = z.array(z.object({ sheet: z.string(), data: z.array(z.array(Cell)) }));

/** Throws `BadTable`. */
export async function readXlsx(file: Buffer): Promise<Sheet[]> {
  const files = unzipped(file);
  // Which of them are sheets is for the workbook to say, so all are looked at as if they were.
  let area = 0;
  const checked = new Map<string, Buffer>();
  for (const [name, body] of files) {
    // Byte for byte: every mark that is looked for is ASCII.
    const xml = body.toString("latin1");
    area += areaOf(xml);
    checked.set(name, Buffer.from(withFailures(xml), "latin1"));
  }
  if (area > MAX_AREA) throw tooMany(`lebih dari ${MAX_AREA} sel`);
  const packed = zip(checked, { pack: false });
  const bytes = packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.length) as ArrayBuffer;
  const sheets = Sheets.parse(await readXlsxFile(bytes).catch(refused));
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellText)) }));
}

const SPLIT = "hapus lembar dan baris yang tidak dipakai, lalu simpan lagi";

function unzipped(file: Buffer): Map<string, Buffer> {
  try {
    return unzip(file, isRead, LIMITS);
  } catch (error) {
    if (!(error instanceof BadZip)) throw error;
    const advice = error.message === TOO_LARGE ? `; ${SPLIT}` : "";
    throw new BadTable(1, `berkas Excel ${error.message}${advice}`);
  }
}

const tooMany = (what: string) => new BadTable(1, `berkas Excel memuat ${what}; ${SPLIT}`);

/** How many cells the reader makes of it, gaps filled up. Throws `BadTable` when that is more than a table needs. */
function areaOf(xml: string): number {
  checkMarks(xml);
  if (countOf(xml, /<(?:\w+:)?si[\s>/]/g, MAX_STRINGS) > MAX_STRINGS) throw tooMany(`lebih dari ${MAX_STRINGS} teks`);
  if (countOf(xml, /<(?:\w+:)?c[\s>/]/g, MAX_CELLS) > MAX_CELLS) throw tooMany(`lebih dari ${MAX_CELLS} sel`);
  let [rows, columns] = [countOf(xml, /<(?:\w+:)?row[\s>/]/g, MAX_SHEET_ROWS), 0];
  // A row or a cell may stand anywhere it says, and the gap before it is filled up.
  for (const [, told = ""] of xml.matchAll(/\sr\s*=\s*["']([^"']{0,40})/g)) {
    const { letters = "", row } = /^(?<letters>[A-Z]{0,3})(?<row>\d{1,7})$/.exec(told)?.groups ?? {};
    if (row === undefined) throw new BadTable(1, "berkas Excel tidak utuh: letak sel tidak dikenal");
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, columnNumber(letters));
  }
  if (rows > MAX_SHEET_ROWS) throw tooMany(`lebih dari ${MAX_SHEET_ROWS} baris`);
  if (columns > MAX_COLUMNS) throw tooMany(`lebih dari ${MAX_COLUMNS} kolom`);
  return rows * columns;
}

/** Excel writes 32,767 letters into a cell at most. */
const MAX_TEXT = 200_000;
const MAX_TAG = 16_000;

/** No entities, comments or CDATA, which Excel doesn't write; no mark or text without an end, over which the reader takes hours. */
function checkMarks(xml: string): void {
  const broken = new BadTable(1, "berkas Excel memuat tanda yang tidak ditulis Excel; buka dan simpan lagi di Excel");
  let at = xml.startsWith("<?") ? xml.indexOf("?>") + 2 : xml.indexOf("<");
  if (at === 1 || at > MAX_TAG) throw broken;
  for (;;) {
    const open = xml.indexOf("<", at);
    if ((open < 0 ? xml.length : open) - at > MAX_TEXT) throw broken;
    if (open < 0) return;
    const end = xml.indexOf(">", open);
    if (end < 0 || end - open > MAX_TAG || xml[open + 1] === "!" || xml[open + 1] === "?") throw broken;
    at = end + 1;
  }
}

/** The reader takes a formula that failed, or has not been computed, for an empty cell; a figure must not go missing that way. */
function withFailures(xml: string): string {
  return xml
    .replace(/(<(?:\w+:)?c\s[^<>]*\bt\s*=\s*["'])e(?=["'])/g, "$1str")
    .replace(/(<\/(?:\w+:)?f>|<(?:\w+:)?f\s[^<>]*\/>)\s*(?=<\/(?:\w+:)?c>)/g, "$1<v>#N/A</v>");
}

const columnNumber = (letters: string) =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** Counts no further than is asked. */
function countOf(text: string, mark: RegExp, most: number): number {
  let count = 0;
  for (const _ of text.matchAll(mark)) {
    if (++count > most) break;
  }
  return count;
}

function refused(error: unknown): never {
  const told = error instanceof Error ? error.message : "";
  const { row, column } = /row (?<row>\d+), col (?<column>\d+)/.exec(told)?.groups ?? {};
  if (row === undefined) throw new BadTable(1, "bukan berkas Excel (.xlsx) yang utuh; buka dan simpan lagi di Excel");
  throw new BadTable(
    Number(row),
    `sel di kolom ke-${column} tidak dapat dibaca: rumusnya galat atau belum dihitung; perbaiki, atau tempel sebagai nilai`,
  );
}

/** A day without its hour: spreadsheets keep days as midnights of no zone. */
function cellText(cell: z.infer<typeof Cell>): string {
  if (cell === null) return "";
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "tanggal galat" : cell.toISOString().slice(0, 10);
  return String(cell).trim();
}

/** A workbook of text cells, so that Excel takes no code for a number. */
export function writeXlsx(sheets: readonly Sheet[]): Buffer {
  const files: [string, string][] = [
    [
      "[Content_Types].xml",
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${OFFICE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${OFFICE}.styles+xml"/>${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${OFFICE}.worksheet+xml"/>`).join("")}</Types>`,
    ],
    ["_rels/.rels", relations([["officeDocument", "xl/workbook.xml"]])],
    [
      "xl/workbook.xml",
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets>${sheets.map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      relations([
        ...sheets.map((_, i): [string, string] => ["worksheet", `worksheets/sheet${i + 1}.xml`]),
        ["styles", "styles.xml"],
      ]),
    ],
    // Style 1 is text (number format 49), 2 the same in bold.
    [
      "xl/styles.xml",
      `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`,
    ],
    ...sheets.map(({ rows }, i): [string, string] => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(rows)]),
  ];
  return zip(new Map(files.map(([name, xml]) => [name, Buffer.from(`${XML}${xml}`)])), { pack: true });
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function relations(parts: readonly [kind: string, target: string][]): string {
  const each = parts.map(
    ([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${RELATION}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join("")}</Relationships>`;
}

function sheetXml(rows: readonly string[][]): string {
  const columns = Math.max(1, ...rows.map(({ length }) => length));
  const body = rows.map((cells, i) => {
    const each = cells.map((cell, column) =>
      cell === ""
        ? ""
        : `<c r="${columnName(column)}${i + 1}" s="${i === 0 ? 2 : 1}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`,
    );
    return `<row r="${i + 1}">${each.join("")}</row>`;
  });
  return `<worksheet xmlns="${MAIN}"><cols><col min="1" max="${columns}" width="22" style="1" customWidth="1"/></cols><sheetData>${body.join("")}</sheetData></worksheet>`;
}

function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : `${columnName(Math.floor(column / 26) - 1)}${letter}`;
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (mark) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[mark] ?? mark);
