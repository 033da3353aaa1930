import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp } from "../../server/app.ts";
import { startReplica, type Replica } from "../../server/drill/replica.ts";
import { drillConfig } from "../../server/drill/run.ts";
import type { Scenario } from "../../server/drill/scenario.ts";
import { feeds } from "../../server/feeds/index.ts";
import type { FeedReader } from "../../server/upstream/reader.ts";
import { MINUTE_MS, SECOND_MS } from "../../shared/time.ts";
import type { Entry, World } from "../../shared/world/world.ts";
import { manualClock } from "./manualClock.ts";

export interface Played {
  /** Every entry after the registry's own, oldest first. */
  entries: Entry[];
  world: World;
  requests: Replica["requests"];
  /** Whatever the app had to complain of. */
  troubles: string[];
}

/** Long enough for a loaded machine, short enough for a scenario with a dozen stalled sockets. */
const FETCH_TIMEOUT_MS = 2000;

/** A scenario from beginning to end on a clock that only moves between two requests: real HTTP, real SQLite. */
export async function playThrough(scenario: Scenario): Promise<Played> {
  const startAt = scenario.startAt - MINUTE_MS;
  const clock = manualClock(startAt);
  const replica = await startReplica({ scenario, clock });
  const dataDir = mkdtempSync(join(tmpdir(), "sigap-golden-"));
  const troubles: string[] = [];
  try {
    const app = await createApp({
      config: drillConfig({}, { replicaUrl: replica.url, dataDir, deskSecret: "golden-golden", port: 0 }),
      clock,
      log: (level, what, facts) => {
        if (level === "error") troubles.push(`${what} ${JSON.stringify(facts)}`);
      },
      feeds,
      random: () => 0.5,
      drill: { scenario: scenario.title, speed: 1 },
      distDir: dataDir,
      fetchTimeoutMs: FETCH_TIMEOUT_MS,
    });
    const entries: Entry[] = [];
    app.store.subscribe((entry) => {
      entries.push(entry);
    });
    await playUntil(scenario.endAt, { app, clock, startAt });
    const { world } = app.store;
    await app.stop();
    return { entries, world, requests: replica.requests, troubles };
  } finally {
    await replica.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Every feed in its rhythm from `startAt` to `until`. */
export async function playUntil(
  until: number,
  {
    app,
    clock,
    startAt,
  }: { app: Awaited<ReturnType<typeof createApp>>; clock: { set(at: number): void }; startAt: number },
): Promise<void> {
  for (const reader of app.readers) await app.turn(reader);
  for (const { at, reader } of beats(app.readers, startAt, until)) {
    clock.set(at);
    await app.tidy();
    if (reader.due(at)) await app.turn(reader);
  }
}

/** Every beat of every feed's rhythm, in the order of the clock. */
function beats(readers: readonly FeedReader[], from: number, to: number) {
  const all: { at: number; reader: FeedReader }[] = [];
  for (const reader of readers) {
    const everyMs = reader.feed.everySeconds * SECOND_MS;
    const offsetMs = reader.feed.offsetSeconds * SECOND_MS;
    for (let at = Math.ceil((from + 1 - offsetMs) / everyMs) * everyMs + offsetMs; at <= to; at += everyMs)
      all.push({ at, reader });
  }
  return all.sort((a, b) => a.at - b.at);
}
