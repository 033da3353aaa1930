import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cianjur2022 } from "../../server/drill/scenarios/cianjur-2022.ts";
import { MINUTE_MS } from "../../shared/time.ts";
import { launchBrowser } from "../browser.ts";
import { stage, type Stage } from "../wall/stage.ts";

const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** What one of Chrome 110, Firefox 115 and Safari 16 lacks, and a program might call without asking. */
const LATER = `
  Map.groupBy Object.groupBy Promise.withResolvers Promise.try Array.fromAsync RegExp.escape Error.isError Math.sumPrecise
  URL.parse URL.canParse AbortSignal.any Intl.Segmenter Intl.DurationFormat Uint8Array.fromBase64 Uint8Array.fromHex
  Set.prototype.union Set.prototype.intersection Set.prototype.difference Set.prototype.symmetricDifference
  Set.prototype.isSubsetOf Set.prototype.isSupersetOf Set.prototype.isDisjointFrom
  String.prototype.isWellFormed String.prototype.toWellFormed ArrayBuffer.prototype.transfer ArrayBuffer.prototype.resize
  Element.prototype.checkVisibility Element.prototype.moveBefore Element.prototype.getHTML Document.prototype.startViewTransition
  Iterator Float16Array OffscreenCanvas requestIdleCallback scheduler navigation Temporal`
  .trim()
  .split(/\s+/);

/** In the page, before its own scripts; the methods of iterators hang on a prototype without a name. */
function takeAway(names: readonly string[]) {
  const iterator: unknown = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
  for (const name of "map filter take drop flatMap reduce toArray forEach some every find".split(" "))
    Reflect.deleteProperty(iterator as object, name);
  for (const path of names) {
    const steps = path.split(".");
    const last = steps.pop() ?? "";
    const holder = steps.reduce<unknown>((at, step) => Reflect.get(Object(at) as object, step), globalThis);
    if (holder !== undefined) Reflect.deleteProperty(Object(holder) as object, last);
  }
}

let scene: Stage;
let browser: Browser;
beforeAll(async () => {
  [scene, browser] = await Promise.all([stage(cianjur2022, cianjur2022.startAt + 20 * MINUTE_MS), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await scene.stop();
});

async function open(path: string, without: readonly string[], seat = ""): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage();
  const cookies = seat.split("; ").map((pair) => pair.split("="));
  if (seat !== "")
    await page.context().addCookies(cookies.map(([name = "", value = ""]) => ({ name, value, url: scene.url })));
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await page.addInitScript(takeAway, without);
  await page.goto(`${scene.url}${path}`);
  return { page, errors };
}

test("start.5 the wall stands on a browser that knows nothing younger than early 2023", async () => {
  const { page, errors } = await open("/wall", LATER);
  await page.getByText("Cianjur").first().waitFor();
  expect(await page.evaluate(() => [typeof Reflect.get(Map, "groupBy"), typeof Reflect.get(globalThis, "Iterator")])).toEqual(["undefined", "undefined"]); // prettier-ignore
  await page.locator("canvas").first().waitFor();
  expect(errors).toEqual([]);
  expect(await page.locator("#browser-too-old").count()).toBe(0);
});

test("start.5 so does the desk", async () => {
  const { page, errors } = await open("/desk", LATER, await scene.sit());
  await page.getByText("Cianjur").first().waitFor();
  expect(errors).toEqual([]);
});

test.each(["/wall", "/desk"])("start.5 %s says on an older one which is needed", async (path) => {
  const { page } = await open("/desk", [], await scene.sit());
  await page.addInitScript(takeAway, ["Array.prototype.toSorted"]);
  await page.goto(`${scene.url}${path}`);
  const plate = page.locator("#browser-too-old");
  await plate.waitFor();
  expect(await plate.innerText()).toContain("Diperlukan Chrome atau Edge 110, Firefox 115, Safari 16");
  expect(await plate.evaluate((element) => getComputedStyle(element).position)).toBe("fixed");
});

test("start.5 what says so is itself read by a browser of any age", () => {
  const script = readFileSync(file("public/browser.js"), "utf8").replace(/\/\*[^]*?\*\//g, "");
  expect(script).not.toMatch(/=>|`|\b(const|let|class|async|import|export)\b|\?\.|\?\?|,\s*[)\]}]/);
});

/** Workers are out of reach of what a page takes away, so what is shipped is read. */
test("start.5 nothing that is shipped calls what came later", () => {
  const folder = file("dist/client/assets");
  const shipped = readdirSync(folder).filter((name) => name.endsWith(".js"));
  expect(shipped.length).toBeGreaterThan(2);
  const later =
    /\b(?:Map|Object)\.groupBy\b|\bPromise\.(?:withResolvers|try)\b|\bArray\.fromAsync\b|\bRegExp\.escape\b|\bIterator\.(?:from|prototype)\b|\bURL\.parse\(|\bAbortSignal\.any\b|\.(?:isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(|\b(?:values|keys|entries)\(\)\.(?:map|filter|take|drop|flatMap|reduce|toArray|forEach|some|every|find)\(/g;
  const calls = shipped.flatMap((name) => readFileSync(join(folder, name), "utf8").match(later) ?? []);
  expect(calls).toEqual([]);
});
