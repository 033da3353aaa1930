import { readFileSync } from "node:fs";
import { z } from "zod";
import type { LngLat } from "../../shared/geo/distance.ts";
import { degrees, note, text } from "../registry/table/cells.ts";
import { readCsv } from "../registry/table/csv.ts";
import { NotUnderstood, optionsOf } from "../command.ts";
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

export const USAGE = `Berapa lama sebuah perjalanan, dan dengan apa.
npm run --silent travel -- --from lng,lat --to lng,lat [--no-air] [--json]
npm run --silent travel -- --trips FILE.csv [--json]     kolom from, flat, flon, to, tlat, tlon; kind dan how, bila ada, mengatakan apakah lewat udara`;

const lng = z.number().min(-180).max(180);
const lat = z.number().min(-90).max(90);

const VALUE = { type: "string" } as const;
const FLAG = { type: "boolean", default: false } as const;
const OPTIONS = { from: VALUE, to: VALUE, trips: VALUE, json: FLAG, "no-air": FLAG } as const;

/** Throws a sentence that names the option, or the row and column, and its value. */
export function readQuestion(args: readonly string[]): Question {
  const { positionals, values } = optionsOf(args, OPTIONS);
  if (positionals.length > 0) throw new NotUnderstood(`"${positionals.join(" ")}" tidak dikenal.`);
  const { trips, json: asJson } = values;
  const mayFly = !values["no-air"];
  if (trips !== undefined) {
    if (values.from !== undefined || values.to !== undefined)
      throw new NotUnderstood("--trips berdiri tanpa --from dan --to.");
    return { trips: readTrips(trips, mayFly), isTable: true, asJson };
  }
  const [from, to] = (["from", "to"] as const).map((name) => positionOf(name, values[name]));
  if (!from || !to) throw new NotUnderstood("--from dan --to: sebut dari mana ke mana.");
  return { trips: [{ from, to, mayFly }], isTable: false, asJson };
}

function positionOf(name: string, words: string | undefined): Trip["from"] | null {
  if (words === undefined) return null;
  const parts = words.split(",");
  const at = z.tuple([lng, lat]).safeParse(parts.map((part) => (part.trim() === "" ? NaN : Number(part))));
  if (!at.success) throw new NotUnderstood(`--${name}: "${words}" bukan lng,lat dalam derajat.`);
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
    throw new Error(`--trips: ${file} tidak dapat dibaca (${reasonOf(cause)}).`, { cause });
  }
}
