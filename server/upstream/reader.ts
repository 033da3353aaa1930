import { remark, type Remark } from "../../shared/bmkg/remarks.ts";
import type { FeedStatus } from "../../shared/bmkg/feedHealth.ts";
import { SECOND_MS } from "../../shared/time.ts";
import { momentOf, type Clock } from "../clock.ts";
import { backoffMs } from "./backoff.ts";
import { type Feed, Unreadable } from "./feed.ts";
import { createFollowUps, type Known } from "./followUps.ts";
import type { Get, StayAway } from "./get.ts";
import type { KeepBody } from "./keepBody.ts";
import { type Memory, type Outcome, poll, type Polled } from "./poll.ts";

/** One feed, read again and again: what is remembered between two tries. */
export interface FeedReader {
  readonly feed: Feed;
  /** Both clocks and the last outcome; brought up to date by each turn. */
  status(): FeedStatus;
  /** False while the feed is left alone after a failure. @param steadyMs by the steady clock */
  due(steadyMs: number): boolean;
  /**
   * Reads the feed once, and the documents it points to that aren't `known` yet. Never throws.
   * Documents that arrive although the index is as before make the turn a "read" with those bulletins alone.
   */
  turn(known: Known): Promise<Outcome>;
  /** Takes the next body for new even if it is as before. For a caller who couldn't store what the last turn read. */
  forget(): void;
  /** To be told until it is said otherwise: so much of what the feed says could not be taken. */
  leave(unheard: number): void;
}

interface FeedReaderParts {
  feed: Feed;
  /** Of the feed's host, without a slash at the end. */
  baseUrl: string;
  get: Get;
  keepBody: KeepBody;
  clock: Clock;
  /** In [0, 1), for the jitter. */
  random(): number;
}

export function createFeedReader({ feed, baseUrl, get, keepBody, clock, random }: FeedReaderParts): FeedReader {
  const everyMs = feed.everySeconds * SECOND_MS;
  let memory: Memory | null = null;
  let notBefore = -Infinity;
  let indexNotes: Remark[] = [];
  let unfollowable = 0;
  let unheard = 0;
  /** By the steady clock: an age stays what it is when the present is put right (clock.1). */
  const kept: Record<"triedAt" | "readAt" | "failingSince", number | null> = {
    triedAt: null,
    readAt: null,
    failingSince: null,
  };
  const told = (steadyMs: number | null) => (steadyMs === null ? null : momentOf(clock, steadyMs));
  let status: Omit<FeedStatus, keyof typeof kept | "reason" | "notes"> & { reason: Remark | null; notes: Remark[] } = {
    id: feed.id,
    title: feed.title,
    everyMs,
    quietAfterMs: feed.quietAfterMs,
    newestAt: null,
    outcome: "never",
    reason: null,
    failures: 0,
    notes: [],
    owed: 0,
  };
  const followUps = createFollowUps({
    fetch: ({ path, code }) => fetchFollowed(path, code),
    keep: (_code, reason, body) => keepBody(feed.id, reason, body),
    everyMs,
    steady: () => clock.steady(),
    random,
  });

  function fetchFollowed(path: string, code: string): Promise<Polled> {
    const parse = (body: string) => {
      if (!feed.parseFollowed) throw new Unreadable(remark("{} has no followed documents", feed.id));
      return feed.parseFollowed(body, code);
    };
    return poll({ url: baseUrl + path, memory: null, parse, get, clock });
  }

  const owed = () => followUps.owed() + unfollowable + unheard;

  function succeeded(outcome: "read" | "unchanged", readAt: number): void {
    notBefore = -Infinity;
    Object.assign(kept, { readAt, failingSince: null });
    const notes = [...indexNotes, ...followUps.notes()];
    status = { ...status, outcome, reason: null, failures: 0, notes, owed: owed() };
  }

  function failed(
    outcome: "unreachable" | "unreadable",
    reason: Remark,
    stayAway: StayAway,
    retryAfterMs: number | null,
  ): void {
    const steadyMs = clock.steady();
    const failures = status.failures + 1;
    notBefore = steadyMs + backoffMs({ stayAway, failures, everyMs, retryAfterMs }, random());
    kept.failingSince ??= steadyMs;
    status = { ...status, outcome, reason, failures };
  }

  async function turn(known: Known): Promise<Outcome> {
    kept.triedAt = clock.steady();
    const polled = await poll({ url: baseUrl + feed.path, memory, parse: (body) => feed.parse(body), get, clock });
    const readAt = clock.steady();
    switch (polled.outcome) {
      case "unreachable": {
        const { outcome, reason, stayAway, retryAfterMs } = polled;
        failed(outcome, reason, stayAway, retryAfterMs);
        return { outcome, reason };
      }
      case "unreadable": {
        const { outcome, reason, body, stayAway } = polled;
        failed(outcome, reason, stayAway, null);
        await keepBody(feed.id, reason, body);
        return { outcome, reason, body };
      }
      case "unchanged": {
        const bulletins = await followUps.fetchOwed(known);
        succeeded("unchanged", readAt);
        const { fetchedAt } = polled;
        if (bulletins.length === 0) return { outcome: "unchanged", fetchedAt };
        return {
          outcome: "read",
          fetchedAt,
          reading: { bulletins, newestAt: status.newestAt, notes: status.notes, follow: [] },
        };
      }
      case "read": {
        const { reading, body, fetchedAt } = polled;
        memory = polled.memory;
        indexNotes = reading.notes;
        unfollowable = reading.unfollowable ?? 0;
        if (indexNotes.length > 0) await keepBody(feed.id, indexNotes.join("\n"), body);
        followUps.expect(reading.follow);
        const bulletins = [...reading.bulletins, ...(await followUps.fetchOwed(known))];
        status = { ...status, newestAt: reading.newestAt };
        succeeded("read", readAt);
        return { outcome: "read", fetchedAt, reading: { ...reading, bulletins, notes: status.notes } };
      }
    }
  }

  return {
    feed,
    status: () => ({
      ...status,
      triedAt: told(kept.triedAt),
      readAt: told(kept.readAt),
      failingSince: told(kept.failingSince),
    }),
    due: (steadyMs) => steadyMs >= notBefore,
    turn,
    forget() {
      memory = null;
      followUps.forget();
      status = { ...status, owed: owed() };
    },
    leave(count) {
      unheard = count;
      status = { ...status, owed: owed() };
    },
  };
}
