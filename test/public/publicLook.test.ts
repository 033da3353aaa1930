import { AxeBuilder } from "@axe-core/playwright";
import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PUBLIC_SAFETY } from "../../server/public/publicStyle.ts";
import { launchBrowser } from "../browser.ts";
import { STATES } from "./states.ts";

/** The public page in every state, looked at by measure; `SHOTS=dir` keeps the pictures. */

const SHOTS = process.env["SHOTS"];
const PHONE = { width: 360, height: 640 };
const SIZES = [PHONE, { width: 1280, height: 900 }];

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  const context = await browser.newContext();
  page = await context.newPage();
  await page.route("**/*", (route) => {
    const made = STATES[decodeURIComponent(new URL(route.request().url()).pathname.slice(1))];
    return route.fulfill({ body: made?.() ?? "", contentType: "text/html; charset=utf-8", headers: PUBLIC_SAFETY });
  });
  if (SHOTS) mkdirSync(SHOTS, { recursive: true });
});
afterAll(() => browser.close());

/** States that call for no deed of now. */
const NO_STEPS_FIRST = ["calm", "doubted", "old"];
/** Of a step, with the air above it. */
const LINE_PX = 34;

const open = (state: string) => page.goto(`http://sigap.test/${encodeURIComponent(state)}`);

/** Inline parts that touch: without style, and for whoever listens, they are one word. */
const GLUED = () =>
  [...document.body.querySelectorAll<HTMLElement>("span, b, a, abbr")].flatMap((one) => {
    const next = one.nextSibling;
    const isGlued =
      next instanceof HTMLElement && next.tagName !== "BR" && getComputedStyle(next).display.startsWith("inline") && getComputedStyle(one).display.startsWith("inline") && /\S$/.test(one.innerText) && /^\S/.test(next.innerText);
    return isGlued ? [`${one.innerText}|${next.innerText}`] : [];
  });

describe.each(Object.keys(STATES))("public.27 the page, %s", (state) => {
  test("axe finds nothing, and nothing runs over the side, on a phone and on a desk", async () => {
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await open(state);
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/${state.replaceAll(" ", "-")}-${size.width}.png`, fullPage: true });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
    }
  });

  test.skipIf(NO_STEPS_FIRST.includes(state))("the first thing to do begins on a phone's first screen", async () => {
    await page.setViewportSize(PHONE);
    await open(state);
    const { y } = (await page.locator("ol > li").first().boundingBox())!;
    expect(y + LINE_PX).toBeLessThanOrEqual(PHONE.height);
  });

  test("kept open for two minutes it says that it is old, and no more that all is calm", async () => {
    await page.setViewportSize(PHONE);
    await open(state);
    const seen = () =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>(".old, .now")].map(
          (part) => `${part.className} ${getComputedStyle(part).visibility} ${part.offsetHeight > 0}`,
        ),
      );
    const [fresh, kept] = [await seen(), await page.evaluate(() => {
      for (const animation of document.getAnimations()) animation.currentTime = 121_000;
    }).then(seen)];
    if (state === "old") return expect(fresh).toEqual([]);
    expect(fresh.filter((part) => part === "old hidden false").length).toBeGreaterThan(0);
    expect(fresh).not.toContain("old visible true");
    expect(kept).toEqual(fresh.map((part) => (part.startsWith("old") ? "old visible true" : "now hidden false")));
    expect(fresh.includes("now visible true")).toBe(state === "calm");
  });

  test("fits one sheet of paper", async () => {
    await open(state);
    if (SHOTS) {
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: 718, height: 1046 });
      await page.screenshot({ path: `${SHOTS}/${state.replaceAll(" ", "-")}-print.png`, fullPage: true });
      await page.emulateMedia({ media: null });
    }
    const pdf = await page.pdf({ format: "A4", printBackground: true });
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
  });

  test("without style every picture stays small and no two words touch", async () => {
    await page.setViewportSize(PHONE);
    await open(state);
    await page.evaluate(() => document.querySelectorAll("style").forEach((style) => style.remove()));
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${state.replaceAll(" ", "-")}-plain.png`, fullPage: true });
    const pictures = await page.evaluate(() => [...document.querySelectorAll("svg")].map((svg) => svg.getBoundingClientRect().width));
    expect(Math.max(0, ...pictures)).toBeLessThanOrEqual(33);
    expect(await page.evaluate(GLUED)).toEqual([]);
  });
});
