import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { lamps } from "../../client/wall/scene/feeds.ts";
import { createApp } from "../../server/app.ts";
import { scenarioClock, type Clock } from "../../server/clock.ts";
import { startReplica } from "../../server/drill/replica.ts";
import { drillConfig } from "../../server/drill/run.ts";
import { scenarioNamed } from "../../server/drill/scenarios.ts";
import { feeds } from "../../server/feeds/index.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { freePort, startServer } from "../e2e/serverProcess.ts";
import { startRestlessBmkg } from "../e2e/restlessBmkg.ts";
import { eventually } from "../eventually.ts";
import { openScreen } from "../realtime/screens.ts";

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

const SCENARIO = scenarioNamed("cianjur-2022");
const QUAKE_AT = Date.UTC(2022, 10, 21, 6, 21, 10);
const SPEED = 15;

interface Health {
  status: string;
  clock: { aheadMs: number | null; hosts: number };
  feeds: { id: string; health: string }[];
}

/** A wall, its server and BMKG; the server's own clock is `aheadMs` ahead of BMKG's, and can be set. */
async function setUp({ from, aheadMs, isDrill }: { from: number; aheadMs: number; isDrill: boolean }) {
  const truth = scenarioClock(from, SPEED);
  let offMs = aheadMs;
  const own: Clock = { now: () => truth.now() + offMs, steady: truth.steady, rate: SPEED };
  const replica = await startReplica({ scenario: SCENARIO, clock: truth });
  const dataDir = mkdtempSync(join(tmpdir(), "sigap-clock-"));
  const app = await createApp({
    config: drillConfig(
      { HOST: "127.0.0.1" },
      { replicaUrl: replica.url, dataDir, deskSecret: "jam-jam-jam-jam", port: 0 },
    ),
    clock: own,
    log: () => undefined,
    feeds: feeds.map((feed) => ({ ...feed, everySeconds: Math.max(feed.everySeconds, SPEED) })),
    random: () => 0.5,
    drill: isDrill ? { scenario: SCENARIO.title, speed: SPEED } : null,
    distDir: dataDir,
  });
  stops.push(() => rmSync(dataDir, { recursive: true, force: true }), replica.stop, app.stop);
  const { url } = await app.start();
  return {
    app,
    truth,
    requests: replica.requests,
    set: (ms: number) => (offMs = ms),
    async health() {
      const begunMs = performance.now();
      const report = (await (await fetch(`${url}/api/health`)).json()) as Health;
      expect(performance.now() - begunMs).toBeLessThan(5000);
      return report;
    },
    /** What a wall that connects now is told. */
    async beat() {
      const wall = openScreen(url);
      stops.push(wall.close);
      return eventually(() => {
        const [beat] = wall.told.beat;
        if (!beat?.standing) throw new Error("no beat yet");
        return { ...beat.standing, at: beat.serverAt };
      });
    },
  };
}

const STEPS = [
  ["90 s forth", 90_000],
  ["90 s back", -90_000],
  ["3 h forth", 3 * HOUR_MS],
  ["3 h back", -3 * HOUR_MS],
  ["7 h forth", 7 * HOUR_MS],
  ["7 h back", -7 * HOUR_MS],
  ["16 years forth", 16 * 365 * DAY_MS],
  ["16 years back", -16 * 365 * DAY_MS],
] as const;

test("clock.4 the clock is set, forth and back: the feeds are read on, the lamps are right, and the wall tells the true time", async () => {
  const { truth, requests, set, health, beat } = await setUp({ from: SCENARIO.startAt, aheadMs: 0, isDrill: true });
  await eventually(async () => expect(await health()).toMatchObject({ status: "ok", clock: { hosts: 3 } }));
  for (const [name, byMs] of STEPS) {
    set(byMs);
    const before = requests.length;
    const wall = await beat();
    expect(Math.abs(wall.at - truth.now()), name).toBeLessThan(30_000);
    expect(Math.abs((wall.clock.aheadMs ?? NaN) - byMs), name).toBeLessThan(5000);
    const [clock, ...others] = lamps(wall, wall.at);
    expect(clock, name).toMatchObject({ title: "Jam server", trusted: false });
    expect(
      others.filter(({ trusted }) => !trusted),
      name,
    ).toEqual([]);
    await eventually(() => expect(new Set(requests.slice(before).map(({ path }) => path)).size).toBeGreaterThan(4));
  }
  await eventually(async () => expect((await health()).status).toBe("degraded"));
  set(0);
  await eventually(async () => expect(await health()).toMatchObject({ status: "ok", clock: { hosts: 3 } }));
}, 30_000);

describe("clock.6 a clock that is wrong from the start costs no quake", () => {
  test.each([
    ["drilling, 10 minutes slow", -10 * MINUTE_MS, true],
    ["live, 7 hours slow", -7 * HOUR_MS, false],
    ["live, 7 hours fast", 7 * HOUR_MS, false],
  ])("%s", async (_, aheadMs, isDrill) => {
    const { app, beat } = await setUp({ from: QUAKE_AT + 4 * MINUTE_MS, aheadMs, isDrill });
    await eventually(() => {
      const quakes = [...app.store.world.hazard.values()].filter(({ kind }) => kind === "earthquake");
      expect(quakes.find(({ id }) => id === "gempa-20221121132110")?.status).toBe("live");
      expect(quakes.filter(({ status }) => status === "held")).toEqual([]);
    });
    expect(Math.abs(((await beat()).clock.aheadMs ?? NaN) - aheadMs)).toBeLessThan(5000);
  });
});

test("clock.3 a process that wakes in 2010 and is set right answers within a second, and reads on", async () => {
  const bmkg = await startRestlessBmkg();
  const dataDir = mkdtempSync(join(tmpdir(), "sigap-2010-"));
  stops.push(() => rmSync(dataDir, { recursive: true, force: true }), bmkg.stop);
  const server = await startServer({
    ...bmkg.env,
    PORT: String(await freePort()),
    DATA_DIR: dataDir,
    NODE_OPTIONS: `--import ${new URL("dateOfLong.ts", import.meta.url).href}`,
  });
  stops.push(server.stop);
  const health = async () =>
    (await (await fetch(`${server.url}/api/health`, { signal: AbortSignal.timeout(10_000) })).json()) as Health;
  await eventually(async () => {
    const { status, clock } = await health();
    expect({ status, hosts: clock.hosts }).toEqual({ status: "degraded", hosts: 3 });
    expect(clock.aheadMs).toBeLessThan(-10 * 365 * DAY_MS);
  });
  server.signal("SIGUSR2");
  for (let i = 0; i < 10; i++) {
    await new Promise((resolve) => setTimeout(resolve, 150));
    await health();
  }
  const before = bmkg.asked.length;
  await eventually(async () => {
    expect(Math.abs((await health()).clock.aheadMs ?? NaN)).toBeLessThan(5000);
    expect(bmkg.asked.length).toBeGreaterThan(before);
  });
}, 30_000);
