import type { Mark, Update } from "../../shared/wire/protocol.ts";
import { everything, type Change, type Entry, type World } from "../../shared/world/world.ts";

/** journal.9: the newest entries, kept in memory for screens that were away for a while. */
export interface Tail {
  push(entry: Entry): void;
  /** The whole when the mark is of another journal, ahead of this one, or older than what is kept. */
  since(mark: Mark | null, to: Mark, world: World): Update;
}

export function createTail(kept: number): Tail {
  const entries: Entry[] = [];
  return {
    push(entry) {
      entries.push(entry);
      if (entries.length > kept) entries.shift();
    },
    since(mark, to, world) {
      const missed = mark?.epoch === to.epoch ? to.seq - mark.seq : Infinity;
      if (missed < 0 || missed > entries.length) return { whole: true, to, changes: everything(world) };
      return { whole: false, to, changes: lastOfEach(entries.slice(entries.length - missed)) };
    },
  };
}

/** journal.11: changes are whole records, so of several to one record the last is enough. Order is kept. */
function lastOfEach(entries: readonly Entry[]): Change[] {
  const last = new Map<string, Change>();
  for (const change of entries.flatMap((entry) => entry.changes)) {
    const { type, id } = change.op === "put" ? change.record : change;
    const key = `${type} ${id}`;
    last.delete(key);
    last.set(key, change);
  }
  return [...last.values()];
}
