import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wib, type Scenario } from "../../server/drill/scenario.ts";
import { bantul2023 } from "../../server/drill/scenarios/bantul-2023.ts";
import { cianjur2022 } from "../../server/drill/scenarios/cianjur-2022.ts";
import { nagekeo2026 } from "../../server/drill/scenarios/nagekeo-2026.ts";
import { padang2009 } from "../../server/drill/scenarios/padang-2009.ts";
import { rainWestJava } from "../../server/drill/scenarios/rain-west-java.ts";
import { layoutOf } from "../../client/wall/scene/frame.ts";
import { BODY_U, LEAST_BODY_ARCMIN, typeShare } from "../../shared/screen/typeScale.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { DEFAULT_WALL } from "../../shared/screen/wallSettings.ts";
import type { World } from "../../shared/world/world.ts";
import type { Order } from "../../shared/command/commands.ts";
import { launchBrowser } from "../browser.ts";
import { openDeskHouse } from "../desk/deskHouse.ts";
import { fault, NOW as WARNED_AT, openHouse as openFaultHouse } from "../faults/house.ts";
import { feeds } from "../http/worlds.ts";
import { complaintsOf, sizesOf } from "../look/complaints.ts";
import { DIST, openDesk, stage, type Stage } from "./stage.ts";
import { withoutMap } from "./withoutMap.ts";

/**
 * Every scene on every shape of screen, from recorded days. `SHOTS=<folder> npx vitest run test/wall/shots.test.ts` keeps
 * the pictures, with the official map when MAP_PACK names it; without SHOTS the words are measured and nothing is kept.
 */
const { SHOTS, SHOTS_ONLY } = process.env;
const SIZES = [
  [1920, 1080],
  [3840, 2160],
  [5760, 1080],
  [1080, 1920],
] as const;

/** Two quakes of one afternoon, as has happened: Bantul's facts moved to eleven minutes after Cianjur's. */
const two: Scenario = {
  ...cianjur2022,
  id: "two",
  timeline: [...cianjur2022.timeline, ...moved(bantul2023, wib("2022-11-21 13:32:00") - bantul2023.startAt)],
};

const SCENES: [name: string, scene: string, Scenario, at: number, drill: boolean][] = [
  ["calm", "calm", rainWestJava, wib("2026-11-10 15:08:00"), false],
  ["event", "event", cianjur2022, wib("2022-11-21 13:30:20"), false],
  ["felt", "event", bantul2023, wib("2023-06-30 20:10:00"), false],
  ["several", "event", two, wib("2022-11-21 13:45:00"), false],
  ["tsunami", "tsunami", nagekeo2026, wib("2026-08-15 05:10:24"), false],
  ["ended", "tsunami", nagekeo2026, wib("2026-08-15 07:40:00"), false],
  ["weather", "weather", rainWestJava, wib("2026-11-10 15:26:00"), false],
  ["great", "event", padang2009, padang2009.endAt, false],
  ["drill", "event", cianjur2022, wib("2022-11-21 13:25:10"), true],
];

/** With the map a software renderer holds each step up for long. */
const PATIENCE = { timeout: SHOTS ? 120_000 : 45_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  if (SHOTS) mkdirSync(SHOTS, { recursive: true });
});
afterAll(() => browser.close());

async function openWall({ url }: Pick<Stage, "url">, scene: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  if (!SHOTS) await withoutMap(page);
  await page.clock.install();
  await page.goto(`${url}/wall`);
  await page.locator(`[data-scene="${scene}"]`).waitFor({ timeout: 60_000 });
  return page;
}

