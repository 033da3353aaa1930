import { reasonOf, type Log } from "../log.ts";
import type { Heard } from "./keep.ts";

/** Some days of news: a feed is heard again only where its body changed. */
const ROOM = 300;

interface UnkeptParts {
  /** While it is so, what can't be kept stays waiting; else it is the reading's own fault. */
  isFailing(): boolean;
  keep(heard: Heard): Promise<void>;
  log: Log;
}

/** journal.19: what was read while the journal could not take it, told to it in the order it was read once it can. */
export function createUnkept({ isFailing, keep, log }: UnkeptParts) {
  const waiting: Heard[] = [];
  let telling: Promise<void> | null = null;

  async function tellAll() {
    for (let next = waiting[0]; next; next = waiting[0]) {
      try {
        await keep(next);
      } catch (error) {
        if (isFailing()) throw error;
        log("error", "a reading that waited for the journal was given up", {
          feed: next.feed,
          reason: reasonOf(error),
        });
        next.forget();
      }
      // While it was being told the oldest may have had to go.
      if (waiting[0] === next) waiting.shift();
    }
  }

  return {
    count: () => waiting.length,
    add(heard: Heard) {
      waiting.push(heard);
      const dropped = waiting.length > ROOM ? waiting.shift() : undefined;
      if (!dropped) return;
      log("warn", "too much waits for the journal: the oldest reading is given up", { feed: dropped.feed });
      dropped.forget();
    },
    /** One at a time, whoever asks. Rejects while the journal fails. */
    tell(): Promise<void> {
      telling ??= tellAll().finally(() => (telling = null));
      return telling;
    },
  };
}
