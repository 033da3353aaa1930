import { readFileSync } from "node:fs";
import { z } from "zod";
import type { LngLat } from "../../shared/geo/distance.ts";
import { degrees, note, text } from "../registry/table/cells.ts";
import { readCsv } from "../registry/table/csv.ts";
import { reasonOf } from "../log.ts";

/** What `npm run travel` is asked. */
export interface Question {
  trips: Trip[];
  /** Of a table, else of one journey. */
  isTable: boolean;
  asJson: boolean;
}

export interface Trip {
  from: { name: string; at: LngLat };
  to: { name: string; at: LngLat };
  /** Whether an aeroplane may be taken. */
  mayFly: boolean;
}

export const USAGE = `npm run --silent travel -- --from lng,lat --to lng,lat [--no-air] [--json]
npm run --silent travel -- --trips FILE.csv [--json]     columns from, flat, flon, to, tlat, tlon; kind and how, where they are told, say whether it flew`;

const lng = z.number().min(-180).max(180);
const lat = z.number().min(-90).max(90);

/** Throws a sentence that names the option, or the row and column, and its value. */
export function readQuestion(args: readonly string[]): Question {
  const options = collect(args);
  const trips = options.get("trips");
  const asJson = options.has("json");
  const mayFly = !options.has("no-air");
  if (trips !== undefined) {
    if (options.has("from") || options.has("to")) throw new Error("--trips stands without --from and --to.");
    return { trips: readTrips(trips, mayFly), isTable: true, asJson };
  }
  const [from, to] = ["from", "to"].map((name) => positionOf(name, options.get(name)));
  if (!from || !to) throw new Error("--from and --to say from where to where.");
  return { trips: [{ from, to, mayFly }], isTable: false, asJson };
}

function positionOf(name: string, words: string | undefined): Trip["from"] | null {
  if (words === undefined) return null;
  const parts = words.split(",");
  const at = z.tuple([lng, lat]).safeParse(parts.map((part) => (part.trim() === "" ? NaN : Number(part))));
  if (!at.success) throw new Error(`--${name}: "${words}" is no lng,lat in degrees.`);
  return { name: words, at: at.data };
}

const TripRow = z.object({
  from: text,
  flat: degrees.pipe(lat),
  flon: degrees.pipe(lng),
  to: text,
  tlat: degrees.pipe(lat),
  tlon: degrees.pipe(lng),
  kind: note,
  how: note,
});

/** Of a journey that is told to have gone by air. */
const FLOWN =
  /\b(air|flight|flown|plane|aeroplane|airplane|aircraft|helicopter|hercules|udara|pesawat|penerbangan|helikopter)\b/i;

function readTrips(file: string, mayFly: boolean): Trip[] {
  const { header, rows } = readCsv(readText(file));
  if (rows.length === 0) throw new Error(`${file}: no row below the header.`);
  return rows.map(({ row, cells }) => {
    const told = Object.fromEntries(header.map((column, i) => [column, cells[i]]));
    const read = TripRow.safeParse(told);
    if (!read.success) {
      const [issue] = read.error.issues;
      const column = String(issue?.path[0] ?? "?");
      throw new Error(
        `${file}, row ${row}, ${column}: "${told[column] ?? ""}": ${issue?.message ?? "not understood"}.`,
      );
    }
    const { from, flat, flon, to, tlat, tlon, kind, how } = read.data;
    const flew = how === "" ? kind === "" || FLOWN.test(kind) : FLOWN.test(how) || FLOWN.test(kind);
    return { from: { name: from, at: [flon, flat] }, to: { name: to, at: [tlon, tlat] }, mayFly: mayFly && flew };
  });
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new Error(`--trips: ${file} can't be read (${reasonOf(cause)}).`, { cause });
  }
}

const WITH_VALUE = new Set(["from", "to", "trips"]);
const WITHOUT = new Set(["json", "no-air"]);

/** `--name value` and `--name=value`; a negative number is a value. */
function collect(args: readonly string[]): Map<string, string> {
  const options = new Map<string, string>();
  for (let i = 0; i < args.length; i++) {
    const [, name = "", inline] = /^--([a-z-]+)(?:=(.*))?$/s.exec(args[i] ?? "") ?? [];
    if (!WITH_VALUE.has(name) && !WITHOUT.has(name)) throw new Error(`"${args[i]}" is no option.`);
    if (options.has(name)) throw new Error(`--${name} is given twice.`);
    if (WITHOUT.has(name)) {
      if (inline !== undefined) throw new Error(`--${name} takes no value, not "${inline}".`);
      options.set(name, "");
      continue;
    }
    const value = inline ?? args[++i];
    if (value === undefined) throw new Error(`--${name} has no value.`);
    options.set(name, value);
  }
  return options;
}
