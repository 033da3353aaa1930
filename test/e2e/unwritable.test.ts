import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { build } from "../../server/prepare/build.js";
import { launchBrowser } from "../browser.ts";
import { eventually } from "../eventually.ts";
import { startPostgres } from "../postgres.ts";
import { startRestlessBmkg } from "./restlessBmkg.ts";
import { freePort, login, startServer } from "./serverProcess.ts";

/** A minute by hand (`OUTAGE_SECONDS=60 npx vitest run test/e2e/unwritable.test.ts`); less at each commit. */
const OUTAGE_MS = Number(process.env["OUTAGE_SECONDS"] ?? 5) * 1000;
/** What is promised of both: that it is told, and that it is over. */
const PROMISED = { timeout: 10_000, interval: 100 };
/** Two screens, a server and a database on a busy machine. */
const LONG = { timeout: 240_000 };
const PLATE = /Jurnal tidak dapat ditulis sejak/;

let browser: Browser;
let bmkg: Awaited<ReturnType<typeof startRestlessBmkg>>;
let folder: string;
beforeAll(async () => {
  build(process.execPath);
  browser = await launchBrowser();
}, 120_000);
afterAll(() => browser.close());
beforeEach(async () => {
  bmkg = await startRestlessBmkg();
  folder = mkdtempSync(join(tmpdir(), "sigap-unwritable-"));
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await bmkg.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A server as deployed, beside a BMKG that has news; its wall and its desk stand in a browser. */
async function house(env: Record<string, string>) {
  const server = await startServer({ PORT: String(await freePort()), DATA_DIR: folder, ...bmkg.env, ...env });
  const [name = "", value = ""] = (await login(server.url)).split("=");
  // A window each: what lies behind another tab is not painted.
  const open = async (path: string) => {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    await context.addCookies([{ name, value, url: server.url }]);
    const page = await context.newPage();
    await page.goto(`${server.url}${path}`);
    return page;
  };
  const [wall, desk] = [await open("/wall"), await open("/desk")];
  await desk.waitForSelector("nav h2");
  const fails = async () =>
    Health.parse(await (await fetch(`${server.url}/api/health`)).json()).journal.failingSince !== null;
  expect(await fails()).toBe(false);
  return { server, wall, desk, fails };
}
const Health = z.object({ journal: z.object({ failingSince: z.string().nullable() }) });
const Hazards = z.object({ hazards: z.array(z.unknown()) });
type House = Awaited<ReturnType<typeof house>>;

/** Told by health within the time promised, and on wall and desk. */
async function seenFailing({ fails, wall, desk }: House) {
  await vi.waitFor(async () => expect(await fails()).toBe(true), PROMISED);
  for (const page of [wall, desk]) await page.getByText(PLATE).first().waitFor();
}

async function seenWell({ fails, wall, desk }: House) {
  await vi.waitFor(async () => expect(await fails()).toBe(false), PROMISED);
  for (const page of [wall, desk]) await page.getByText(PLATE).first().waitFor({ state: "detached" });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test(
  "journal.18 a full disk stands on wall and desk, what was read waits and is told, and all is well once there is room",
  LONG,
  async ({ skip }) => {
    const small = join(folder, "small");
    mkdirSync(small);
    if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", small]).status !== 0)
      return skip("a disk of our own can't be mounted here");
    try {
      const one = await house({ DATA_DIR: small });
      const filler = join(small, "filler");
      fill(filler);
      await seenFailing(one);
      const read = bmkg.quakes();
      // BMKG's next news finds no room; that it waits is said.
      await one.wall
        .getByText(/\d+ bacaan BMKG belum tercatat/)
        .first()
        .waitFor({ timeout: 45_000 });
      await one.wall.screenshot({ path: picture("full-wall") });
      await one.desk.screenshot({ path: picture("full-desk") });
      rmSync(filler);
      await seenWell(one);
      const stands = async () =>
        Hazards.parse(await (await fetch(`${one.server.url}/api/hazards`)).json()).hazards.length;
      await eventually(async () => expect(await stands()).toBeGreaterThan(read), 500);
      expect(await one.server.stop()).toBe(0);
    } finally {
      spawnSync("umount", ["-l", small]);
    }
  },
);

function fill(path: string) {
  for (let bytes = 1_048_576; bytes >= 1; bytes = Math.floor(bytes / 2))
    try {
      for (;;) writeFileSync(path, Buffer.alloc(bytes), { flag: "a" });
    } catch {
      // Full for so many bytes; perhaps not for half of them.
    }
}

/** Where pictures are wanted (`PICTURES=folder`). */
const picture = (name: string) => join(process.env["PICTURES"] ?? folder, `${name}.png`);

test(
  "journal.18 a database that was killed stands on wall and desk, and all is well within ten seconds of its return",
  LONG,
  async () => {
    const postgres = await startPostgres();
    try {
      const one = await house({ DATABASE_URL: postgres.url });
      await postgres.kill();
      await seenFailing(one);
      await one.wall.screenshot({ path: picture("killed-wall") });
      await pause(OUTAGE_MS);
      expect(await one.fails()).toBe(true);
      await postgres.restart();
      await seenWell(one);
      expect(await one.server.stop()).toBe(0);
    } finally {
      await postgres.stop();
    }
  },
);

test(
  "journal.18 a database that answers nothing any more, its lines still open, is told all the same",
  LONG,
  async () => {
    const postgres = await startPostgres();
    const line = await silentLine(Number(new URL(postgres.url).port));
    try {
      const one = await house({ DATABASE_URL: postgres.url.replace(/:\d+\//, `:${line.port}/`) });
      line.silence(true);
      await seenFailing(one);
      await pause(OUTAGE_MS);
      expect(await one.fails()).toBe(true);
      line.silence(false);
      await seenWell(one);
      expect(await one.server.stop()).toBe(0);
    } finally {
      await line.stop();
      await postgres.stop();
    }
  },
);

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
