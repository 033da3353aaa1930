import type { JournalCheck } from "../../shared/bmkg/standing.ts";
import { SECOND_MS } from "../../shared/time.ts";
import { momentOf, type Clock } from "../clock.ts";
import { reasonOf, type Log } from "../log.ts";
import type { Journal } from "./journal.ts";
import { every } from "./pace.ts";

/** A connection that broke and is back in a moment is nobody's news. */
const TOLD_AFTER_MS = 2 * SECOND_MS;
const REASON_CHARS = 300;
/** A database whose line is open and says nothing is away; what it says later is for the next probe to find. */
const PROBE_PATIENCE_MS = 3 * SECOND_MS;
/** Less than a page: what a quiet journal costs the disk. */
const PROBE_BYTES = 512;

/** When something was tried: by the steady clock that is told, and in real time, which is another in a drill. */
export interface Start {
  steadyMs: number;
  ms: number;
}

interface CheckParts {
  log: Log;
  /** The clock that screens are told. */
  clock: Clock;
  /** How long it may be unknown whether the journal can be written. */
  everyMs: number;
}

/** journal.18: whether the journal can be written and read just now: told by whatever is written, else by a probe. */
export function createCheck(journal: Pick<Journal, "probe">, { log, clock, everyMs }: CheckParts) {
  const writing = createTrouble("the journal can't be written", "the journal can be written again", { log, clock });
  const reading = createTrouble("the journal can't be read", "the journal can be read again", { log, clock });
  let wroteMs = performance.now();
  let missing = 0;
  /** A disk with room for the probe alone is full: what could not be written must fit first. */
  let bytes = PROBE_BYTES;

  const start = (): Start => ({ steadyMs: clock.steady(), ms: performance.now() });
  function wrote() {
    writing.ended();
    wroteMs = performance.now();
    bytes = PROBE_BYTES;
  }

  const stop = every(everyMs, async () => {
    if (!writing.stands() && performance.now() - wroteMs < everyMs) return;
    const started = start();
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("the journal doesn't answer")), PROBE_PATIENCE_MS);
    });
    await Promise.race([journal.probe(bytes), silence])
      .then(wrote, (error: unknown) => writing.began(started, error))
      .finally(() => clearTimeout(timer));
  });

  return {
    start,
    wrote,
    notWritten(started: Start, error: unknown, textBytes: number) {
      writing.began(started, error);
      bytes = Math.max(bytes, textBytes);
    },
    read: reading.ended,
    notRead: (error: unknown) => reading.began(start(), error),
    /** journal.24: until the next start, when no screen can know of them any more. */
    lost(entries: number) {
      missing = Math.max(missing, entries);
    },
    now: (): Omit<JournalCheck, "unkept"> => ({
      ...(writing.told() ?? reading.told() ?? { failingSince: null, reason: null }),
      missing,
    }),
    stop,
  };
}

/** Something that fails from one moment to another; the log hears of both, once. */
function createTrouble(began: string, ended: string, { log, clock }: Pick<CheckParts, "log" | "clock">) {
  let trouble: { since: Start; at: number; reason: string } | null = null;

  /** As long ago as it truly is, though the present was set since (clock.1); else as it was told before. */
  function sinceAt(known: { since: Start; at: number }): number {
    const at = momentOf(clock, known.since.steadyMs);
    if (Math.abs(at - known.at) > SECOND_MS) known.at = at;
    return known.at;
  }

  return {
    stands: () => trouble !== null,
    began(start: Start, error: unknown) {
      if (trouble === null) log("error", began, { reason: reasonOf(error) });
      const { since, at } = trouble ?? { since: start, at: momentOf(clock, start.steadyMs) };
      trouble = { since, at, reason: reasonOf(error).slice(0, REASON_CHARS) };
    },
    ended() {
      if (trouble !== null) log("info", ended);
      trouble = null;
    },
    told: () =>
      trouble === null || performance.now() - trouble.since.ms < TOLD_AFTER_MS
        ? null
        : { failingSince: sinceAt(trouble), reason: trouble.reason },
  };
}
