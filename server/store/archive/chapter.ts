import { hash } from "node:crypto";
import { z } from "zod";
import { FORM } from "../../../shared/world/forms.ts";
import { hashOf } from "../chain.ts";
import type { Head } from "../journal.ts";
import type { Chapter } from "./shelf.ts";

/** What stands of one line of the journal in the archive. */
export interface Indexed {
  seq: number;
  /** The latest time of any line up to this one: of two nodes' clocks one may be behind, and the journal's order is the true one. */
  time: number;
  touched: Touch[];
}

interface Touch {
  /** Type and id of a record, as `keyOf` joins them. */
  key: string;
  op: "put" | "drop";
}

/** For each record that stands, its key and the number of the line that put it last. */
export type Stand = Map<string, number>;

/** The archive is in doubt: it is thrown away, and the journal asked instead. */
export class ArchiveFault extends Error {}

export const keyOf = ({ type, id }: { type: string; id: string }) => `${type} ${id}`;

/** The name of a record in an index: short, however long and strange the id is that somebody sent us. */
export const markOf = (key: string) => hash("sha256", key, "base64url").slice(0, 22);

/** A change of which the outside is enough. */
type Sketched = { op: "put"; record: { type: string; id: string } } | { op: "drop"; type: string; id: string };

export function touchesOf(changes: readonly Sketched[]): Touch[] {
  return changes.map((change) => ({ op: change.op, key: keyOf(change.op === "put" ? change.record : change) }));
}

/** As the world's tables are moved by a line. */
export function moveStand(stand: Stand, { seq, touched }: Indexed) {
  for (const { op, key } of touched) {
    if (op === "put") stand.set(key, seq);
    else stand.delete(key);
  }
}

const Lines = z.array(z.tuple([z.number()], z.string()));
const SIGN = { put: "+", drop: "-" } as const;

/** `stand` is that at the end of the lines, when it is to be kept. */
export function chapterOf(after: number, lines: readonly Indexed[], end: Head, stand: Stand | null): Chapter {
  const text = JSON.stringify(
    lines.map(({ time, touched }) => [time, ...touched.map(({ op, key }) => SIGN[op] + key)]),
  );
  const content = {
    after,
    ...end,
    time: lines.at(-1)?.time ?? 0,
    lines: text,
    stand: stand && JSON.stringify([...stand]),
  };
  return { ...content, sum: sumOf(content) };
}

export function marksOf(lines: readonly Indexed[]): string[] {
  return [...new Set(lines.flatMap(({ touched }) => touched.map(({ key }) => markOf(key))))];
}

/** form.3: of the form too in which the lines were read, for what they touch may be another in the next. */
function sumOf({ after, seq, hash, time, lines, stand }: Omit<Chapter, "sum">): string {
  return hashOf(hash, `${FORM} ${after} ${seq} ${time} ${stand}\n${lines}`);
}

/** Throws an `ArchiveFault` when it isn't what `chapterOf` made. */
export function linesOf(chapter: Chapter): Indexed[] {
  expectWhole(chapter);
  const lines = Lines.parse(JSON.parse(chapter.lines));
  if (lines.length !== chapter.seq - chapter.after) throw new ArchiveFault(`chapter ${chapter.seq} lacks lines`);
  return lines.map(([time, ...touched], n) => ({
    seq: chapter.after + 1 + n,
    time,
    touched: touched.map((touch) => ({ op: touch.startsWith(SIGN.put) ? "put" : "drop", key: touch.slice(1) })),
  }));
}

/** Throws an `ArchiveFault` when it isn't what `chapterOf` made. */
export function standOf(chapter: Chapter): Stand {
  expectWhole(chapter);
  if (chapter.stand === null) throw new ArchiveFault(`chapter ${chapter.seq} has no stand`);
  return new Map(z.array(z.tuple([z.string(), z.number()])).parse(JSON.parse(chapter.stand)));
}

function expectWhole(chapter: Chapter) {
  if (chapter.sum !== sumOf(chapter))
    throw new ArchiveFault(`chapter ${chapter.seq}: its sum doesn't agree, or it is of another form`);
}

/**
 * Whether a stand is kept after so many touches: at least `least`, and as many as it is long, so that all stands together are
 * no longer than what they save the reading of.
 */
export function standDue(touchesSince: number, stand: Stand, least: number): boolean {
  return touchesSince >= Math.max(least, stand.size);
}
