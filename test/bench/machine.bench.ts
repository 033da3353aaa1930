import { fork, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { mapPack } from "../companion.ts";
import { startRestlessBmkg } from "../e2e/restlessBmkg.ts";
import { freePort, startServer } from "../e2e/serverProcess.ts";
import type { Finding } from "./bench.ts";

const PACKAGES = fileURLToPath(new URL("../../node_modules", import.meta.url));
const SCREENS = 100;
const REST_MS = 15_000;

/**
 * What the machine must have (Linux): memory and processor of a server on loopback at rest, with a hundred walls, and with a hundred
 * walls while each reading of BMKG tells of a new quake; without and with the map pack.
 */
export async function bench(): Promise<Finding[]> {
  const pack = mapPack();
  const findings = [await measured("without a map pack", {})];
  if (pack !== null) findings.push(await measured("with the map pack", { MAP_PACK: pack }));
  return [
    { name: "Disk", figures: { "node_modules MB, with those of the tests where they are": megabytesOf(PACKAGES) } },
    ...findings,
  ];
}

async function measured(name: string, env: Record<string, string>): Promise<Finding> {
  const folder = mkdtempSync(join(tmpdir(), "sigap-machine-"));
  const bmkg = await startRestlessBmkg();
  const PORT = String(await freePort());
  const startedAt = performance.now();
  const limits = { STRANGERS_PER_ADDRESS: String(SCREENS) };
  const server = await startServer({ PORT, DATA_DIR: folder, BMKG_SATELLITE_URL: bmkg.env.BMKG_WWW_URL, ...bmkg.env, ...limits, ...env }); // prettier-ignore
  const upS = (performance.now() - startedAt) / 1000;
  try {
    const rest = await over(server.pid, REST_MS);
    const crowd = fork(join(import.meta.dirname, "fanoutClients.ts"), [`ws://127.0.0.1:${PORT}`, String(SCREENS), "hub"]); // prettier-ignore
    await new Promise((resolve) => crowd.once("message", resolve));
    const crowded = await over(server.pid, REST_MS);
    crowd.kill("SIGKILL");
    return {
      name: `Server ${name}, a new quake at each reading`,
      figures: {
        "up after s": upS,
        "memory MB, nobody looks": rest.megabytes,
        "processor %, nobody looks": rest.percent,
        [`memory MB, ${SCREENS} walls`]: crowded.megabytes,
        [`processor %, ${SCREENS} walls`]: crowded.percent,
        "memory MB, most so far": crowded.most,
        "quakes told": bmkg.quakes(),
      },
    };
  } finally {
    await server.stop();
    await bmkg.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Resident memory at the end of a while, and the share of one processor in it. */
async function over(pid: number, ms: number) {
  const before = ticksOf(pid);
  await sleep(ms);
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const megabytes = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
  // A tick is 10 ms.
  return {
    megabytes: megabytes("VmRSS"),
    most: megabytes("VmHWM"),
    percent: ((ticksOf(pid) - before) * 10 * 100) / ms,
  };
}

function ticksOf(pid: number): number {
  const [, , , , , , , , , , , user = "0", system = "0"] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" "); // prettier-ignore
  return Number(user) + Number(system);
}

function megabytesOf(folder: string): number {
  return Number(execFileSync("du", ["-sm", folder], { encoding: "utf8" }).split("\t")[0]);
}
