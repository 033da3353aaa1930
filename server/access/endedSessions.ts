import { randomUUID } from "node:crypto";
import { z } from "zod";
import { DAY_MS } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import { reasonOf, type Log } from "../log.ts";

/** What is kept beside the journal under a name: `value` when nothing stood there, else what was there first. */
type Keep = (name: string, value: string) => Promise<string>;

interface EndedParts {
  keep: Keep;
  /** Words to the other nodes on this journal, and from them. */
  pulse(text: string): void;
  onPulse(listener: (text: string) => void): void;
  clock: Clock;
  log: Log;
}

/** Sessions that were ended before their time. */
export interface EndedSessions {
  has(id: string): boolean;
  end(id: string): void;
  /** Calls when one ended, here or on another node. */
  onEnd(listener: () => void): void;
}

/** Begins what stands where a node looked and nothing was yet: what is kept can't be read without being written. No id begins so. */
const LOOKED = ".";
/** Of a day; nobody logs out so often. */
const AT_MOST = 10_000;
const Told = z.object({ endedSession: z.string() });

/**
 * access.5: a session is its cookie, which somebody may have copied: that it was ended must outlive a restart and hold on every node.
 * A day's ended sessions stand beside the journal in numbered places, each written once; at the start those of today and
 * yesterday are read, for no session runs longer.
 */
export async function openEndedSessions({ keep, pulse, onPulse, clock, log }: EndedParts): Promise<EndedSessions> {
  const ended = new Set<string>();
  const listeners: (() => void)[] = [];
  const next = new Map<number, number>();
  const today = () => Math.floor(clock.now() / DAY_MS);

  /** Writes into the first free place of a day; what others wrote before is ended too. */
  async function write(day: number, value: string): Promise<void> {
    for (let place = next.get(day) ?? 0; place < AT_MOST; place++) {
      const stands = await keep(`ended-session ${day} ${place}`, value);
      next.set(day, place + 1);
      if (!stands.startsWith(LOOKED)) ended.add(stands);
      if (stands === value) return;
    }
  }

  function hear(id: string): void {
    ended.add(id);
    for (const listener of listeners) listener();
  }

  for (const day of [today() - 1, today()]) await write(day, `${LOOKED}${randomUUID()}`);
  let writing = Promise.resolve();
  onPulse((text) => {
    const told = Told.safeParse(JSON.parse(text));
    if (told.success) hear(told.data.endedSession);
  });

  return {
    has: (id) => ended.has(id),
    end(id) {
      if (ended.has(id)) return;
      hear(id);
      pulse(JSON.stringify({ endedSession: id } satisfies z.infer<typeof Told>));
      writing = writing
        .then(() => write(today(), id))
        .catch((error: unknown) =>
          log("error", "a logout could not be kept: it holds until the next start", { reason: reasonOf(error) }),
        );
    },
    onEnd: (listener) => void listeners.push(listener),
  };
}
