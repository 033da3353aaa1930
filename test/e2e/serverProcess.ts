import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { eventually } from "../eventually.ts";
import { sitAt } from "../make/seats.ts";
import type { User } from "../nobody.ts";

const INDEX = fileURLToPath(new URL("../../server/index.ts", import.meta.url));
/** Whether that user can run the server at all: the project may lie where only its owner reads. */
export function canRun(user: User): boolean {
  return spawnSync(process.execPath, ["--check", INDEX], { ...user, cwd: "/" }).status === 0;
}

/** Of the desk of a server that is given no other. */
const SECRET = "rahasia-meja-piket";

/** `node server/index.ts` as it is deployed, on a port that is the caller's. Resolves when it says that it is up, rejects with what it said when it ends. */
export async function startServer(env: Record<string, string>, user: User = {}) {
  const child = spawn(process.execPath, [INDEX], {
    env: { PATH: process.env["PATH"] ?? "", HOST: "127.0.0.1", DESK_SECRET: SECRET, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    ...user,
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const killAtExit = () => child.kill("SIGKILL");
  process.once("exit", killAtExit);
  const gone = once(child, "exit");
  while (!said.includes("Sigap is up")) {
    const ended = await Promise.race([
      gone.then(() => true),
      new Promise<false>((resolve) => setTimeout(resolve, 20, false)),
    ]);
    if (ended) throw new Error(`the server did not start:\n${said}`);
  }
  return {
    url: `http://127.0.0.1:${env["PORT"]}`,
    pid: child.pid ?? 0,
    said: () => said,
    signal: (name: NodeJS.Signals) => child.kill(name),
    /** As when the power goes. */
    async kill() {
      child.kill("SIGKILL");
      await gone;
      process.off("exit", killAtExit);
    },
    async stop() {
      child.kill("SIGTERM");
      const [code] = (await gone) as [number | null];
      process.off("exit", killAtExit);
      return code;
    },
  };
}

/** The cookies of a desk at which an officer sits, once the server knows of them. */
export async function login(url: string, env: Record<string, string>, name = "Sari Wulandari"): Promise<string> {
  const { cookie } = await sitAt(env, name);
  await eventually(async () => expect((await fetch(`${url}/desk/who`, { headers: { cookie } })).status).toBe(200), 20);
  return cookie;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
