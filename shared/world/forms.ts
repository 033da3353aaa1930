import { fromForm1, type Told } from "./fromForm1.ts";

/**
 * form.1: the form in which this Sigap writes entries. An entry tells its own; one that tells none is of form 1, from before forms were told.
 * A change of what is journaled raises it, and brings a line of `UP`.
 */
export const FORM = 2;

/**
 * form.2: of each form before ours, how an entry of it is told in the next. Each looks at that entry alone, and stays for ever: bytes and
 * hashes never change, so a journal of years holds every form there was.
 */
export const UP: Readonly<Record<number, (entry: Told) => Told>> = { 1: fromForm1 };

/** form.4: written, as far as can be told, by a Sigap that knows more than this one, which must neither guess nor decide without it. */
export class NewerForm extends Error {}

/** An entry's JSON in our form. What is no entry at all is left for the schema to refuse. Throws `NewerForm`. */
export function raised(json: unknown, [form, up]: readonly [number, typeof UP] = [FORM, UP]): unknown {
  if (!isTold(json)) return json;
  let entry = json;
  let at = formOf(entry);
  if (at > form)
    throw new NewerForm(
      `is of form ${at}, and this Sigap knows forms up to ${form}: a newer Sigap wrote it. Go back to that, or restore a backup of before.`,
    );
  for (; at < form; at += 1) {
    const next = up[at];
    if (!next) throw new Error(`is of form ${at}, which this Sigap doesn't know`);
    entry = next(entry);
  }
  return { ...entry, form };
}

function isTold(json: unknown): json is Told {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function formOf({ form = 1 }: Told): number {
  if (typeof form !== "number" || !Number.isInteger(form) || form < 1)
    throw new Error(`bears the form ${JSON.stringify(form)}, which is none`);
  return form;
}
