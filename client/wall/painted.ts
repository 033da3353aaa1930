import type { World } from "../../shared/world.ts";

const KEPT_MARKS = 200;
/** It was there before this screen, or its frame is still to come. */
const UNKNOWN = 0;

/** By hazard, then version: when this screen first showed it, server time. */
export type Shown = ReadonlyMap<string, ReadonlyMap<number, number>>;

export interface Painted {
  /** To be called after the page has been told of this world. */
  note(world: World): void;
}

/**
 * Notes when a hazard's version was first drawn: `painted:<id>:<version>` on the browser's performance timeline, and the
 * server's time of it. What was already there when the screen began is history, not a latency.
 */
export function notePainted(serverNow: () => number | null, tell: (shown: Shown) => void): Painted {
  const shown = new Map<string, Map<number, number>>();
  const names: string[] = [];
  let seen: World["hazard"] | null = null;

  return {
    note({ hazard }) {
      if (hazard === seen || hazard.size === 0) return;
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
      // The second frame begins when the first, which holds the change, has been handed over.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          for (const [id, n] of fresh) {
            const at = serverNow();
            if (!first && at !== null) shown.get(id)?.set(n, at);
            const name = `painted:${id}:${n}`;
            performance.mark(name);
            names.push(name);
          }
          tell(new Map([...shown].map(([id, known]) => [id, new Map([...known].filter(([, at]) => at !== UNKNOWN))])));
          while (names.length > KEPT_MARKS) performance.clearMarks(names.shift());
        }),
      );
    },
  };
}
