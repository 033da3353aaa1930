import { reasonOf, type Log } from "../log.ts";
import type { Journal } from "./journal.ts";
import { every } from "./pace.ts";

/** journal.14: an answer is good for so long: the database gives the place away when it hasn't heard from us for 8 s. */
const GOOD_FOR_MS = 8_000;

interface Lead {
  held(): boolean;
  stop(): void;
}

/** Keeps asking for the poller's place, at once and then on a rhythm. A process that was stopped for long doesn't hold it. */
export async function createLead(
  journal: Pick<Journal, "lead">,
  { log, everyMs }: { log: Log; everyMs: number },
): Promise<Lead> {
  let goodUntil = -Infinity;
  let led = false;

  async function ask() {
    const askedAt = performance.now();
    const got = await journal.lead().catch((error: unknown) => {
      log("warn", "the poller's place can't be asked for", { reason: reasonOf(error) });
      return false;
    });
    goodUntil = got ? askedAt + GOOD_FOR_MS : -Infinity;
    if (got !== led) log("info", got ? "this node polls" : "this node no longer polls");
    led = got;
  }

  await ask();
  const stopAsking = every(everyMs, ask);
  return {
    held: () => performance.now() < goodUntil,
    stop() {
      stopAsking();
      goodUntil = -Infinity;
    },
  };
}
