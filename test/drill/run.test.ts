import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runDrill } from "../../server/drill/run.ts";
import { scenarioNamed } from "../../server/drill/scenarios.ts";
import { eventually } from "../eventually.ts";

interface HazardsJson {
  drill: unknown;
  feeds: { distrusted: unknown[] };
  hazards: { magnitude: number; versions: unknown[] }[];
}

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "sigap-drill-test-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const drill = (port: number) =>
  runDrill({
    scenario: scenarioNamed("cianjur-2022"),
    speed: 300,
    port,
    dataDir,
    env: { HOST: "127.0.0.1" },
    log: () => undefined,
  });

test("R22 at speed, by its own schedule: the quake arrives, marked as a drill, and the data lie in the drill's folder", async () => {
  const running = await drill(0);
  const told = async () => (await (await fetch(`${running.url}/api/hazards`)).json()) as HazardsJson;
  try {
    expect((await told()).drill).toEqual({ scenario: "Gempa Cianjur, 21 November 2022", speed: 300 });
    // A busy machine may read every feed late, but none never: each is waited for by itself.
    await eventually(async () => {
      const main = (await told()).hazards.find((hazard) => hazard.magnitude === 5.6);
      expect(main?.versions.length).toBeGreaterThanOrEqual(2);
    }, 250);
    await eventually(async () => expect((await told()).feeds.distrusted).toEqual([]), 250);
    expect(readdirSync(dataDir)).toContain("sigap.db");
  } finally {
    await running.stop();
  }
  await expect(fetch(running.url)).rejects.toThrow();
  await expect(fetch(running.replicaUrl)).rejects.toThrow();
});

test("R22 a port that is taken stops the start and leaves nothing running", async () => {
  const first = await drill(0);
  const second = mkdtempSync(join(tmpdir(), "sigap-drill-test-"));
  try {
    const port = Number(new URL(first.url).port);
    const again = runDrill({
      scenario: scenarioNamed("bad-day"),
      speed: 1,
      port,
      dataDir: second,
      env: { HOST: "127.0.0.1" },
      log: () => undefined,
    });
    await expect(again).rejects.toThrow("EADDRINUSE");
  } finally {
    await first.stop();
    rmSync(second, { recursive: true, force: true });
  }
});
