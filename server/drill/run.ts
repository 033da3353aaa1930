import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { MINUTE_MS } from "../../shared/time.ts";
import type { Officers } from "../access/officers/officers.ts";
import { createApp } from "../app.ts";
import { heldClock } from "../clock.ts";
import { readConfig, type Config } from "../config.ts";
import type { Feed } from "../upstream/feed.ts";
import { feeds } from "../feeds/index.ts";
import type { Log } from "../log.ts";
import { startReplica } from "./replica.ts";
import type { Scenario } from "./scenario.ts";

interface DrillParts {
  scenario: Scenario;
  speed: number;
  port: number;
  /** Of the drill alone; the caller removes it. */
  dataDir: string;
  env: Record<string, string | undefined>;
  log: Log;
}

/** The clock starts this long before the scenario: the screens are up and calm before anything happens. */
const LEAD_IN_MS = MINUTE_MS;

/** Replica and instance in this process, on one scenario clock. */
export async function runDrill({ scenario, speed, port, dataDir, env, log }: DrillParts) {
  const clock = heldClock(scenario.startAt - LEAD_IN_MS, speed);
  const replica = await startReplica({ scenario, clock });
  try {
    const deskSecret = randomBytes(9).toString("base64url");
    const config = drillConfig(env, { replicaUrl: replica.url, dataDir, deskSecret, port });
    const app = await createApp({
      config,
      clock,
      log,
      feeds: atSpeed(feeds, speed),
      random: Math.random,
      drill: { scenario: scenario.title, speed },
      distDir: join(import.meta.dirname, "../../dist/client"),
      fetchTimeoutMs: Math.max(1000, 10_000 / speed),
    });
    const officers = await addOfficers(app.officers);
    // drill.26: a start takes seconds, and at speed those are minutes of the day.
    clock.begin();
    const { url } = await app.start().catch(async (error: unknown) => {
      await app.stop();
      throw error;
    });
    return {
      url,
      replicaUrl: replica.url,
      officers,
      endsInMs: (scenario.endAt - clock.now()) / speed,
      async stop() {
        await app.stop();
        await replica.stop();
      },
    };
  } catch (error) {
    await replica.stop();
    throw error;
  }
}

/** drill.27: two, so that what one alone may not do can be tried too. */
const OFFICERS = [
  { name: "Penyelia Latihan", role: "penyelia" },
  { name: "Petugas Latihan", role: "petugas" },
] as const;

async function addOfficers(officers: Officers): Promise<{ name: string; code: string }[]> {
  const added = [];
  for (const { name, role } of OFFICERS) {
    const { code } = await officers.add({ name, role, phone: null, by: "sigap" });
    added.push({ name, code });
  }
  return added;
}

/** A feed is read at most once in a real second, so at speed its rhythm is longer, and its lamp must know that (drill.22). */
function atSpeed(all: readonly Feed[], speed: number): Feed[] {
  return all.map((feed) => ({ ...feed, everySeconds: Math.max(feed.everySeconds, Math.ceil(speed)) }));
}

interface Own {
  replicaUrl: string;
  dataDir: string;
  deskSecret: string;
  port: number;
}

/**
 * drill.21: only the host, the proxies before it and the map are taken from the environment: journal, secret and BMKG of the live instance never reach a
 * drill, so the two can't meet.
 */
export function drillConfig(env: DrillParts["env"], { replicaUrl, dataDir, deskSecret, port }: Own): Config {
  return readConfig({
    ...(env.HOST !== undefined && { HOST: env.HOST }),
    ...(env.MAP_PACK !== undefined && { MAP_PACK: env.MAP_PACK }),
    ...(env.TRUST_PROXY !== undefined && { TRUST_PROXY: env.TRUST_PROXY }),
    PORT: String(port),
    DATA_DIR: dataDir,
    DESK_SECRET: deskSecret,
    BMKG_DATA_URL: replicaUrl,
    BMKG_INATEWS_URL: replicaUrl,
    BMKG_WWW_URL: replicaUrl,
    BMKG_SATELLITE_URL: replicaUrl,
    BMKG_SHAKEMAP_URL: replicaUrl,
  });
}
