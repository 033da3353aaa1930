import type { World } from "../../shared/world.ts";

const KEPT_MARKS = 200;

export interface Painted {
  /** To be called after the page has been told of this world. */
  note(world: World): void;
  /** When this screen first showed each version of a hazard, server time. */
  shownAt(hazardId: string): ReadonlyMap<number, number>;
}

/**
 * Notes when a hazard's version was first drawn: `painted:<id>:<version>` on the browser's performance timeline, and the
 * server's time of it. What was already there when the screen began is history, not a latency.
 */
export function notePainted(serverNow: () => number | null): Painted {
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
        known.set(n, Number.NaN);
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
          while (names.length > KEPT_MARKS) performance.clearMarks(names.shift());
        }),
      );
    },
    shownAt(hazardId) {
      return new Map([...(shown.get(hazardId) ?? [])].filter(([, at]) => !Number.isNaN(at)));
    },
  };
}