async function look(page: Page, name: string): Promise<void> {
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    await page.waitForFunction((wanted) => innerWidth === wanted, width, PATIENCE);
    await page.waitForTimeout(300);
    const { u } = layoutOf({ widthPx: width, heightPx: height }, DEFAULT_WALL, "event");
    await expect.poll(async () => (await sizesOf(page)).body, PATIENCE).toBeCloseTo(u * BODY_U, 1);
    const { body, largest, smallest } = await sizesOf(page);
    if (width > height) {
      expect(body).toBeGreaterThanOrEqual(typeShare(LEAST_BODY_ARCMIN, DEFAULT_WALL) * height - 0.01);
      expect(body / height).toBeGreaterThanOrEqual(BODY_U / 2160 - 1e-6);
    }
    expect(largest / body).toBeGreaterThanOrEqual(1.7);
    expect(smallest / body).toBeGreaterThanOrEqual(0.6);
    if (SHOTS) {
      await mapIsIdle(page);
      await page.screenshot({ path: join(SHOTS, `${name}-${width}x${height}.png`), timeout: 180_000 });
    }
    // map.20, picture.19: what stands for the map lies within it; a portrait's map bears no plate of the sound.
    else expect(await page.locator(".no-picture").evaluate(sticksOut)).toBe(false);
    if (height > width) expect(await page.locator(".over button").count()).toBe(0);
    // A busy machine may still be setting the larger words.
    await expect.poll(() => complaintsOf(page), { ...PATIENCE, message: `${name} ${width} × ${height}` }).toEqual([]);
  }
}

/** In the page. */
function sticksOut(box: Element): boolean {
  const { left, top, right, bottom } = box.getBoundingClientRect();
  const words = document.createRange();
  words.selectNodeContents(box);
  return [...words.getClientRects()].some(
    (line) => line.left < left || line.right > right || line.top < top || line.bottom > bottom,
  );
}

const wanted = (name: string) => !SHOTS_ONLY || SHOTS_ONLY.split(",").includes(name);

test.each(SCENES.filter(([name]) => wanted(name)))(
  "Y10 map.20 %s: on every shape no word is cut, over another or in the outer edge, and body is as large as promised",
  { timeout: SHOTS ? 900_000 : 240_000 },
  async (name, scene, scenario, at, drill) => {
    const house = await stage(scenario, at, drill);
    const page = await openWall(house, scene);
    await look(page, name);
    await page.close();
    await house.stop();
  },
);

test.runIf(wanted("lost"))(
  "Y10 lost: the plate of a dead line too",
  { timeout: SHOTS ? 900_000 : 240_000 },
  async () => {
    const house = await stage(cianjur2022, wib("2022-11-21 13:30:20"));
    const page = await openWall(house, "event");
    if (SHOTS) await mapIsIdle(page);
    await house.stop();
    await page.clock.fastForward(61_000);
    await page.getByText("DATA TERPUTUS").waitFor();
    await look(page, "lost");
    await page.close();
  },
);

test.runIf(wanted("waiting"))(
  "Y10 waiting: before BMKG has answered once",
  { timeout: SHOTS ? 900_000 : 240_000 },
  async () => {
    const house = await stage(cianjur2022, cianjur2022.startAt, false, "silent");
    const page = await openWall(house, "waiting");
    await look(page, "waiting");
    await page.close();
    await house.stop();
  },
);

