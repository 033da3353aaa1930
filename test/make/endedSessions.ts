import type { EndedSessions } from "../../server/access/endedSessions.ts";

/** Sessions that were ended, in memory alone. */
export function endedSessions(): EndedSessions {
  const ended = new Set<string>();
  const listeners: (() => void)[] = [];
  return {
    has: (id) => ended.has(id),
    end(id) {
      ended.add(id);
      for (const listener of listeners) listener();
    },
    onEnd: (listener) => void listeners.push(listener),
  };
}
