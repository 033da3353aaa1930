import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../../server/app.ts";
import { startReplica } from "../../server/drill/replica.ts";
import { drillConfig } from "../../server/drill/run.ts";
import type { FaultKind } from "../../server/drill/scenario.ts";
import { scenarioNamed } from "../../server/drill/scenarios.ts";
import { feeds } from "../../server/feeds/index.ts";
import { feedHealth } from "../../shared/bmkg/feedHealth.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
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
/** An hour into the rain: two warnings stand in the index. Each fault has two hours of its own. */
const WELL_AT = rain.startAt + HOUR_MS;
const CASES = Object.entries(TOLD).map(([fault, told], i) => {
  const wellAt = WELL_AT + 2 * HOUR_MS * i;
  const failingAt = wellAt + 5 * MINUTE_MS;
  return { fault: fault as FaultKind, told, wellAt, failingAt, wellAgainAt: failingAt + HOUR_MS };
});

describe("when all of BMKG fails", () => {
  const clock = manualClock(WELL_AT);
  const stops: (() => Promise<void> | void)[] = [];
  let app: Awaited<ReturnType<typeof createApp>>;

  beforeAll(async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "sigap-outage-"));
    stops.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const faults = CASES.map(({ fault, failingAt, wellAgainAt }) => ({
      from: failingAt,
      to: wellAgainAt,
      path: "/",
      fault,
    }));
    const replica = await startReplica({ scenario: { ...rain, faults }, clock });
    stops.push(() => replica.stop());
    app = await createApp({
      config: drillConfig({}, { replicaUrl: replica.url, dataDir, deskSecret: "outage-outage", port: 0 }),
      clock,
      log: () => undefined,
      feeds,
      random: () => 0.5,
      drill: null,
      distDir: dataDir,
      // Only what stalls lasts as long; all others answer in their time, on a busy machine too.
      fetchTimeoutMs: 4000,
    });
    stops.push(() => app.stop());
  });
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
  });

  test.each(CASES)(
    "R23 by $fault: every feed is $told, since when, and nothing else changes",
    async ({ told, wellAt, failingAt, wellAgainAt }) => {
      /** One by one: what the others make of their documents would count as the host's slowness. */
      const wellRound = async (at: number) => {
        clock.set(at);
        for (const reader of app.readers) await app.turn(reader);
        return app.readers.map((reader) => reader.status());
      };
      await wellRound(wellAt);

      const touched: string[] = [];
      const leave = app.store.subscribe(({ changes }) => {
        touched.push(...changes.map((change) => (change.op === "put" ? change.record.type : "drop")));
      });
      clock.set(failingAt);
      await Promise.all(app.readers.map((reader) => app.turn(reader)));
      leave();
      const failing = app.readers.map((reader) => reader.status());
      const expected = told === "well" ? "current" : told;
      expect(failing.map((status) => [status.id, normal(feedHealth(status, failingAt))])).toEqual(
        failing.map(({ id }) => [id, expected]),
      );
      if (told !== "well") {
        expect(failing.map((status) => status.failingSince)).toEqual(failing.map(() => failingAt));
        expect(failing.filter((status) => status.reason === null)).toEqual([]);
        expect(touched).toEqual(failing.map(() => "feed"));
      }

      const after = await wellRound(wellAgainAt);
      expect(after.map((status) => [normal(feedHealth(status, wellAgainAt)), status.failingSince])).toEqual(
        after.map(() => ["current", null]),
      );
    },
  );
});

/** Silence in the lists is no matter here. */
const normal = (health: string) => (health === "quiet" ? "current" : health);
