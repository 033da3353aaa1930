import { cutBy, remark, type Remark } from "../../shared/bmkg/remarks.ts";
import { z } from "zod";
import { Unreadable } from "./feed.ts";
import { plainText, shortReason } from "./plainText.ts";

/** How BMKG's loosely typed fields become text, numbers and lists. */

/**
 * feed.26: how many letters a field may have; the longest on record have 64 (a place), 391 (a title) and 1,616 (a description). The patterns that
 * read these fields may cost as much as their square, which is little for so few.
 */
const LETTERS = 300;
const LETTERS_OF_WORDS = 4000;

/** Text or a number, trimmed; null when absent, empty or something else altogether. */
export const Text = z
  .unknown()
  .optional()
  .transform((value) => asText(value));

/** What is written for people, in sentences and lists. */
export const Words = z
  .unknown()
  .optional()
  .transform((value) => asText(value, LETTERS_OF_WORDS));

const MOST_LETTERS = new Map<unknown, number>([
  [Text, LETTERS],
  [Words, LETTERS_OF_WORDS],
]);

/** Known, and of no use to us; the reason stands beside it. */
export const Ignored = z.unknown().optional();

/** feed.3: one object, an array of them, or nothing at all: BMKG's feeds drop the array round a single element. */
export const List = z.unknown().optional().transform(asList);

export function asText(value: unknown, most = LETTERS): string | null {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return null;
  return plainText(value, most) || null;
}

function isNoText(value: unknown): boolean {
  return typeof value === "boolean" || (typeof value === "object" && value !== null);
}

export function asList(value: unknown): unknown[] {
  if (value === undefined || value === null || value === "") return [];
  return Array.isArray(value) ? value : [value];
}

/** `4.5`, `5,2 SR`, `154 Km`, `M 6`: the number, or null. `unit` may stand before or after it. */
export function decimal(text: string | null, unit: string): number | null {
  const match = new RegExp(`^(?:(?:${unit})[\\s.:]*)?([+-]?\\d+(?:[.,]\\d*)?)\\s*(?:${unit})?\\.?$`, "i").exec(
    text ?? "",
  );
  return match?.[1] === undefined ? null : finite(match[1]);
}

/** A number of hundreds of digits is none: it would be read as infinite, which no journal can keep. */
export function finite(text: string): number | null {
  const value = Number(text.replace(",", "."));
  return Number.isFinite(value) ? value : null;
}

/** The value, or an `Unreadable` that names the field and what stood in it. */
export function need<T>(value: T | null, field: string, raw: unknown): T {
  if (value === null) throw new Unreadable(remark("{} = {}", field, shown(raw)));
  return value;
}

/** The value as an object with named fields, or an `Unreadable`. */
export function needObject(value: unknown, field: string): Record<string, unknown> {
  return need(asObject(value), field, value);
}

export function asObject(value: unknown): Record<string, unknown> | null {
  const isOne = typeof value === "object" && value !== null && !Array.isArray(value);
  return isOne ? (value as Record<string, unknown>) : null;
}

/** quake.11: the objects that a body has at its root: one, or those of the list that it is. */
export function roots(document: unknown): Record<string, unknown>[] {
  if (Array.isArray(document) && document.length === 0) throw new Unreadable(remark("{} = {}", "body", "[]"));
  return (Array.isArray(document) ? document : [document]).map((root) => needObject(root, "body"));
}

/** Reads an object by a schema all of whose fields are optional; a field that the schema doesn't list becomes a note. */
export function readFields<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  value: unknown,
  where: string,
  notes: Remark[],
): z.infer<z.ZodObject<Shape>> {
  const fields = needObject(value, where);
  for (const [name, field] of Object.entries(fields)) {
    if (!Object.hasOwn(schema.shape, name)) noteUnknown(notes, name, field, where);
    const most = MOST_LETTERS.get(schema.shape[name]);
    if (most === undefined) continue;
    if (isNoText(field)) addNote(notes, remark("{} = {} in {} is no text", name, shown(field), where));
    if (typeof field === "string" && field.trim().length > most)
      addNote(notes, remark("{} = {} in {} is cut, of {} letters", name, shown(field), where, field.length));
  }
  return schema.parse(fields);
}

/** Its name once, with the first value: thirty records with the same new field are one piece of news. */
function noteUnknown(notes: Remark[], name: string, value: unknown, where: string): void {
  const start = `unknown field "${name}"`;
  const end = ` in ${where}`;
  if (notes.some((note) => note.startsWith(start) && note.endsWith(end))) return;
  addNote(notes, remark('unknown field "{}" = {} in {}', name, shown(value), where));
}

/** BMKG's lists hold 15 or 30. */
export const MOST_RECORDS = 40;

/** feed.27: the first `most` of a list; what is left out is noted. */
export function atMost<T>(list: readonly T[], most: number, where: string, notes: Remark[]): readonly T[] {
  if (list.length <= most) return list;
  addNote(notes, remark("{}: {} of {} are left out", where, list.length - most, list.length));
  return list.slice(0, most);
}

/** feed.4: reads each record; those that can't be read become notes. Throws when there are records and none can be read. */
export function readEach<T, From = unknown>(
  records: readonly From[],
  where: string,
  notes: Remark[],
  read: (record: From) => T,
): T[] {
  const failures: Unreadable[] = [];
  const results = records.flatMap((record, index) => {
    try {
      return [read(record)];
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      failures.push(error);
      addNote(notes, remark("{} {} of {} skipped: {!}", where, index + 1, records.length, error.message));
      return [];
    }
  });
  const [first] = failures;
  if (results.length === 0 && first) throw first;
  return results;
}

/** The same note once, and not without end: a lamp has no room for a flood. */
export function addNote(notes: Remark[], note: Remark): void {
  const told = cutBy(shortReason, note);
  if (notes.length < MAX_NOTES && !notes.includes(told)) notes.push(told);
}
const MAX_NOTES = 40;

/** A value for a sentence: JSON, cut short. */
export function shown(value: unknown): string {
  if (value === undefined) return "(absent)";
  // What is long is not written out whole, only to be cut.
  const text = typeof value === "string" ? JSON.stringify(value.slice(0, 200)) : JSON.stringify(value, shallow());
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

/** A replacer that stops after so many values. */
function shallow() {
  let left = 50;
  return (_key: string, value: unknown) =>
    left-- > 0 ? (typeof value === "string" ? value.slice(0, 200) : value) : undefined;
}
