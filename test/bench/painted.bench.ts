import { fork } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createApp } from "../../server/app.ts";
import { systemClock } from "../../server/clock.ts";
import { readConfig } from "../../server/config.ts";
import { autogempa } from "../../server/drill/forms/tews.ts";
import { feeds } from "../../server/feeds/index.ts";
import { current } from "../../shared/hazard.ts";
import { launchBrowser } from "../browser.ts";
import { median, quantile, type Finding } from "./bench.ts";

const BULLETINS = 30;
const OTHER_SCREENS = 999;

/**
 * From a body in hand to the frame that shows it, in a real browser: thirty bulletins, with 999 further screens on the hub.
 * The browser draws in software here, so a wall with a graphics card is quicker in the last stage, never slower.
 */
export async function bench(): Promise<Finding[]> {
  const bmkg = await startOneQuake();
  const dataDir = mkdtempSync(join(tmpdir(), "sigap-bench-"));
  const config = readConfig({
    HOST: "127.0.0.1",
    PORT: "0",
    DATA_DIR: dataDir,
    DESK_SECRET: "bench-bench-bench",
    BMKG_DATA_URL: bmkg.url,
  });
  const app = await createApp({
    config,
    clock: systemClock,
    log: () => undefined,
    feeds,
    random: Math.random,
    drill: null,
    distDir: fileURLToPath(new URL("../../dist/client", import.meta.url)),
  });
  const { url } = await app.start({ polling: false });
  const crowd = fork(join(import.meta.dirname, "fanoutClients.ts"), [
    url.replace("http", "ws"),
    String(OTHER_SCREENS),
    "hub",
  ]);
  const browser = await launchBrowser();
  try {
    await new Promise((resolve) => crowd.once("message", resolve));
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await page.goto(`${url}/wall`);
    await page.waitForSelector("canvas");
    const reader = app.readers.find(({ feed }) => feed.id === "autogempa");
    if (!reader) throw new Error("no autogempa");
    await app.turn(reader);
    await page.waitForTimeout(3000);

    const sent: number[] = [];
    const painted: number[] = [];
    for (let n = 0; n < BULLETINS; n++) {
      bmkg.revise();
      const sentAt = new Promise<number>((resolve) => {
        const stop = app.store.subscribe(() => {
          stop();
          resolve(performance.timeOrigin + performance.now());
        });
      });
      await app.turn(reader);
      const hazard = [...app.store.world.hazard.values()].find((each) => each.kind === "earthquake");
      if (!hazard) throw new Error("no quake");
      const { n: version, fetchedAt } = current(hazard);
      const paintedAt = await page.evaluate(
        async ({ mark }) => {
          for (;;) {
            const [entry] = performance.getEntriesByName(mark);
            if (entry) return performance.timeOrigin + entry.startTime;
            await new Promise((resolve) => setTimeout(resolve, 4));
          }
        },
        { mark: `painted:${hazard.id}:${version}` },
      );
      sent.push((await sentAt) - fetchedAt);
      painted.push(paintedAt - fetchedAt);
      await page.waitForTimeout(50);
    }
    return [
      {
        name: `Fetched → painted, ${BULLETINS} bulletins, ${OTHER_SCREENS + 1} screens, software rendering`,
        figures: {
          "fetched → sent to all, p50 ms": median(sent),
          "fetched → sent to all, p99 ms": quantile(sent, 0.99),
          "fetched → painted, p50 ms": median(painted),
          "fetched → painted, p99 ms": quantile(painted, 0.99),
        },
      },
    ];
  } finally {
    await browser.close();
    crowd.kill("SIGKILL");
    await app.stop();
    await bmkg.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A BMKG with one quake near Cianjur whose magnitude it revises whenever told to. */
async function startOneQuake() {
  const originTime = Math.floor(Date.now() / 1000) * 1000 - 120_000;
  let revision = 0;
  const http = createServer((_request, response) => {
    const body = autogempa({
      originTime,
      at: [107.05, -6.84],
      magnitude: revision % 2 === 0 ? 5.6 : 5.7,
      depthKm: 10,
      area: "10 km BaratDaya CIANJUR-JABAR",
      potential: "none",
      felt: "-",
      shakemapAt: originTime + 163_000,
    });
    response.setHeader("content-type", "application/json").end(body);
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    revise() {
      revision++;
    },
    stop: () => new Promise((resolve) => http.close(resolve)),
  };
}
