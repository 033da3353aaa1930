import { z } from "zod";
import { Unreadable } from "./feed.ts";

/** How BMKG's loosely typed fields become text, numbers and lists. */

/** Text or a number, trimmed; null when absent, empty or something else altogether. */
export const Text = z.unknown().optional().transform(asText);

/** Known, and of no use to us; the reason stands beside it. */
export const Ignored = z.unknown().optional();

/** feed.3: one object, an array of them, or nothing at all: BMKG's feeds drop the array round a single element. */
export const List = z.unknown().optional().transform(asList);

export function asText(value: unknown): string | null {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return null;
  return value.trim() || null;
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
  if (value === null) throw new Unreadable(`${field} = ${shown(raw)}`);
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
  if (Array.isArray(document) && document.length === 0) throw new Unreadable("body = []");
  return (Array.isArray(document) ? document : [document]).map((root) => needObject(root, "body"));
}

/** Reads an object by a schema all of whose fields are optional; a field that the schema doesn't list becomes a note. */
export function readFields<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  value: unknown,
  where: string,
  notes: string[],
): z.infer<z.ZodObject<Shape>> {
  const fields = needObject(value, where);
  for (const [name, field] of Object.entries(fields)) {
    if (!Object.hasOwn(schema.shape, name)) noteUnknown(notes, name, field, where);
    else if (schema.shape[name] === Text && isNoText(field))
      addNote(notes, `${name} = ${shown(field)} in ${where} is no text`);
  }
  return schema.parse(fields);
}

/** Its name once, with the first value: thirty records with the same new field are one piece of news. */
function noteUnknown(notes: string[], name: string, value: unknown, where: string): void {
  const start = `unknown field "${name}"`;
  const end = ` in ${where}`;
  if (notes.some((note) => note.startsWith(start) && note.endsWith(end))) return;
  addNote(notes, `${start} = ${shown(value)}${end}`);
}

/** feed.4: reads each record; those that can't be read become notes. Throws when there are records and none can be read. */
export function readEach<T, From = unknown>(
  records: readonly From[],
  where: string,
  notes: string[],
  read: (record: From) => T,
): T[] {
  const failures: Unreadable[] = [];
  const results = records.flatMap((record, index) => {
    try {
      return [read(record)];
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      failures.push(error);
      addNote(notes, `${where} ${index + 1} of ${records.length} skipped: ${error.message}`);
      return [];
    }
  });
  const [first] = failures;
  if (results.length === 0 && first) throw first;
  return results;
}

/** The same note once, and not without end: a lamp has no room for a flood. */
export function addNote(notes: string[], note: string): void {
  if (notes.length < MAX_NOTES && !notes.includes(note)) notes.push(note);
}
const MAX_NOTES = 40;

/** A value for a sentence: JSON, cut short. */
export function shown(value: unknown): string {
  if (value === undefined) return "(absent)";
  const json = JSON.stringify(value);
  return json.length > 100 ? `${json.slice(0, 100)}…` : json;
}
