import { hash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Entry } from "../../../shared/world/world.ts";
import type { Line } from "../journal.ts";
import { chapterOf, marksOf, moveStand, touchesOf, type Indexed, type Stand } from "./chapter.ts";
import type { Chapter, Shelf, Touching } from "./shelf.ts";

const ROWS_AT_ONCE = 10_000;

/**
 * journal.23: holds the archive, as it stands at the beginning, against the entries from the first on, each to be given in
 * its turn. What is written to it meanwhile isn't looked at.
 */
export async function compareArchive(shelf: Shelf) {
  const newest = await shelf.newest();
  const upTo = newest?.seq ?? 0;
  const expected = createDigest();
  const stand: Stand = new Map();
  let lines: Indexed[] = [];
  let after = 0;
  let time = -Infinity;
  let chapter: Chapter | undefined;
  let fault: string | null = null;
  await turnPage();

  async function turnPage() {
    [chapter] = after < upTo ? await shelf.after(after, 1) : [];
    lines = [];
  }

  async function compareChapter(kept: Chapter, { seq, hash }: Line) {
    const told = chapterOf(after, lines, { seq, hash }, kept.stand === null ? null : stand);
    if (!isDeepStrictEqual(told, kept))
      fault = `the archive's chapter that ends with entry ${seq} isn't what the entries tell, or it is of another form`;
    for (const mark of marksOf(lines)) expected.add({ mark, seq });
    after = seq;
    await turnPage();
  }

  return {
    add(entry: Entry, line: Line): Promise<void> | undefined {
      if (fault !== null || !chapter) return;
      time = Math.max(time, entry.at);
      const indexed = { seq: entry.seq, time, touched: touchesOf(entry.changes) };
      lines.push(indexed);
      moveStand(stand, indexed);
      return entry.seq === chapter.seq ? compareChapter(chapter, line) : undefined;
    },
    /** What is wrong, when all entries were good up to `last`; null when nothing is. */
    async fault(last: number): Promise<string | null> {
      if (fault !== null) return fault;
      if (upTo > last) return `the archive stands at ${upTo}: entries are missing at the end`;
      const kept = createDigest();
      for (let from: Touching | null = null; ;) {
        const page = await shelf.touches(from, ROWS_AT_ONCE);
        for (const row of page) if (row.seq <= upTo) kept.add(row);
        from = page.at(-1) ?? null;
        if (page.length < ROWS_AT_ONCE) break;
      }
      return kept.sum() === expected.sum() ? null : "the archive's table of records isn't what the entries tell";
    },
  };
}

const DIGITS = 12;

/** The same for the same rows in any order: how many, and the sum of their hashes. */
function createDigest() {
  let rows = 0;
  let sum = 0;
  return {
    add({ mark, seq }: Touching): void {
      rows += 1;
      sum = (sum + parseInt(hash("sha256", `${mark} ${seq}`, "hex").slice(0, DIGITS), 16)) % 16 ** DIGITS;
    },
    sum: () => `${rows} ${sum}`,
  };
}
