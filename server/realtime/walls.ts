import { createHash } from "node:crypto";
import { momentOf, type Clock } from "../clock.ts";
import { REPORT_EVERY_MS, WallReport, type Replay, type WallStatus } from "../../shared/wire/protocol.ts";

/** wire.12: two reports and a little patience for the line. */
export const LATE_AFTER_MS = 2 * REPORT_EVERY_MS + 3000;
/** wire.12: a wall may send three at once, then one in five seconds: what is more is not looked at. */
const BURST = 3;
const ALLOWED_EVERY_MS = 5000;
/** Anybody may open a wall; the desk's list must stay one that can be sent and read, and name every wall that a desk hung up. */
const LISTED = 200;

/**
 * wire.24: by what the desk knows the screen that knocked with this word. Who reads the name, on a desk or in the log, can't knock by it,
 * so nobody takes a known screen's orders for it.
 */
export function screenName(word: string): string {
  return createHash("sha256").update(`sigap screen ${word}`).digest("hex").slice(0, 16);
}

interface WallFacts {
  screen: string;
  /** It came without a link that holds. */
  stranger: boolean;
  name: string;
  address: string;
  link: string | null;
}

/** Times by the steady clock. */
interface Hung extends WallFacts {
  sinceMs: number;
  report: WallReport | null;
  reportMs: number | null;
  /** When a report was last due to nobody. */
  heardMs: number;
  allowance: number;
  allowedMs: number;
}

type ReportFate = "taken" | "too-many" | "unreadable";

interface WallsParts {
  /** The server's: the desk is told by it. A wall reports in real time, in a drill too. */
  clock: Clock;
  replayOf(key: string): Replay | null;
}

export type Walls = ReturnType<typeof createWalls>;

/** The walls of this server by their socket's id, and what each last told of itself. */
export function createWalls({ clock, replayOf }: WallsParts) {
  const walls = new Map<string, Hung>();
  const realMs = (fromMs: number) => (clock.steady() - fromMs) / clock.rate;

  const statusOf = (
    key: string,
    { screen, name, sinceMs, reportMs, address, link, report, heardMs }: Hung,
  ): WallStatus => ({
    screen,
    name,
    since: momentOf(clock, sinceMs),
    lastReportAt: reportMs === null ? null : momentOf(clock, reportMs),
    address,
    link,
    report,
    replay: replayOf(key),
    late: realMs(heardMs) > LATE_AFTER_MS,
  });

  return {
    hang(key: string, facts: WallFacts): void {
      const heardMs = clock.steady();
      walls.set(key, {
        ...facts,
        sinceMs: heardMs,
        report: null,
        reportMs: null,
        heardMs,
        allowance: BURST,
        allowedMs: heardMs,
      });
    },
    take: (key: string): boolean => walls.delete(key),
    nameOf: (key: string): string | null => walls.get(key)?.name ?? null,
    /** The socket of the wall that calls itself so; of two the one that came last, for the other is a dead line. */
    keyOf(screen: string): string | null {
      return [...walls].findLast(([, wall]) => wall.screen === screen)?.[0] ?? null;
    },

    hear(key: string, said: unknown): ReportFate {
      const wall = walls.get(key);
      if (!wall) return "unreadable";
      const atMs = clock.steady();
      wall.allowance = Math.min(BURST, wall.allowance + realMs(wall.allowedMs) / ALLOWED_EVERY_MS);
      wall.allowedMs = atMs;
      if (wall.allowance < 1) return "too-many";
      wall.allowance -= 1;
      const report = WallReport.safeParse(said);
      if (!report.success) return "unreadable";
      wall.report = report.data;
      wall.reportMs = atMs;
      wall.heardMs = atMs;
      return "taken";
    },

    /** By name, then the longest hanging first; of strangers as many as there is room for, the longest hanging (wire.21). */
    list(): WallStatus[] {
      const linked = [...walls].filter(([, { stranger }]) => !stranger);
      const strangers = [...walls].filter(([, { stranger }]) => stranger);
      return [...linked, ...strangers.slice(0, Math.max(0, LISTED - linked.length))]
        .map(([key, wall]) => statusOf(key, wall))
        .sort((a, b) => a.name.localeCompare(b.name, "id") || a.since - b.since);
    },
  };
}
