import { hash } from "node:crypto";
import { FORM, NewerForm, raised } from "../../shared/world/forms.ts";
import { Entry, type Deed } from "../../shared/world/world.ts";
import { reasonOf } from "../log.ts";
import { START, type Head, type Journal, type Line } from "./journal.ts";

/** How lines hang together: numbers without a gap, each line holding the hash of the one before. */

/** journal.1: hex SHA-256 of `prev + "\n" + body`. */
export function hashOf(prev: string, body: string): string {
  return hash("sha256", `${prev}\n${body}`, "hex");
}

/** The line that a deed becomes right after `head`; the same for the same two, so it can be made again to look for it. */
export function lineOf(head: Head, deed: Deed): Line {
  const body = JSON.stringify({ seq: head.seq + 1, form: FORM, ...deed });
  return { seq: head.seq + 1, body, prev: head.hash, hash: hashOf(head.hash, body) };
}

/** The JSON of a line in our form. Throws a sentence that names the entry; a `NewerForm` when it is of a form that we don't know. */
export function jsonOf(line: Line): unknown {
  let json: unknown;
  try {
    json = JSON.parse(line.body);
  } catch (error) {
    throw new Error(`entry ${line.seq} is not JSON`, { cause: error });
  }
  try {
    return raised(json);
  } catch (error) {
    const sentence = `entry ${line.seq} ${reasonOf(error)}`;
    throw error instanceof NewerForm ? new NewerForm(sentence) : new Error(sentence, { cause: error });
  }
}

/** Throws a sentence that names the entry when its text can't be read. */
export function entryOf(line: Line): Entry {
  const read = Entry.safeParse(jsonOf(line));
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new NewerForm(
      `entry ${line.seq} can't be read: ${issue?.path.join(".")}: ${issue?.message}. A newer Sigap may have written it: go back to that, or restore a backup of before.`,
    );
  }
  if (read.data.seq !== line.seq) throw new Error(`entry ${line.seq} says of itself that it is ${read.data.seq}`);
  return read.data;
}

/** The entry of a line that must come right after `head`. Throws a sentence that names the fault. */
export function follow(head: Head, line: Line): Entry {
  if (line.seq !== head.seq + 1) throw new Error(`after entry ${head.seq} comes ${line.seq}: the numbers have a gap`);
  if (line.prev !== head.hash)
    throw new Error(`entry ${line.seq} doesn't follow entry ${head.seq}: it names ${line.prev}, not ${head.hash}`);
  const hashed = hashOf(line.prev, line.body);
  if (hashed !== line.hash)
    throw new Error(`entry ${line.seq} was altered: its text has the hash ${hashed}, kept is ${line.hash}`);
  return entryOf(line);
}

export interface Verified {
  /** Entries found good. */
  count: number;
  /** The last good one. */
  head: Head;
  /** The first fault, named; null when there is none. */
  fault: string | null;
}

/** journal.16: checks numbers, hashes and texts, a line at a time, up to the first fault. `each` gets the good entries. */
export async function verify(
  lines: AsyncIterable<Line> | Iterable<Line>,
  after: Head = START,
  each: (entry: Entry, line: Line) => unknown = () => undefined,
): Promise<Verified> {
  let head = after;
  let count = 0;
  for await (const line of lines) {
    let entry: Entry;
    try {
      entry = follow(head, line);
    } catch (error) {
      return { count, head, fault: reasonOf(error) };
    }
    // Most have nothing to wait for, and a million turns of the loop are seconds.
    const waits = each(entry, line);
    if (waits instanceof Promise) await waits;
    head = { seq: line.seq, hash: line.hash };
    count += 1;
  }
  return { count, head, fault: null };
}

const PAGE_LINES = 500;

/** All lines with `seq > after`, read page by page; ends where the journal ended when the last page was read. */
export async function* linesAfter(
  journal: Pick<Journal, "read">,
  after: number,
  atOnce = PAGE_LINES,
): AsyncGenerator<Line> {
  for (;;) {
    const page = await journal.read(after, atOnce);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < atOnce) return;
    after = last.seq;
  }
}

/** Number and hash of one line; null when the journal doesn't reach so far. */
export async function headAt(journal: Pick<Journal, "read">, seq: number): Promise<Head | null> {
  if (seq === 0) return START;
  const [line] = await journal.read(seq - 1, 1);
  return line?.seq === seq ? { seq, hash: line.hash } : null;
}
