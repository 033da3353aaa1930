import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { createApp } from "../../server/app.ts";
import { startReplica } from "../../server/drill/replica.ts";
import { drillConfig } from "../../server/drill/run.ts";
import type { Scenario } from "../../server/drill/scenario.ts";
import { feeds } from "../../server/feeds/index.ts";
import { MINUTE_MS } from "../../shared/time.ts";
import { playUntil } from "../drill/playThrough.ts";
import { eventually } from "../eventually.ts";
import { firstLogin } from "../make/firstLogin.ts";
import { openScreen } from "../realtime/screens.ts";

const OFFICER = "Sari Wulandari";
/** The screens as they were built. */
export const DIST = fileURLToPath(new URL("../../dist/client", import.meta.url));

/** Nothing listens at the discard port. */
const NOBODY = "http://127.0.0.1:9";

export interface Stage {
  url: string;
  /** The cookies of a desk at which an officer sits. */
  sit(): Promise<string>;
  /** The clock jumps to `at` and runs on from there; every feed is read once, and shakemaps are looked for. */
  goOn(at: number): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A whole Sigap at one moment of a recorded day: everything until `at` is played through in a blink, then the clock runs
 * on by the second and the feeds are read as on any day. Dressed as live unless told to be a drill; `MAP_PACK` of the
 * environment gives its map.
 */
export async function stage(
  scenario: Scenario,
  at: number,
  drill = false,
  bmkg: "answers" | "silent" = "answers",
): Promise<Stage> {
  if (!existsSync(join(DIST, "wall/index.html")))
    throw new Error("The screens are not built: npm test builds them, vitest alone does not.");
  const startAt = scenario.startAt - MINUTE_MS;
  const clock = clockToSet(startAt);
  const replica = await startReplica({ scenario, clock });
  const dataDir = mkdtempSync(join(tmpdir(), "sigap-stage-"));
  const { MAP_PACK } = process.env;
  const env = { HOST: "127.0.0.1", ...(MAP_PACK !== undefined && { MAP_PACK }) };
  const app = await createApp({
    config: drillConfig(env, {
      replicaUrl: bmkg === "answers" ? replica.url : NOBODY,
      dataDir,
      deskSecret: "stage-stage-stage",
      port: 0,
    }),
    clock,
    log: () => undefined,
    feeds,
    random: () => 0.5,
    drill: drill ? { scenario: scenario.title, speed: 1 } : null,
    distDir: DIST,
  });
  await playUntil(at, { app, clock, startAt });
  clock.run(at);
  const { url } = await app.start();
  let seat: Promise<string> | undefined;
  return {
    url,
    sit() {
      seat ??= app.officers
        .add({ name: OFFICER, role: "petugas", phone: null, by: "sigap" })
        .then(({ code }) => firstLogin(url, { name: OFFICER, code }));
      return seat;
    },
    async goOn(at) {
      clock.run(at);
      for (const reader of app.readers) await app.turn(reader);
      await app.lookForShakemaps();
    },
    async stop() {
      await app.stop();
      await replica.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Stands where it is set, until it is told to run. */
function clockToSet(startAt: number) {
  let now = startAt;
  let ranFrom: number | null = null;
  const present = () => (ranFrom === null ? now : Math.round(now + performance.now() - ranFrom));
  return {
    rate: 1,
    now: present,
    steady: present,
    set: (at: number) => (now = at),
    run(at: number) {
      now = at;
      ranFrom = performance.now();
    },
  };
}

/** An officer's socket on a stage, once it has heard of the walls. */
export async function openDesk({ url, sit }: Stage): Promise<ReturnType<typeof openScreen>> {
  const desk = openScreen(url, { audience: "desk" }, await sit());
  await eventually(() => {
    expect(desk.told.walls.at(-1)?.length).toBeGreaterThan(0);
    // The whole comes as a file, after the list.
    expect(desk.world().place.size).toBeGreaterThan(0);
  });
  return desk;
}
