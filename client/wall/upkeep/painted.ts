import type { World } from "../../../shared/world/world.ts";
import { afterFrame } from "../../lib/afterFrame.ts";
import { whenDrawn } from "../../map/drawn.ts";

const KEPT_MARKS = 200;
/** It was there before this screen, or its frame is still to come. */
const UNKNOWN = 0;

/** By hazard, then version: when this screen first showed it, server time. */
export type Shown = ReadonlyMap<string, ReadonlyMap<number, number>>;

export interface Painted {
  /** To be called after the page has been told of this world; `heardMs`: when it arrived, the page's steady ms, null before. */
  note(world: World, heardMs: number | null): void;
}

/**
 * picture.33: notes how a hazard's version came onto this screen, as marks `<stage>:<id>:<version>` on the browser's performance
 * timeline: `heard` the message had arrived, `changed` the words stand in the page, `painted` the frame with them has been
 * handed over, `mapped` the map has drawn what its sources were told. `tell` has the server's time of `painted`. What was
 * already there when the screen began is history, not a latency: it has no marks.
 */
export function notePainted(serverNow: () => number | null, tell: (shown: Shown) => void): Painted {
  const shown = new Map<string, Map<number, number>>();
  const names: string[] = [];
  let seen: World["hazard"] | null = null;

  const mark = (stage: string, fresh: readonly [string, number][], startTime = performance.now()) => {
    for (const [id, n] of fresh) {
      const name = `${stage}:${id}:${n}`;
      performance.mark(name, { startTime });
      names.push(name);
    }
    while (names.length > KEPT_MARKS) performance.clearMarks(names.shift());
  };

  return {
    note({ hazard }, heardMs) {
      if (heardMs === null || hazard === seen) return;
      const first = seen === null;
      seen = hazard;
      const fresh: [string, number][] = [];
      for (const { id, versions } of hazard.values()) {
        const known = shown.get(id) ?? new Map<number, number>();
        shown.set(id, known);
        const n = versions.at(-1)?.n ?? 0;
        if (known.has(n)) continue;
        known.set(n, UNKNOWN);
        fresh.push([id, n]);
      }
      for (const id of shown.keys()) if (!hazard.has(id)) shown.delete(id);
      if (first || fresh.length === 0) return;
      mark("heard", fresh, heardMs);
      mark("changed", fresh);
      // By then every layer of the map has told its source what follows from this world.
      queueMicrotask(() => whenDrawn(() => mark("mapped", fresh)));
      afterFrame(() => {
        const at = serverNow();
        mark("painted", fresh);
        if (at === null) return;
        for (const [id, n] of fresh) shown.get(id)?.set(n, at);
        tell(new Map([...shown].map(([id, known]) => [id, new Map([...known].filter(([, at]) => at !== UNKNOWN))])));
      });
    },
  };
}
