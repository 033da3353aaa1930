import { reasonOf, type Log } from "../../log.ts";
import { START, type Head, type Journal } from "../journal.ts";
import { breather, soonAgain } from "../pace.ts";
import { throwAway, vouchedEnd } from "./archive.ts";
import { ArchiveFault, chapterOf, linesOf, marksOf, moveStand, standDue, standOf, type Stand } from "./chapter.ts";
import { BEGINNING, indexedAfter, type Since } from "./indexed.ts";

/** From one stand to the next: so much is read at least to know the world of any line. */
const CHAPTERS_TO_STAND = 20;

interface KeeperParts {
  log: Log;
  /** How many lines a chapter has. */
  chapterLines: number;
  /** Whether this node is the one that writes. */
  writes(): boolean;
}

interface End extends Since {
  head: Head;
  stand: Stand;
  touchesSinceStand: number;
}

/** journal.21: lets the archive follow the journal, a whole chapter at a time, beside what else the process does. */
export function createKeeper(journal: Journal, { log, chapterLines, writes }: KeeperParts) {
  const stopped = new AbortController();
  /** Where our own last chapter ends; null when that isn't known. */
  let end: End | null = null;
  /** The line at which there is something to write. */
  let dueAt = 0;

  const follow = soonAgain(async () => {
    const breathe = breather();
    while (writes() && !stopped.signal.aborted) {
      await breathe();
      end ??= await endOf(journal, stopped.signal);
      const next = await oneMore(journal, end, chapterLines, stopped.signal);
      if (next === "nothing") break;
      // Null when another node was faster.
      end = next;
    }
    dueAt = (end?.seq ?? 0) + chapterLines;
  });

  async function followUnlessItFails(newest: number) {
    try {
      await follow();
    } catch (error) {
      if (stopped.signal.aborted) return;
      end = null;
      dueAt = newest + chapterLines;
      if (error instanceof ArchiveFault) await throwAway(journal, error, log).catch(untold);
      else untold(error);
    }
  }
  const untold = (error: unknown) => log("warn", "the archive isn't written", { reason: reasonOf(error) });

  let following = Promise.resolve();
  return {
    /** The journal has come to this line. */
    reached(newest: number): void {
      if (newest >= dueAt && writes()) following = followUnlessItFails(newest);
    },
    async stop(): Promise<void> {
      stopped.abort();
      await following;
    },
  };
}

/** Where the newest chapter ends, added up from the last that keeps a stand. Throws an `ArchiveFault`. */
async function endOf(journal: Journal, signal: AbortSignal): Promise<End> {
  const newest = await vouchedEnd(journal);
  if (!newest) return { ...BEGINNING, head: START, stand: new Map<string, number>(), touchesSinceStand: 0 };
  const { shelf } = journal;
  const kept = await shelf.newest(newest.seq, "stand");
  const stand: Stand = kept ? standOf(kept) : new Map<string, number>();
  let touchesSinceStand = 0;
  const breathe = breather();
  for (let seq = kept?.seq ?? 0; seq < newest.seq;) {
    await breathe();
    signal.throwIfAborted();
    const [chapter] = await shelf.after(seq, 1);
    if (chapter?.after !== seq) throw new ArchiveFault(`no chapter begins after line ${seq}`);
    for (const line of linesOf(chapter)) {
      moveStand(stand, line);
      touchesSinceStand += line.touched.length;
    }
    ({ seq } = chapter);
  }
  const { seq, hash, time } = newest;
  return { seq, time, head: { seq, hash }, stand, touchesSinceStand };
}

/** Writes the chapter after `end`: where that ends, or null when `end` is no longer the last. */
async function oneMore(
  journal: Journal,
  end: End,
  chapterLines: number,
  signal: AbortSignal,
): Promise<End | null | "nothing"> {
  const lines = [];
  for await (const line of indexedAfter(journal, end, signal)) if (lines.push(line) === chapterLines) break;
  const last = lines.at(-1);
  if (!last || lines.length < chapterLines) return "nothing";
  const { stand } = end;
  let { touchesSinceStand } = end;
  for (const line of lines) {
    moveStand(stand, line);
    touchesSinceStand += line.touched.length;
  }
  const due = standDue(touchesSinceStand, stand, CHAPTERS_TO_STAND * chapterLines);
  const head = { seq: last.seq, hash: last.hash };
  const chapter = chapterOf(end.seq, lines, head, due ? stand : null);
  if (!(await journal.shelf.add(end.head, chapter, marksOf(lines)))) return null;
  return { seq: last.seq, time: last.time, head, stand, touchesSinceStand: due ? 0 : touchesSinceStand };
}
