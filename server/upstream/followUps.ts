import { remark, type Remark } from "../../shared/bmkg/remarks.ts";
import type { Bulletin } from "../../shared/record/bulletin.ts";
import { backoffMs } from "./backoff.ts";
import type { Follow, Reading } from "./feed.ts";
import { addNote } from "./fields.ts";
import type { Polled } from "./poll.ts";

/** Has the journal what this document said, as it was dated then? */
export type Known = (code: string, datedAt: number | null) => boolean;

/** feed.20: the documents that an index names: each is owed until it was read, however long that takes, and again when it is dated anew. */
interface FollowUps {
  /** Sets what the index names now; what it no longer names is forgotten. */
  expect(follow: readonly Follow[]): void;
  /** Fetches what is owed and due, at most `PER_TURN`. */
  fetchOwed(known: Known): Promise<Bulletin[]>;
  /** How many are named and not read. */
  owed(): number;
  /** Of documents that failed or were read in part, for as long as the index names them. */
  notes(): Remark[];
  /** All are owed again, for what was read of them is lost. */
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

interface Named extends Follow {
  isRead: boolean;
  /** In a row. */
  failures: number;
  notBefore: number;
  /** Its failure was the host's, who may be well again. */
  isHostsFault: boolean;
  notes: Remark[];
}

/** Leaves two thirds of the minute's 60 requests to the other feeds, whatever the index says. */
const PER_TURN = 20;

export function createFollowUps({ fetch, keep, everyMs, steady, random }: FollowUpsParts): FollowUps {
  let all = new Map<string, Named>();

  /** False when the host is in trouble, so that the others of this turn would only meet the same. */
  async function fetchOne(named: Named, bulletins: Bulletin[]): Promise<boolean> {
    const polled = await fetch(named);
    switch (polled.outcome) {
      case "read":
        Object.assign(named, { isRead: true, notes: noted(named.code, polled.reading) });
        bulletins.push(...polled.reading.bulletins);
        // Who answers for one answers for the others: none waits ten minutes more.
        for (const other of all.values()) if (other.isHostsFault) other.notBefore = -Infinity;
        if (named.notes.length > 0) await keep(named.code, named.notes.join("\n"), polled.body);
        return true;
      case "unchanged":
        named.isRead = true;
        return true;
      case "unreadable":
        miss(named, polled.reason, polled.stayAway, null);
        await keep(named.code, `${named.code}: ${polled.reason}`, polled.body);
        return true;
      case "unreachable":
        // Our own limit is no fault of the document's.
        if (polled.stayAway === "none") return false;
        miss(named, polled.reason, polled.stayAway, polled.retryAfterMs);
        named.isHostsFault = polled.httpStatus !== 404;
        return !named.isHostsFault;
    }
  }

  function miss(named: Named, reason: Remark, stayAway: "far" | "near" | "none", retryAfterMs: number | null): void {
    named.failures += 1;
    named.isHostsFault = false;
    named.notBefore = steady() + backoffMs({ stayAway, failures: named.failures, everyMs, retryAfterMs }, random());
    named.notes = [remark("{#}: {!} (try {})", named.code, reason, named.failures)];
  }

  return {
    expect(follow) {
      all = new Map(
        follow.map((each) => {
          const before = all.get(each.code);
          return [each.code, before && !isDatedAnew(each, before) ? before : unread(each)];
        }),
      );
    },
    async fetchOwed(known) {
      const bulletins: Bulletin[] = [];
      for (const named of all.values()) if (known(named.code, named.datedAt)) named.isRead = true;
      const due = [...all.values()].filter(({ isRead, notBefore }) => !isRead && notBefore <= steady());
      for (const named of due.slice(0, PER_TURN)) if (!(await fetchOne(named, bulletins))) break;
      return bulletins;
    },
    owed: () => [...all.values()].filter(({ isRead }) => !isRead).length,
    notes: () => [...all.values()].flatMap(({ notes }) => notes),
    forget() {
      all = new Map([...all].map(([code, named]) => [code, unread(named)]));
    },
  };
}

function unread({ code, path, datedAt }: Follow): Named {
  return { code, path, datedAt, isRead: false, failures: 0, notBefore: -Infinity, isHostsFault: false, notes: [] };
}

/** An older date is an older index. */
function isDatedAnew(now: Follow, before: Follow): boolean {
  return now.datedAt !== null && (before.datedAt === null || now.datedAt > before.datedAt);
}

function noted(code: string, reading: Reading): Remark[] {
  const notes: Remark[] = [];
  for (const note of reading.notes) addNote(notes, remark("{#}: {!}", code, note));
  return notes;
}
