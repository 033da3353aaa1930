import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from "node:fs"; // prettier-ignore
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi, type TestContext } from "vitest";
import { z } from "zod";
import { readConfig } from "../../server/config.ts";
import { build } from "../../server/prepare/build.js";
import { openStore } from "../../server/store/live.ts";
import { openJournal, sqlitePath } from "../../server/store/open.ts";
import { launchBrowser } from "../browser.ts";
import { eventually } from "../eventually.ts";
import { nobody } from "../nobody.ts";
import { startPostgres } from "../postgres.ts";
import { withoutMap } from "../wall/withoutMap.ts";
import { startRestlessBmkg } from "./restlessBmkg.ts";
import { canRun, freePort, login, startServer } from "./serverProcess.ts";

/** A minute by hand (`OUTAGE_SECONDS=60 npx vitest run test/e2e/unwritable.test.ts`); less at each commit. */
const OUTAGE_MS = Number(process.env["OUTAGE_SECONDS"] ?? 5) * 1000;
/** What is promised of both: that it is told, and that it is over. */
const PROMISED = { timeout: 10_000, interval: 100 };
/** Two screens, a server and a database on a busy machine. */
const LONG = { timeout: 240_000 };
const PLATE = /Jurnal tidak dapat ditulis sejak/;

let browser: Browser;
beforeAll(async () => {
  build(process.execPath);
  browser = await launchBrowser();
}, 120_000);
afterAll(() => browser.close());

/** Cases beside each other have no hooks in common. */
type After = TestContext["onTestFinished"];

