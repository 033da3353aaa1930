import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import { Change, EMPTY_WORLD, withChanges, type World } from "../../../shared/world/world.ts";
import type { Journal, Line } from "../../store/journal.ts";

/** Reading back through a journal of years, beside a server that has the present to tell. */

export type History = Pick<Journal, "read">;

/** Few at a time: an entry with the impact of a great quake is large. */
const PAGE_LINES = 50;
const BREATH_MS = 8;

/**
 * Every line with `seq > after`, oldest first, a page at a time; ends where the journal ended when the last page was
 * read, or when `signal` aborts. Lets the server do its other work in between.
 */
export async function* readBack(history: History, after: number, signal: AbortSignal): AsyncGenerator<Line> {
  let breathedAt = performance.now();
  for (;;) {
    const page = await history.read(after, PAGE_LINES);
    for (const line of page) {
      if (performance.now() - breathedAt > BREATH_MS) {
        // SQLite answers at once, so an await alone would never let anybody else in.
        await setImmediate();
        breathedAt = performance.now();
      }
      if (signal.aborted) return;
      yield line;
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE_LINES) return;
    after = last.seq;
  }
}

const Sketched = z.discriminatedUnion("op", [
  z.object({ op: z.literal("put"), record: z.looseObject({ type: z.string(), id: z.string() }) }),
  z.object({ op: z.literal("drop"), type: z.string(), id: z.string() }),
]);
type Sketched = z.infer<typeof Sketched>;

/** An entry of which only the outside was read: a fifth of the work, and of thousands only the last records are kept. */
const Sketch = z.object({ seq: z.number().int(), at: z.number().int(), changes: z.array(Sketched) });
export type Sketch = z.infer<typeof Sketch>;

/** Throws when the line is no entry. */
export function sketchOf(line: Line): Sketch {
  return Sketch.parse(JSON.parse(line.body));
}

/** Adds up sketches to a world, whose records are read whole only at the end. */
export function createFold() {
  const last = new Map<string, Sketched>();
  let seq = 0;
  return {
    add(sketch: Sketch): void {
      for (const change of sketch.changes) {
        const { type, id } = change.op === "put" ? change.record : change;
        if (change.op === "put") last.set(`${type} ${id}`, change);
        else last.delete(`${type} ${id}`);
      }
      seq = sketch.seq;
    },
    /** Throws when a record can't be read. */
    world(): World {
      return { ...withChanges(EMPTY_WORLD, z.array(Change).parse([...last.values()])), seq };
    },
  };
}
