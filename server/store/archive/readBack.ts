import { linesAfter } from "../chain.ts";
import type { Journal, Line } from "../journal.ts";
import { breather } from "../pace.ts";

/** Few at a time: an entry with the impact of a great quake is large. */
const PAGE_LINES = 50;

/**
 * Every line with `seq > after`, oldest first; ends where the journal ended when the last page was read. For reading a long
 * way back beside a server that has the present to tell: it lets that do its other work in between. Throws when `signal` aborts.
 */
export async function* readBack(
  journal: Pick<Journal, "read">,
  after: number,
  signal?: AbortSignal,
): AsyncGenerator<Line> {
  const breathe = breather();
  for await (const line of linesAfter(journal, after, PAGE_LINES)) {
    await breathe();
    signal?.throwIfAborted();
    yield line;
  }
}
