import type { FeedStatus } from "../../shared/bmkg/feedHealth.ts";
import type { Standing } from "../../shared/bmkg/standing.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import type { Hello } from "../../shared/wire/protocol.ts";
import { feeds } from "../http/worlds.ts";

/** What can lie over any scene: a drill, a replay, what the wall is in doubt of, a line that is dead. */
export interface Dress {
  name: string;
  /** What its greeting says besides. */
  hello?: Partial<Pick<Hello, "drill" | "replay">>;
  /** The server's own state at a time, but for what of it is well. */
  ails?: (now: number) => Partial<Standing>;
  /** Nothing comes any more, for so long. */
  silentS?: number;
}

/** In its longest real words. */
export function drillOf(title: string): Dress {
  return { name: "drill", hello: { drill: { scenario: title, speed: 20 } } };
}

export const PLAIN: Dress = { name: "live" };

const failing =
  (which: (feed: FeedStatus) => boolean, change: Partial<FeedStatus>) =>
  (now: number): Partial<Standing> => ({
    feeds: feeds(now).map((feed) =>
      which(feed)
        ? { ...feed, reason: "HTTP 403", failures: 60, failingSince: now - 23 * MINUTE_MS, readAt: now - 23 * MINUTE_MS, ...change }
        : feed,
    ),
  }); // prettier-ignore

const ill = (now: number): Partial<Standing> => ({
  clock: { aheadMs: -7 * HOUR_MS, hosts: 3 },
  journal: { failingSince: now - 2 * MINUTE_MS, reason: "disk full", unkept: 2, missing: 0 },
});

const DRILL = drillOf("Nagekeo M 7,7 dengan peringatan dini tsunami, 15 Agustus 2026");
const allUnreachable = failing(() => true, { outcome: "unreachable" });

export const DRESSES: readonly Dress[] = [
  DRILL,
  {
    name: "replay",
    hello: {
      replay: {
        title: "Gempa M 7,7 Kabupaten Kepulauan Siau Tagulandang Biaro",
        speed: 60,
        from: Date.UTC(2022, 10, 20, 6, 20),
        to: Date.UTC(2022, 10, 21, 9, 0),
      },
    },
  },
  { name: "one feed unreachable", ails: failing(({ id }) => id === "autogempa", { outcome: "unreachable" }) },
  { name: "BMKG unreachable", ails: allUnreachable },
  {
    name: "each feed with its own fault",
    ails: (now) => ({
      feeds: feeds(now).map((feed, i) => {
        const since = now - (3 + 61 * i) * MINUTE_MS;
        const outcome = i % 2 === 0 ? "unreachable" : "unreadable";
        return i === 6 ? { ...feed, owed: 3 } : { ...feed, outcome, failures: 9, failingSince: since, readAt: since };
      }),
    }),
  },
  {
    name: "drill while feeds fail at two times",
    hello: DRILL.hello!,
    ails: (now) => ({
      feeds: feeds(now).map((feed) => {
        const since = now - (feed.id === "gempaterkini" ? 30 : 23) * MINUTE_MS;
        return { ...feed, outcome: "unreachable", failures: 9, failingSince: since, readAt: since };
      }),
    }),
  },
  { name: "journal and clock ill", ails: ill },
  { name: "drill while all fails", hello: DRILL.hello!, ails: (now) => ({ ...allUnreachable(now), ...ill(now) }) },
  { name: "all fails", ails: (now) => ({ ...allUnreachable(now), ...ill(now) }) },
  { name: "late", silentS: 22 },
  { name: "lost", silentS: 75 },
  { name: "lost in a drill", hello: DRILL.hello!, silentS: 75 },
  { name: "lost after all failed", ails: allUnreachable, silentS: 75 },
];

const never = { triedAt: null, readAt: null, newestAt: null, outcome: "never" as const };

/** Before BMKG was read once, and what else may be so then. */
export const UNREAD: readonly Dress[] = DRESSES.filter(({ name }) => /^(drill|journal and clock ill)$/.test(name)).map(
  ({ name, hello, ails }) => ({
    name: `unread, ${name}`,
    ...(hello && { hello }),
    ails: (now: number) => ({ ...ails?.(now), feeds: feeds(now).map((feed) => ({ ...feed, ...never })) }),
  }),
);