/** The folder of one case alone, and a BMKG that has news. */
async function outset(after: After) {
  const bmkg = await startRestlessBmkg();
  const folder = mkdtempSync(join(tmpdir(), "sigap-unwritable-"));
  after(async () => {
    await bmkg.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return { bmkg, folder };
}

/** A server as deployed, beside that BMKG; its wall and its desk stand in a browser. */
async function house(env: Record<string, string>, after: After) {
  const server = await startServer({ PORT: String(await freePort()), ...env });
  after(() => server.kill());
  const seat = (await login(server.url, env)).split("; ").map((pair) => pair.split("="));
  // A window each: what lies behind another tab is not painted.
  const open = async (path: string) => {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    after(() => context.close());
    await withoutMap(context);
    await context.addCookies(seat.map(([name = "", value = ""]) => ({ name, value, url: server.url })));
    const page = await context.newPage();
    await page.goto(`${server.url}${path}`);
    return page;
  };
  const [wall, desk] = await Promise.all([open("/wall"), open("/desk")]);
  await desk.waitForSelector("nav h2");
  expect(await fails(server)).toBe(false);
  return { env, server, wall, desk };
}
type House = Awaited<ReturnType<typeof house>>;
type Server = Pick<House["server"], "url">;

const Health = z.object({ journal: z.object({ failingSince: z.string().nullable() }) });
const Hazards = z.object({ hazards: z.array(z.object({ id: z.string() })) });
const fails = async ({ url }: Server) =>
  Health.parse(await (await fetch(`${url}/api/health`)).json()).journal.failingSince !== null;
const told = async ({ url }: Server) =>
  Hazards.parse(await (await fetch(`${url}/api/hazards`)).json()).hazards.map(({ id }) => id);

/** Told by health within the time promised, and on wall and desk. */
async function seenFailing({ server, wall, desk }: House) {
  await vi.waitFor(async () => expect(await fails(server)).toBe(true), PROMISED);
  for (const page of [wall, desk]) await page.getByText(PLATE).first().waitFor();
}

async function seenWell({ server, wall, desk }: House) {
  await vi.waitFor(async () => expect(await fails(server)).toBe(false), PROMISED);
  for (const page of [wall, desk]) await page.getByText(PLATE).first().waitFor({ state: "detached" });
}

/** Nothing that was told is lost: each quake of `before` stands in the journal that the stopped server leaves. */
async function stopsWhole({ server, env }: House, before: readonly string[]) {
  const all = new Set([...before, ...(await told(server))]);
  expect(await server.stop()).toBe(0);
  const log = () => undefined;
  const store = await openStore(await openJournal(readConfig(env), log), { log });
  expect([...all].filter((id) => !store.world.hazard.has(id))).toEqual([]);
  await store.stop();
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Where pictures are wanted (`PICTURES=folder`). */
const picture = (folder: string, name: string) => join(process.env["PICTURES"] ?? folder, `${name}.png`);

// Beside each other: each waits most of its time.
describe.concurrent("journal.18 what can't be written stands on wall and desk, and is over by itself", () => {
  test(
    "journal.18 journal.19 a full disk: what was read waits and is told once there is room",
    LONG,
    async ({ skip, onTestFinished: after }) => {
      const { bmkg, folder } = await outset(after);
      const small = join(folder, "small");
      mkdirSync(small);
      if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", small]).status !== 0)
        return skip("a disk of our own can't be mounted here");
      after(() => void spawnSync("umount", ["-l", small]));
      const one = await house({ ...bmkg.env, DATA_DIR: small }, after);
      const before = await told(one.server);
      const filler = join(small, "filler");
      fill(filler);
      await seenFailing(one);
      const read = bmkg.quakes();
      // BMKG's next news finds no room; that it waits is said.
      await one.wall
        .getByText(/\d+ bacaan BMKG belum tercatat/)
        .first()
        .waitFor({ timeout: 45_000 });
      await one.wall.screenshot({ path: picture(folder, "full-wall") });
      await one.desk.screenshot({ path: picture(folder, "full-desk") });
      rmSync(filler);
      await seenWell(one);
      await eventually(async () => expect((await told(one.server)).length).toBeGreaterThan(read), 500);
      await stopsWhole(one, before);
    },
  );

  test("journal.18 files that turned read-only under the server", LONG, async ({ skip, onTestFinished: after }) => {
    const { bmkg, folder } = await outset(after);
    if (!canFreeze(folder)) return skip("open files can't be made read-only here");
    const one = await house({ ...bmkg.env, DATA_DIR: folder }, after);
    const before = await told(one.server);
    const path = sqlitePath({ DATA_DIR: folder });
    // Not the file by which processes share the index: it is no file to SQLite but memory, and a page that can't be had ends the process.
    const thaw = freeze([path, `${path}-wal`, folder]);
    after(thaw);
    await seenFailing(one);
    await pause(OUTAGE_MS);
    expect(await fails(one.server)).toBe(true);
    thaw();
    await seenWell(one);
    await stopsWhole(one, before);
  });

  test("journal.18 a database that was killed", LONG, async ({ onTestFinished: after }) => {
    const { bmkg, folder } = await outset(after);
    const postgres = await startPostgres();
    after(() => postgres.stop());
    const one = await house({ ...bmkg.env, DATA_DIR: folder, DATABASE_URL: postgres.url }, after);
    const before = await told(one.server);
    await postgres.kill();
    await seenFailing(one);
    await one.wall.screenshot({ path: picture(folder, "killed-wall") });
    await pause(OUTAGE_MS);
    expect(await fails(one.server)).toBe(true);
    await postgres.restart();
    await seenWell(one);
    await stopsWhole(one, before);
  });

  test(
    "journal.18 a database that answers nothing any more, its lines still open",
    LONG,
    async ({ onTestFinished: after }) => {
      const { bmkg, folder } = await outset(after);
      const postgres = await startPostgres();
      after(() => postgres.stop());
      const line = await silentLine(Number(new URL(postgres.url).port));
      after(() => line.stop());
      const DATABASE_URL = postgres.url.replace(/:\d+\//, `:${line.port}/`);
      const one = await house({ ...bmkg.env, DATA_DIR: folder, DATABASE_URL }, after);
      const before = await told(one.server);
      line.silence(true);
      await seenFailing(one);
      await pause(OUTAGE_MS);
      expect(await fails(one.server)).toBe(true);
      line.silence(false);
      await seenWell(one);
      await stopsWhole(one, before);
    },
  );

  test(
    "journal.33 a folder that turns read-only costs a running server nothing; one that starts there says so and ends",
    LONG,
    async ({ skip, onTestFinished: after }) => {
      const user = nobody();
      if (!canRun(user)) return skip("only root can read the project here");
      const { bmkg, folder } = await outset(after);
      if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
      const start = async () => {
        const server = await startServer({ ...bmkg.env, PORT: String(await freePort()), DATA_DIR: folder }, user);
        after(() => server.kill());
        return server;
      };
      const setWritable = (writable: boolean) => {
        chmodSync(folder, writable ? 0o700 : 0o500);
        for (const name of readdirSync(folder)) chmodSync(join(folder, name), writable ? 0o600 : 0o400);
      };
      const server = await start();
      setWritable(false);
      const before = (await told(server)).length;
      // Its files are open: BMKG's next news is kept.
      await eventually(async () => expect((await told(server)).length).toBeGreaterThan(before), 500);
      expect(await fails(server)).toBe(false);
      const kept = await told(server);
      await server.kill();
      await expect(start()).rejects.toThrow(/\/sigap\.db(\.server)? can't be (opened for writing|written): /);
      setWritable(true);
      const next = await start();
      expect(await told(next)).toEqual(expect.arrayContaining(kept));
      expect(await next.stop()).toBe(0);
    },
  );
});

function fill(path: string) {
  for (let bytes = 1_048_576; bytes >= 1; bytes = Math.floor(bytes / 2))
    try {
      for (;;) writeFileSync(path, Buffer.alloc(bytes), { flag: "a" });
    } catch {
      // Full for so many bytes; perhaps not for half of them.
    }
}

/** Of a file system that knows the flag, nobody writes these any more, root and those who have them open included. */
function freeze(paths: readonly string[]): () => void {
  spawnSync("chattr", ["+i", ...paths]);
  return () => void spawnSync("chattr", ["-i", ...paths]);
}

/** Not every file system knows the flag, not every one that does looks at it for an open file, and only root may set it. */
function canFreeze(folder: string): boolean {
  const path = join(folder, "tried");
  const file = openSync(path, "w");
  const thaw = freeze([path]);
  try {
    writeSync(file, "x");
    return false;
  } catch {
    return true;
  } finally {
    thaw();
    closeSync(file);
    rmSync(path);
  }
}

/** A line to a port that can fall silent without being cut: what is sent meanwhile is neither passed on nor refused. */
async function silentLine(to: number) {
  const sockets = new Set<Socket>();
  let silent = false;
  const server = createServer((near) => {
    const far = connect(to, "127.0.0.1");
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.pipe(into);
      from.on("error", () => into.destroy());
      from.on("close", () => {
        sockets.delete(from);
        into.destroy();
      });
      if (silent) from.unpipe(into).pause();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    /** What was silenced stays so, as over a network that lost its route; when it is over the old lines are cut. */
    silence(on: boolean) {
      silent = on;
      for (const socket of sockets) {
        if (on) socket.unpipe().pause();
        else socket.destroy();
      }
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
