import { z } from "zod";
import { FeedStatus } from "../../shared/bmkg/feedHealth.ts";
import { EpochMs, SECOND_MS } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { HostClock } from "../upstream/hostClock.ts";
import type { FeedReader } from "../upstream/reader.ts";
import { onRhythm } from "../upstream/schedule.ts";
import { reasonOf, type Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import type { Present } from "./reweigh.ts";
import { watchTime } from "./timeMoves.ts";

interface PollerParts {
  readers: readonly FeedReader[];
  store: Store;
  ownClock: Clock;
  hostClock: HostClock;
  log: Log;
  work(reader: FeedReader): Promise<void>;
  tidy(): Promise<void>;
  /** What was judged by another present than is believed now. */
  reweigh(present: Pick<Present, "sure" | "move">): Promise<void>;
  /** Besides the feeds: documents that are looked for by a quake's name; null when none are. */
  lookFor: (() => Promise<void>) | null;
  /** On every node, leading or not. */
  tellUnkept(): Promise<void>;
}

const WATCH_EVERY_MS = SECOND_MS;
const TIDY_EVERY_MS = 5 * SECOND_MS;
const PULSE_EVERY_MS = 3 * SECOND_MS;
/** Between the feeds' beats. */
const LOOK = { everySeconds: 30, offsetSeconds: 13 };

const Pulse = z.object({
  feeds: z.array(FeedStatus),
  /** What the reading node holds for the present, and how many hosts agree; null while it can't tell. */
  present: z.object({ at: EpochMs, hosts: z.number().int() }).nullable(),
});

/**
 * wire.10: which node reads the feeds, and when. The node that leads reads each feed once, then on its rhythm, and tells the other
 * nodes its feeds' clocks, and the present by BMKG's hosts (clock.5); they show those on their screens as their own.
 */
export function createPoller(parts: PollerParts) {
  const { readers, store, ownClock, hostClock, log, work, tidy, reweigh, lookFor, tellUnkept } = parts;
  const { clock } = hostClock;
  const [ownMove, presentMove] = [watchTime(ownClock), watchTime(clock)];
  const stops: (() => void)[] = [];
  const running = new Map<FeedReader, Promise<void>>();
  let leading = false;
  let heard: FeedStatus[] | null = null;

  /** Not while the journal fails: its cause is logged once (journal.18), and each feed would say it again every few seconds. */
  function complain(what: string, error: unknown, feed?: string) {
    if (store.check().failingSince === null) log("error", what, { feed, reason: reasonOf(error) });
  }

  /** One turn of one feed, unless it is not ours, not due, or under way. */
  async function go(reader: FeedReader) {
    if (!store.isLeader() || !reader.due(clock.steady()) || running.has(reader)) return;
    const turn = work(reader).catch((error: unknown) => complain("a feed's turn failed", error, reader.feed.id));
    running.set(reader, turn);
    await turn;
    running.delete(reader);
  }

  function watch() {
    const before = leading;
    leading = store.isLeader();
    if (before !== leading) log("info", leading ? "this node reads the feeds" : "another node reads the feeds");
    // Before it is looked how far the present was set: what the hosts' first word set must be among it.
    const sure = hostClock.check().aheadMs !== null;
    const [own, present] = [ownMove(), presentMove()];
    if (own ?? present) log("warn", "the clock was set", { byMs: own?.byMs, presentByMs: present?.byMs });
    if (!leading) return;
    // What was read by a wrong present is judged anew though it stays the same.
    if (present) for (const reader of readers) reader.forget();
    // A machine that slept finds its clock set too: what was read before may be hours old.
    if (!before || own || present) for (const reader of readers) void go(reader);
    if (!before) chores();
    void reweigh({ sure, move: present }).catch((error: unknown) => complain("reweighing failed", error));
  }

  let busy = false;
  /** Never twice at once: while the journal fails each takes its time. */
  function chores() {
    if (busy) return;
    busy = true;
    void tellUnkept()
      .then(() => (store.isLeader() ? tidy() : undefined))
      .catch((error: unknown) => complain("tidying failed", error))
      .finally(() => (busy = false));
  }

  let looking = Promise.resolve();
  function look(): Promise<void> {
    if (!lookFor || !store.isLeader()) return Promise.resolve();
    looking = lookFor().catch((error: unknown) => complain("looking for documents failed", error));
    return looking;
  }

  function pulse(): z.infer<typeof Pulse> {
    const { aheadMs, hosts } = hostClock.check();
    return { feeds: own(), present: aheadMs === null ? null : { at: ownClock.now() - aheadMs, hosts } };
  }

  const own = () => readers.map((reader) => brief(reader.status()));

  return {
    /** All feeds' clocks: our own while we read, else what the reading node told. */
    statuses: (): FeedStatus[] => (store.isLeader() ? own() : (heard ?? own())),

    start() {
      stops.push(
        store.onPulse((text) => {
          const told = Pulse.safeParse(JSON.parse(text));
          if (!told.success || store.isLeader()) return;
          heard = told.data.feeds;
          hostClock.follow(told.data.present);
        }),
      );
      for (const reader of readers) {
        const { everySeconds, offsetSeconds } = reader.feed;
        stops.push(onRhythm({ everySeconds, offsetSeconds, rate: clock.rate }, () => go(reader)));
      }
      if (lookFor) stops.push(onRhythm({ ...LOOK, rate: clock.rate }, look));
      const every = (ms: number, deed: () => void) => {
        const timer = setInterval(deed, ms);
        stops.push(() => clearInterval(timer));
      };
      every(WATCH_EVERY_MS, watch);
      every(PULSE_EVERY_MS, () => store.isLeader() && store.pulse(JSON.stringify(pulse())));
      every(TIDY_EVERY_MS, chores);
      watch();
    },

    async stop() {
      for (const stop of stops.splice(0)) stop();
      await Promise.all([...running.values(), looking]);
    },
  };
}

/** Short enough for a pulse between nodes (7 kB for all feeds) and for a beat. */
function brief(status: FeedStatus): FeedStatus {
  return {
    ...status,
    reason: status.reason?.slice(0, 200) ?? null,
    notes: status.notes.slice(0, 2).map((note) => note.slice(0, 120)),
  };
}
