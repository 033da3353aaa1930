import { z } from "zod";

/** One thing in a file that is not as its form says, in the words of whoever made the file: where, what stands there, what should. */
interface Fault {
  at: string;
  value: string;
  wanted: string;
}

/** Faults as they are found; after the fifth of a file they are counted alone. */
export interface Told {
  say(at: string, value: unknown, wanted: string): void;
  faults(): Fault[];
  count(): number;
}

const SHOWN = 5;

export function createTold(): Told {
  const faults: Fault[] = [];
  let count = 0;
  return {
    say(at, value, wanted) {
      count += 1;
      if (faults.length < SHOWN) faults.push({ at, value: short(value), wanted });
    },
    faults: () => faults,
    count: () => count,
  };
}

/** What `json` is by this form; null, and told, when it is not of it. */
export function ofForm<T>(form: z.ZodType<T>, json: unknown, { say }: Pick<Told, "say">): T | null {
  const read = form.safeParse(json, { error: z.locales.id().localeError });
  if (read.success) return read.data;
  for (const { path, message } of read.error.issues) say(pathOf(path), valueAt(json, path), message);
  return null;
}

/** `objects.regencies.geometries[3].properties.code`. */
function pathOf(path: readonly PropertyKey[]): string {
  const told = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
  return told.replace(/^\./, "");
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], json);
}

function short(value: unknown): string {
  if (value === undefined) return "tidak ada";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
