import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runDrill } from "../../server/drill/run.ts";
import { scenarioNamed } from "../../server/drill/scenarios.ts";
import { MINUTE_MS } from "../../shared/time.ts";
import { eventually } from "../eventually.ts";
import { firstLogin } from "../make/firstLogin.ts";

interface HazardsJson {
  drill: unknown;
  feeds: { distrusted: unknown[] };
  hazards: { status: string; magnitude: number; versions: unknown[] }[];
}

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "sigap-drill-test-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** What a feed's first body tells of more than half an hour ago is history: at this speed a start may take half a minute. */
const SPEED = 60;
const drill = (port: number) =>
  runDrill({
    scenario: scenarioNamed("cianjur-2022"),
    speed: SPEED,
    port,
    dataDir,
    env: { HOST: "127.0.0.1" },
    log: () => undefined,
  });

test("R22, drill.27 at speed, by its own schedule: the quake arrives, marked as a drill, and the data lie in the drill's folder", async () => {
  const running = await drill(0);
  try {
    // All at one moment: a drill that shows the quake under a false lamp, or the lamps well without it, is none.
    await eventually(async () => {
      const told = (await (await fetch(`${running.url}/api/hazards`)).json()) as HazardsJson;
      expect(told.drill).toEqual({ scenario: "Gempa Cianjur, 21 November 2022", speed: SPEED });
      const main = told.hazards.find(({ status, magnitude }) => status === "live" && magnitude === 5.6);
      expect(main?.versions.length).toBeGreaterThanOrEqual(2);
      expect(told.feeds.distrusted).toEqual([]);
    }, 250);
    expect(readdirSync(dataDir)).toContain("sigap.db");
    // drill.27
    const [penyelia, petugas] = await Promise.all(running.officers.map((officer) => firstLogin(running.url, officer)));
    const roleOf = async (cookie = "") =>
      ((await (await fetch(`${running.url}/desk/who`, { headers: { cookie } })).json()) as { role?: string }).role;
    expect([await roleOf(penyelia), await roleOf(petugas)]).toEqual(["penyelia", "petugas"]);
  } finally {
    await running.stop();
  }
  await expect(fetch(running.url)).rejects.toThrow();
  await expect(fetch(running.replicaUrl)).rejects.toThrow();
});

test("R22 drill.26 the day begins once the server is made; a port that is taken stops the start and leaves nothing running", async () => {
  const began = performance.now();
  const first = await drill(0);
  const { startAt, endAt } = scenarioNamed("cianjur-2022");
  const ranMs = (endAt - startAt + MINUTE_MS) / SPEED - first.endsInMs;
  // Of what a start takes all but the opening of the port lies before.
  expect(ranMs).toBeLessThan((performance.now() - began) / 2);
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

test("drill.27 two officers come in by the codes that it tells, and are two persons", async () => {
  const running = await drill(0);
  try {
    const sat: unknown[] = [];
    for (const officer of running.officers) {
      const cookie = await firstLogin(running.url, officer);
      sat.push(await (await fetch(`${running.url}/desk/who`, { headers: { cookie } })).json());
    }
    expect(sat).toMatchObject([
      { name: "Penyelia Latihan", role: "penyelia" },
      { name: "Petugas Latihan", role: "petugas" },
    ]);
  } finally {
    await running.stop();
  }
});
