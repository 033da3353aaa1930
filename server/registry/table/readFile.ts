import { DELIMITERS, recordsOf } from "./csv.ts";
import { BadTable, MAX_COLUMNS, MAX_SHEET_ROWS, type Sheet } from "./sheet.ts";
import { readXlsx } from "./xlsx.ts";
import { BadZip, zipNames } from "./zip.ts";

/** registry.18: whatever file an office sends: its sheets, or a sentence that says what to do with it. */

export const MAX_BYTES = 10_000_000;

export interface Read {
  sheets: Sheet[];
  /** What was taken for granted about the file, for who made it. */
  notes: string[];
}

/** A file of text has one sheet for each mark that may stand between its cells: which it is, the header tells. Throws `BadTable`. */
export async function sheetsOf(file: Buffer): Promise<Read> {
  if (file.length > MAX_BYTES) throw new BadTable(1, "berkas lebih besar dari 10 MB");
  if (startsWith(file, [0x50, 0x4b])) return { sheets: await readXlsx(workbook(file)), notes: [] };
  for (const [marks, sentence] of FOREIGN) if (startsWith(file, marks)) throw new BadTable(1, sentence);
  const { text, notes } = textOf(file);
  if (/^\s*<(!doctype|html|table|\?xml)/i.test(text))
    throw new BadTable(1, `halaman web yang berakhiran .xls atau .csv; ${SAVE_AS}`);
  return { sheets: textSheets(text), notes };
}

/** Of text that is known to be text. */
export function textSheets(text: string): Sheet[] {
  if (Buffer.byteLength(text) > MAX_BYTES) throw new BadTable(1, "berkas lebih besar dari 10 MB");
  const errors: BadTable[] = [];
  const sheets = DELIMITERS.flatMap((mark): Sheet[] => {
    // A mark that no line bears can't be the one, but the comma stands in for all: a table of one column has none.
    if (mark !== "," && !text.includes(mark)) return [];
    try {
      return [{ name: "", rows: checked(recordsOf(text, mark, MAX_SHEET_ROWS + 1)) }];
    } catch (error) {
      if (error instanceof BadTable) errors.push(error);
      else throw error;
      return [];
    }
  });
  const [first] = errors;
  if (first && sheets.length === 0) throw first;
  return sheets;
}

function checked(rows: string[][]): string[][] {
  if (rows.length > MAX_SHEET_ROWS) throw new BadTable(1, `berkas memuat lebih dari ${MAX_SHEET_ROWS} baris`);
  const wide = rows.findIndex(({ length }) => length > MAX_COLUMNS);
  if (wide >= 0) throw new BadTable(wide + 1, `baris memuat lebih dari ${MAX_COLUMNS} sel`);
  return rows;
}

const SAVE_AS = "buka di Excel, pilih Simpan Sebagai, lalu Excel Workbook (.xlsx) atau CSV UTF-8";

const FOREIGN: readonly [marks: readonly number[], sentence: string][] = [
  [[0xd0, 0xcf, 0x11, 0xe0], `berkas Excel lama (.xls), atau dikunci dengan kata sandi; ${SAVE_AS}, tanpa kata sandi`],
  [[0x25, 0x50, 0x44, 0x46], "PDF, bukan tabel; minta berkas Excel-nya"],
];

function workbook(file: Buffer): Buffer {
  let names: string[];
  try {
    names = zipNames(file, { files: 2_000 });
  } catch (error) {
    if (error instanceof BadZip) throw new BadTable(1, `berkas Excel ${error.message}`);
    throw error;
  }
  if (names.includes("xl/workbook.xml")) return file;
  if (names.includes("content.xml")) throw new BadTable(1, `berkas LibreOffice (.ods); ${SAVE_AS}`);
  if (names.includes("xl/workbook.bin")) throw new BadTable(1, `berkas Excel biner (.xlsb); ${SAVE_AS}`);
  throw new BadTable(1, "berkas ZIP, bukan tabel; keluarkan dulu berkas di dalamnya");
}

const startsWith = (file: Buffer, marks: readonly number[]) => marks.every((mark, i) => file[i] === mark);

/** registry.9: UTF-8, or what Excel and Notepad write beside it: UTF-16, else Windows-1252. */
function textOf(file: Buffer): { text: string; notes: string[] } {
  const told = (encoding: string, name: string) => ({
    text: new TextDecoder(encoding).decode(file),
    notes: [`huruf dibaca sebagai ${name}`],
  });
  if (startsWith(file, [0xff, 0xfe])) return told("utf-16le", "UTF-16");
  if (startsWith(file, [0xfe, 0xff])) return told("utf-16be", "UTF-16");
  // Text has no noughts but in UTF-16, where every second byte of Latin letters is one.
  const head = file.subarray(0, 1000);
  const noughts = head.filter((byte) => byte === 0).length;
  if (noughts > head.length / 4) return told(file[0] === 0 ? "utf-16be" : "utf-16le", "UTF-16");
  if (noughts > 0) throw new BadTable(1, `bukan tabel yang dikenal; ${SAVE_AS}`);
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(file), notes: [] };
  } catch {
    return told("windows-1252", "Windows-1252; periksa huruf beraksen");
  }
}
