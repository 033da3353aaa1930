import type { Bulletin } from "../../shared/record/bulletin.ts";
import { backoffMs } from "./backoff.ts";
import type { Follow, Reading } from "./feed.ts";
import { addNote } from "./fields.ts";
import type { Polled } from "./poll.ts";

/** feed.20: the documents that an index points to: each is fetched once, and those that failed are still owed. */
interface FollowUps {
  /** Sets what the index names now; what it no longer names is forgotten. */
  expect(follow: readonly Follow[]): void;
  /** Fetches what is owed and due, at most `PER_TURN`. */
  fetchOwed(known: (code: string) => boolean): Promise<Bulletin[]>;
  /** Of documents that failed or were read in part, for as long as the index names them. */
  notes(): string[];
  forget(): void;
}

interface FollowUpsParts {
  fetch(follow: Follow): Promise<Polled>;
  keep(code: string, reason: string, body: string): Promise<void>;
  everyMs: number;
  /** The steady clock, ms. */
  steady(): number;
  random(): number;
}

interface Owed extends Follow {
  tries: number;
  notBefore: number;
  state: "owed" | "done" | "given-up";
  notes: string[];
}

const TRIES = 5;
/** Leaves two thirds of the minute's 60 requests to the other feeds, whatever the index says. */
const PER_TURN = 20;

export function createFollowUps({ fetch, keep, everyMs, steady, random }: FollowUpsParts): FollowUps {
  let all = new Map<string, Owed>();

  /** False when the host is in trouble, so that the others of this turn would only meet the same. */
  async function fetchOne(owed: Owed, bulletins: Bulletin[]): Promise<boolean> {
    const polled = await fetch(owed);
    switch (polled.outcome) {
      case "read":
        Object.assign(owed, { state: "done", notes: noted(owed.code, polled.reading) });
        bulletins.push(...polled.reading.bulletins);
        if (owed.notes.length > 0) await keep(owed.code, owed.notes.join("\n"), polled.body);
        return true;
      case "unchanged":
        owed.state = "done";
        return true;
      case "unreadable":
        miss(owed, polled.reason, polled.stayAway, null);
        await keep(owed.code, `${owed.code}: ${polled.reason}`, polled.body);
        return true;
      case "unreachable":
        // Our own limit is no fault of the document's.
        if (polled.stayAway === "none") return false;
        miss(owed, polled.reason, polled.stayAway, polled.retryAfterMs);
        return polled.httpStatus === 404;
    }
  }

  function miss(owed: Owed, reason: string, stayAway: "far" | "near" | "none", retryAfterMs: number | null): void {
    owed.tries += 1;
    owed.state = owed.tries >= TRIES ? "given-up" : "owed";
    owed.notBefore = steady() + backoffMs({ stayAway, failures: owed.tries, everyMs, retryAfterMs }, random());
    owed.notes = [`${owed.code}: ${reason} (try ${owed.tries} of ${TRIES})`];
  }

  return {
    expect(follow) {
      all = new Map(
        follow.map((each) => [
          each.code,
          all.get(each.code) ?? { ...each, tries: 0, notBefore: -Infinity, state: "owed", notes: [] },
        ]),
      );
    },
    async fetchOwed(known) {
      const bulletins: Bulletin[] = [];
      const due = [...all.values()].filter(
        ({ code, state, notBefore }) => state === "owed" && notBefore <= steady() && !known(code),
      );
      for (const owed of due.slice(0, PER_TURN)) if (!(await fetchOne(owed, bulletins))) break;
      return bulletins;
    },
    notes: () => [...all.values()].flatMap(({ notes }) => notes),
    forget: () => all.clear(),
  };
}

function noted(code: string, reading: Reading): string[] {
  const notes: string[] = [];
  for (const note of reading.notes) addNote(notes, `${code}: ${note}`);
  return notes;
}
