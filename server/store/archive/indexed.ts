import { z } from "zod";
import { jsonOf } from "../chain.ts";
import type { Journal, Line } from "../journal.ts";
import { touchesOf, type Indexed } from "./chapter.ts";
import { readBack } from "./readBack.ts";

/** Where lines are indexed from: a line, and the latest time up to it. */
export interface Since {
  seq: number;
  time: number;
}

export const BEGINNING: Since = { seq: 0, time: -Infinity };

/** An entry of which only the outside is read: a fifth of the work. */
const Sketch = z.object({
  at: z.number().int(),
  changes: z.array(
    z.discriminatedUnion("op", [
      z.object({ op: z.literal("put"), record: z.looseObject({ type: z.string(), id: z.string() }) }),
      z.object({ op: z.literal("drop"), type: z.string(), id: z.string() }),
    ]),
  ),
});

/** Throws when the line is no entry. */
export const sketchOf = (line: Line) => Sketch.parse(jsonOf(line));

/** The lines after `since`, as the journal itself has them. Throws when one is no entry. */
export async function* indexedAfter(
  journal: Pick<Journal, "read">,
  since: Since,
  signal?: AbortSignal,
): AsyncGenerator<Indexed & { hash: string }> {
  let { time } = since;
  for await (const line of readBack(journal, since.seq, signal)) {
    const { at, changes } = sketchOf(line);
    time = Math.max(time, at);
    yield { seq: line.seq, hash: line.hash, time, touched: touchesOf(changes) };
  }
}
