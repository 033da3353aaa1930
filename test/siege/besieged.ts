import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../e2e/serverProcess.ts";
import { pause } from "./attack.ts";
import type { Gauged } from "./gauge.ts";
import { gempa, many, one } from "./quakes.ts";

/** What BMKG answers: a body for a path, or null where it answers as on a quiet day. */
export type Bodies = (path: string) => string | Buffer | null;

const DAYS = 24 * 60;

/** One old quake, no warning, and nothing of InaTEWS. */
function quiet(path: string): string | null {
  const old = gempa({ Magnitude: "4.1", Dirasakan: "II Cianjur" }, 3 * DAYS);
  if (path.endsWith("/autogempa.json")) return one(old);
  if (/gempa(terkini|dirasakan)\.json$/.test(path)) return many([old]);
  return path.endsWith("/nowcast/id") ? '<?xml version="1.0"?>\n<rss><channel></channel></rss>' : null;
}

/** A BMKG on loopback whose answers an attack chooses while it runs. */
export async function startHostileBmkg({ now = Date.now }: { now?: () => number } = {}) {
  let bodies: Bodies = () => null;
  let answer: ((request: IncomingMessage, response: ServerResponse) => boolean) | null = null;
  const asked: string[] = [];
  const http = createServer((request, response) => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    asked.push(path);
    if (answer?.(request, response)) return;
    const body = bodies(path) ?? quiet(path);
    response.setHeader("date", new Date(now()).toUTCString());
    response.setHeader("content-type", path.endsWith(".json") ? "application/json" : "text/xml");
    if (body === null) response.statusCode = 403;
    response.end(body ?? "<Error><Code>AccessDenied</Code></Error>");
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return {
    url,
    asked,
    say: (next: Bodies) => void (bodies = next),
    /** Until one of these paths is asked for again. */
    async askedAgain(paths: RegExp) {
      const from = asked.length;
      while (!asked.slice(from).some((path) => paths.test(path))) await pause(50);
    },
    /** Takes the whole answer over; true when it did. */
    answerBy: (next: typeof answer) => void (answer = next),
    async stop() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
export type HostileBmkg = Awaited<ReturnType<typeof startHostileBmkg>>;

export const DESK_SECRET = "rahasia-meja-piket-yang-dikepung";

/** `node server/index.ts` as it is deployed, with a gauge in it. */
export async function startBesieged(bmkg: HostileBmkg, more: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "sigap-siege-"));
  const port = await freePort();
  const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const child = spawn(process.execPath, ["--expose-gc", "--import", file("gauge.ts"), file("../../server/index.ts")], {
    env: {
      PATH: process.env["PATH"] ?? "",
      HOST: "127.0.0.1",
      PORT: String(port),
      DATA_DIR: folder,
      DESK_SECRET,
      BMKG_DATA_URL: bmkg.url,
      BMKG_INATEWS_URL: bmkg.url,
      BMKG_WWW_URL: bmkg.url,
      BMKG_SATELLITE_URL: bmkg.url,
      ...more,
    },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const killAtExit = () => child.kill("SIGKILL");
  process.once("exit", killAtExit);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const gone = once(child, "exit");
  while (!said.includes("Sigap is up")) {
    if (child.exitCode !== null) throw new Error(`the besieged server did not start:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    pid: child.pid ?? 0,
    said: () => said,
    alive: () => child.exitCode === null && child.signalCode === null,
    /** Since the last asking. */
    async gauge(): Promise<Gauged> {
      const told = once(child, "message");
      child.send("gauge");
      const [gauged] = (await told) as [Gauged];
      return gauged;
    },
    /** Bytes of all files of its folder. */
    diskMb: () =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).reduce(
        (sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
        0,
      ) / 1e6,
    /** Asks it to end; resolves with the ms until it had. */
    async stop(): Promise<number> {
      const askedAt = performance.now();
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), 120_000);
      await gone;
      clearTimeout(timer);
      process.off("exit", killAtExit);
      rmSync(folder, { recursive: true, force: true });
      return performance.now() - askedAt;
    },
  };
}
export type Besieged = Awaited<ReturnType<typeof startBesieged>>;