test.runIf(wanted("doubted"))(
  "Y10 calm.3 doubted: a warning whose end and area are unknown, calm, and the time before BMKG has answered once, while journal and clock fail",
  { timeout: SHOTS ? 900_000 : 240_000 },
  async () => {
    const house = await openDeskHouse(DIST, await warnedOfNoArea(), WARNED_AT);
    const ill = {
      clock: { aheadMs: -7 * HOUR_MS, hosts: 3 },
      journal: { failingSince: WARNED_AT - 2 * MINUTE_MS, reason: "disk full", unkept: 2, missing: 0 },
    };
    house.ail(ill);
    const page = await openWall(house, "weather");
    await look(page, "unknown");
    await house.store.commit(({ hazard }) => {
      const changes = [...hazard.keys()].map((id) => ({ op: "drop" as const, type: "hazard" as const, id }));
      return { at: WARNED_AT, by: "test", why: "", changes };
    });
    await page.locator('[data-scene="calm"]').waitFor();
    await look(page, "calm-doubted");
    await page.close();

    const never = { triedAt: null, readAt: null, newestAt: null, outcome: "never" } as const;
    house.ail({ ...ill, feeds: feeds(WARNED_AT).map((feed) => ({ ...feed, ...never })) });
    const waiting = await openWall(house, "waiting");
    const told = waiting.locator("[data-card=waiting] [role=alert]");
    await told.waitFor();
    expect((await told.innerText()).split(". ")).toEqual([
      "Jurnal tidak dapat ditulis sejak 14.28 WIB",
      "Kabar baru belum dapat dicatat dan belum tampil",
      "2 bacaan BMKG belum tercatat",
      "Jam server meleset 7 jam 0 menit (di belakang BMKG).",
    ]);
    await look(waiting, "waiting-doubted");
    await waiting.close();
    await house.stop();
  },
);

/** A warning of the gravest severity that tells neither its end nor, but for a name, its area. */
async function warnedOfNoArea(): Promise<World> {
  const house = await openFaultHouse();
  const item = `<item><link>https://bmkg.example/CJK20261130041_alert.xml</link></item>`;
  const body = fault("weather-end-not-read/no-expires.xml")
    .replace("Severe", "Extreme")
    .replace(/<polygon>.*<\/polygon>/s, "");
  await house.tell("nowcast", `<rss><channel>${item}</channel></rss>`, { CJK20261130041: body });
  const { world } = house.store;
  await house.close();
  return world;
}

test.runIf(wanted("replay"))("Y10 replay: and what is told again", { timeout: SHOTS ? 900_000 : 240_000 }, async () => {
  const house = await stage(cianjur2022, wib("2022-11-21 13:50:00"));
  const page = await openWall(house, "event");
  const desk = await openDesk(house);
  const alert = [...desk.world().alert.values()].find(({ tier, endedAt }) => tier === "darurat" && endedAt === null);
  const id = alert?.id ?? "";
  const order = (command: Order) =>
    desk.socket.timeout(20_000).emitWithAck("command", { ...command, id: randomUUID() });
  expect(await order({ name: "incident:answer", hazardId: id })).toHaveProperty("data");
  const screen = desk.told.walls.at(-1)?.[0]?.screen ?? "";
  const of = { kind: "hazard" as const, hazardId: id };
  // Pictures take minutes, and what is told again must not be over before the last of them.
  const speed = SHOTS ? 4 : 60;
  expect(await order({ name: "wall:replay", screen, of, speed })).toHaveProperty("data");
  await page.getByText("PUTAR ULANG").first().waitFor();
  await page.locator('[data-scene="event"]').waitFor({ timeout: 60_000 });
  await look(page, "replay");
  await page.close();
  desk.close();
  await house.stop();
});

/** No frame asked for in three seconds: tiles cut, labels placed, camera at rest. */
async function mapIsIdle(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const ask = window.requestAnimationFrame.bind(window);
        let last = performance.now();
        window.requestAnimationFrame = (draw) => {
          last = performance.now();
          return ask(draw);
        };
        const began = performance.now();
        const timer = setInterval(() => {
          const now = performance.now();
          if (now - last < 3000 && now - began < 90_000) return;
          clearInterval(timer);
          window.requestAnimationFrame = ask;
          resolve();
        }, 250);
      }),
  );
}

function moved({ timeline }: Scenario, byMs: number): Scenario["timeline"] {
  return timeline
    .filter((step) => "quake" in step)
    .filter((step) => Math.abs(step.quake.originTime - bantul2023.startAt) < 3_600_000)
    .map((step) => ({
      ...step,
      at: step.at + byMs,
      quake: {
        ...step.quake,
        originTime: step.quake.originTime + byMs,
        shakemapAt: step.quake.shakemapAt + byMs,
      },
    }));
}
