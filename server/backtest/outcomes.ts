import { z } from "zod";
import type { LngLat } from "../../shared/geo/distance.ts";
import { HOUR_MS } from "../../shared/time.ts";
import { readCsv } from "../registry/table/csv.ts";
import { BadTable } from "../registry/table/sheet.ts";

/** A quake whose outcome is known: 1 light, 2 damaging, 3 a disaster. */
export interface Outcome {
  name: string;
  /** Midnight in Jakarta with which its day begins, epoch ms. */
  dayStart: number;
  at: LngLat;
  magnitude: number;
  level: 1 | 2 | 3;
}

const WIB_MS = 7 * HOUR_MS;
const number = (least: number, most: number) =>
  z.string().transform((cell, context) => {
    const value = Number(cell);
    if (cell.trim() !== "" && value >= least && value <= most) return value;
    context.addIssue({ code: "custom", message: `is no number from ${least} to ${most}` });
    return z.NEVER;
  });

/** The columns that are read; others may stand beside them. */
const Row = z.object({
  date_wib: z.iso.date("is no day as 2022-11-21"),
  m: number(1, 9.5),
  lat: number(-90, 90),
  lon: number(-180, 180),
  name: z.string().min(1, "is empty"),
  level: z.enum(["1", "2", "3"], "is none of 1 (light), 2 (damaging), 3 (disaster)"),
});

/** Throws a sentence that names the row, the field and its value. */
export function readOutcomes(text: string, file: string): Outcome[] {
  const { header, rows } = tableOf(text, file);
  const missing = Row.keyof().options.filter((column) => !header.includes(column));
  if (missing.length > 0) throw new Error(`${file} has no column ${missing.join(", ")}.`);
  if (rows.length === 0) throw new Error(`${file} has no rows.`);
  return rows.map(({ row, cells }) => {
    const told = Object.fromEntries(header.map((column, i) => [column, cells[i] ?? ""]));
    const read = Row.safeParse(told);
    if (!read.success) {
      const [issue] = read.error.issues;
      const field = String(issue?.path[0] ?? "");
      throw new Error(`${file}, row ${row}: ${field} "${told[field] ?? ""}" ${issue?.message ?? "is not understood"}.`);
    }
    const { date_wib, m, lat, lon, name, level } = read.data;
    return {
      name,
      dayStart: Date.parse(date_wib) - WIB_MS,
      at: [lon, lat],
      magnitude: m,
      level: Number(level) as Outcome["level"],
    };
  });
}

function tableOf(text: string, file: string) {
  try {
    return readCsv(text);
  } catch (error) {
    if (error instanceof BadTable) throw new Error(`${file}, row ${error.row}: ${error.message}.`, { cause: error });
    throw error;
  }
}
