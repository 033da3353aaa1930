import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../server/app.ts";
import { startReplica, type Replica } from "../../server/drill/replica.ts";
import { drillConfig } from "../../server/drill/run.ts";
import type { FaultKind } from "../../server/drill/scenario.ts";
import { scenarioNamed } from "../../server/drill/scenarios.ts";
import { feeds } from "../../server/feeds/index.ts";
import { feedHealth } from "../../shared/bmkg/feedHealth.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import type { Entry } from "../../shared/world/world.ts";
import { manualClock } from "./manualClock.ts";

/** How each way to fail is told, by all seven feeds. */
const TOLD: Record<FaultKind, "unreachable" | "unreadable" | "well"> = {
  html: "unreadable",
  "403": "unreachable",
  "429": "unreachable",
  "500": "unreachable",
  "503": "unreachable",
  truncated: "unreadable",
  cut: "unreachable",
  stall: "unreachable",
  "stalled-body": "unreachable",
  reset: "unreachable",
  redirect: "unreachable",
  slow: "well",
  empty: "unreadable",
  "other-shape": "unreadable",
};

const rain = scenarioNamed("rain-west-java");
/** An hour into the rain: two warnings stand in the index. */
const WELL_AT = rain.startAt + HOUR_MS;
const FAILING_AT = WELL_AT + 5 * MINUTE_MS;
const WELL_AGAIN_AT = FAILING_AT + HOUR_MS;

describe("when all of BMKG fails", () => {
  let replica: Replica;
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), "sigap-outage-"));
  });
  afterEach(async () => {
    await replica.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test.each(Object.entries(TOLD) as [FaultKind, (typeof TOLD)[FaultKind]][])(
    "R23 by %s: every feed is %s, since when, and nothing else changes",
    async (fault, told) => {
      const clock = manualClock(WELL_AT);
      const faults = [{ from: FAILING_AT, to: WELL_AGAIN_AT, path: "/", fault }];
      replica = await startReplica({ scenario: { ...rain, faults }, clock });
      const config = drillConfig({}, { replicaUrl: replica.url, dataDir, deskSecret: "outage-outage", port: 0 });
      const app = await createApp({
        config,
        clock,
        log: () => undefined,
        feeds,
        random: () => 0.5,
        drill: null,
        distDir: dataDir,
        fetchTimeoutMs: 1000,
      });
      const round = async (at: number) => {
        const entries: Entry[] = [];
        const leave = app.store.subscribe((entry) => {
          entries.push(entry);
        });
        clock.set(at);
        await Promise.all(app.readers.map((reader) => app.turn(reader)));
        leave();
        return {
          touched: entries.flatMap(({ changes }) =>
            changes.map((change) => (change.op === "put" ? change.record.type : "drop")),
          ),
          statuses: app.readers.map((reader) => reader.status()),
        };
      };
      try {
        await round(WELL_AT);
        const failing = await round(FAILING_AT);
        const expected = told === "well" ? "current" : told;
        expect(failing.statuses.map((status) => [status.id, normal(feedHealth(status, FAILING_AT))])).toEqual(
          failing.statuses.map(({ id }) => [id, expected]),
        );
        if (told !== "well") {
          expect(failing.statuses.map((status) => status.failingSince)).toEqual(failing.statuses.map(() => FAILING_AT));
          expect(failing.statuses.filter((status) => status.reason === null)).toEqual([]);
          expect(failing.touched).toEqual(failing.statuses.map(() => "feed"));
        }
        const after = await round(WELL_AGAIN_AT);
        expect(
          after.statuses.map((status) => [normal(feedHealth(status, WELL_AGAIN_AT)), status.failingSince]),
        ).toEqual(after.statuses.map(() => ["current", null]));
      } finally {
        await app.stop();
      }
    },
    30_000,
  );
});

/** Silence in the lists is no matter here. */
const normal = (health: string) => (health === "quiet" ? "current" : health);
