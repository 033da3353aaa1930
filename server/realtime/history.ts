import { setImmediate } from "node:timers/promises";
import type { Entry } from "../../shared/world.ts";
import { entryOf } from "../store/chain.ts";
import type { Journal } from "../store/journal.ts";

export type History = Pick<Journal, "read">;

/** Few at a time: an entry with the impact of a great quake is large, and reading back must never crowd out the live. */
const PAGE_LINES = 50;
const BREATH_MS = 8;

/**
 * Every entry with `seq > after`, oldest first, a page at a time; ends where the journal ended when the last page was
 * read. Lets the server do its other work in between. Throws when a line can't be read.
 */
export async function* entriesAfter(history: History, after: number): AsyncGenerator<Entry> {
  let breathedAt = performance.now();
  for (;;) {
    const page = await history.read(after, PAGE_LINES);
    for (const line of page) {
      if (performance.now() - breathedAt > BREATH_MS) {
        // SQLite answers at once, so an await alone would never let anybody else in.
        await setImmediate();
        breathedAt = performance.now();
      }
      yield entryOf(line);
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE_LINES) return;
    after = last.seq;
  }
}
