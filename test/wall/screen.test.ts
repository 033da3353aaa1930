import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wib } from "../../server/drill/scenario.ts";
import { cianjur2022 } from "../../server/drill/scenarios/cianjur-2022.ts";
import { launchBrowser } from "../browser.ts";
import { complaintsOf } from "../look/complaints.ts";
import { stage, type Stage } from "./stage.ts";
import { longestStill, STILL_MS } from "./stillness.ts";

/** The wall in a real browser, on the drill of Cianjur: the day goes on when the wall has shown what it had. */

/** A software renderer holds each step up for long, a busy machine for longer: only what never comes is a fault. */
const EVER = { timeout: 150_000 };
const LONG = { timeout: 330_000 };

let house: Stage;
let browser: Browser;
let page: Page;
const complaints: string[] = [];
const outside: string[] = [];

beforeAll(async () => {
  house = await stage(cianjur2022, cianjur2022.startAt, true);
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(house.url) && !/^(data|blob):/.test(request.url())) outside.push(request.url());
  });
  await page.addInitScript(() => {
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (draw) => {
      document.documentElement.dataset["frames"] = String(Number(document.documentElement.dataset["frames"] ?? 0) + 1);
      return ask(draw);
    };
  });
  await page.goto(`${house.url}/wall`);
}, LONG.timeout);

afterAll(async () => {
  await browser.close();
  await house.stop();
});

const words = () => page.locator("main").innerText();
const frames = () => page.evaluate(() => Number(document.documentElement.dataset["frames"] ?? 0));

test("shows the quake and its further versions without a reload", LONG, async () => {
  await page.locator('[data-scene="calm"]').waitFor(EVER);
  await house.goOn(wib("2022-11-21 13:23:15"));
  await page.locator('[data-scene="event"]').waitFor(EVER);
  await house.goOn(wib("2022-11-21 13:24:05"));
  await page.getByText("M 5,6").first().waitFor(EVER);
  await house.goOn(wib("2022-11-21 13:28:50"));
  await page.getByText("laporan dirasakan 0 → 14").waitFor(EVER);
  const shown = await words();
  for (const word of ["GEMPA MERUSAK", "Cianjur", "M 5,6 · 10 km · 13.21.10 WIB", "V–VI", "perkiraan", "LATIHAN"])
    expect(shown).toContain(word);
  expect(shown).toContain("BMKG (Badan Meteorologi, Klimatologi, dan Geofisika)");
});

test("Y33 each version that came is noted when it was heard, painted and drawn by the map", LONG, async () => {
  const stages = ["heard", "changed", "painted", "mapped"];
  const last = "gempa-20221121132110:3";
  await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, `mapped:${last}`, EVER);
  const at = await page.evaluate(
    (names) => names.map((name) => performance.getEntriesByName(name).map(({ startTime }) => startTime)),
    stages.map((stage) => `${stage}:${last}`),
  );
  expect(at.map((times) => times.length)).toEqual([1, 1, 1, 1]);
  expect(at.flat()).toEqual(at.flat().toSorted((a, b) => a - b));
});

test("W18 no word is cut and none lies outside the screen, over a drawn map too", async () => {
  expect(await complaintsOf(page)).toEqual([]);
});

test("Y11 nothing is fetched from outside the server", () => {
  expect(outside).toEqual([]);
});

test("W19 draws on change only: a second that passes asks for no frame", LONG, async () => {
  // Once the map has settled, nothing but news may ask for one.
  expect(await longestStill(frames)).toBeGreaterThanOrEqual(STILL_MS);
});

test("X2 an arrow key locks the camera with a plate, and its button lets go", LONG, async () => {
  await page.locator("body").press("ArrowLeft");
  await page.getByText("KAMERA TERKUNCI").waitFor(EVER);
  expect(await words()).toMatch(/lepas otomatis 1[12]\d dtk/);
  await page.getByRole("button", { name: "Lepas sekarang" }).click();
  await page.getByText("KAMERA TERKUNCI").waitFor({ ...EVER, state: "detached" });
});

test("W20 rebuilds its map by itself after a lost WebGL context", LONG, async () => {
  await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>(".map canvas");
    canvas?.setAttribute("data-old", "");
    canvas?.getContext("webgl2")?.getExtension("WEBGL_lose_context")?.loseContext();
  });
  await page.locator(".map canvas:not([data-old])").waitFor(EVER);
  expect(await page.locator(".map canvas").count()).toBe(1);
  expect(complaints.filter((text) => !/webgl|context/i.test(text))).toEqual([]);
});

test("W12 says how old its data is once the server is gone", LONG, async () => {
  await house.stop();
  await page.getByText(/^Tanpa kabar \d+ detik$/).waitFor(EVER);
});
