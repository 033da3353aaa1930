import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, type TestContext } from "vitest";
import { MINUTE_MS } from "../../shared/time.ts";
import type { World } from "../../shared/world/world.ts";
import { launchBrowser } from "../browser.ts";
import { openDeskHouse, type DeskHouse } from "../desk/deskHouse.ts";
import { eventually } from "../eventually.ts";
import { buildPage } from "../ownPage.ts";
import { alert, impact, nagekeo, NOW, PD2_AT, PLACES, rain, REACH } from "../http/worlds.ts";
import { quake, tsunami, version } from "../make/quake.ts";
import { worldOf } from "../make/world.ts";
import { DIST } from "./stage.ts";
import { withoutMap } from "./withoutMap.ts";

let browser: Browser;
beforeAll(async () => {
  if (!existsSync(join(DIST, "wall/index.html")))
    throw new Error("The screens are not built: npm test builds them, vitest alone does not.");
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Everything that is a list says all of it twice; positions, which are lists of numbers, stay. */
function twice<T>(value: T): T {
  if (Array.isArray(value)) {
    const each = value.map((one: unknown) => twice(one));
    return (each.some((one) => typeof one === "number" || Array.isArray(one)) ? each : [...each, ...each]) as T;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, twice<unknown>(each)])) as T;
}

const FELT = ["Cianjur", "Cianjur", "Garut"].map((place) => ({ place, mmiLow: 5, mmiHigh: 6 }));
const CIANJUR = quake({}, { felt: FELT });
const FAR = quake({ id: "quake:far" }, { at: [100, -11], magnitude: 4.4 });
const WAVE = nagekeo();
/** A stage that comes after a later one. */
const BACK = { ...WAVE, versions: ["PD-2", "PD-1", "PD-2"].map((stage, n) => version({ ...WAVE.versions[0], n: n + 1, tsunami: tsunami({ ...WAVE.versions[0]?.tsunami, stage }) })) }; // prettier-ignore
const RAIN = rain();

const WORLDS: [string, World, number][] = [
  ["a quake", worldOf(...PLACES, twice(CIANJUR), twice(impact(CIANJUR.id)), twice(alert(CIANJUR.id, "darurat"))), NOW],
  [
    "a quake with nobody near and nobody to send",
    worldOf(FAR, impact(FAR.id, { people: [], kabupaten: [], resources: [], help: [], needs: [] }), alert(FAR.id, "merusak")),
    NOW,
  ],
  [
    "a tsunami",
    worldOf(...PLACES, twice(WAVE), twice(impact(WAVE.id, { tsunami: REACH })), twice(alert(WAVE.id, "darurat"))),
    PD2_AT + MINUTE_MS,
  ],
  ["a tsunami whose stages go back", worldOf(BACK, impact(WAVE.id), alert(WAVE.id, "darurat")), PD2_AT + MINUTE_MS],
  ["weather", worldOf(...PLACES, twice(RAIN), twice(impact(RAIN.id)), twice(alert(RAIN.id, "merusak"))), NOW],
]; // prettier-ignore

/** Cases beside each other have no hooks in common. */
type After = TestContext["onTestFinished"];

async function openHouse(world: World, now: number, after: After): Promise<DeskHouse> {
  const house = await openDeskHouse(DIST, world, now);
  after(() => house.stop());
  return house;
}

async function openPage(after: After, mapped = true): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  after(() => context.close());
  if (!mapped) await withoutMap(context);
  return context.newPage();
}

async function goTo(page: Page, path: "/wall" | "/desk", house: DeskHouse): Promise<void> {
  if (path === "/desk") await house.sitDown(page.context());
  await page.goto(`${house.url}${path}`);
  await drawn(page, path);
}

const drawn = (page: Page, path: "/wall" | "/desk") =>
  page
    .locator(path === "/desk" ? "nav h2" : '[data-card="hero"]')
    .first()
    .waitFor();

const FILES: Record<string, string> = {
  "guarded-page.js": `
import { mount } from "svelte";
import Beside from "/Beside.svelte";
mount(Beside, { target: document.body });
`,
  "Beside.svelte": `
<script>
  import Guarded from "/client/ui/Guarded.svelte";
  import Part from "/Part.svelte";
  let words = $state(["a", "a"]);
  window.say = (next) => (words = next);
</script>
<Guarded what="Kartu ini"><Part {words} /></Guarded>
<p id="beside">{words.length}</p>
`,
  "Part.svelte": `
<script>
  let { words } = $props();
</script>
{#each words as word (word)}<b>{word}</b>{/each}
`,
};

// Beside each other, and first what waits the longest.
describe.concurrent("a screen that nothing stops", () => {
  test("picture.42 a wall or a desk that is drawn no more says so and loads itself anew", async ({
    onTestFinished: after,
  }) => {
    const world = worldOf(...PLACES, CIANJUR, impact(CIANJUR.id), alert(CIANJUR.id, "darurat"));
    const house = await openHouse(world, NOW, after);
    const failing = async (path: "/wall" | "/desk") => {
      const page = await openPage(after, false);
      await goTo(page, path, house);
      // What a failed script leaves behind: words that nobody sets any more.
      const fail = () =>
        page.evaluate(() => {
          const clock = document.querySelector("[data-clock]");
          const copy = clock?.cloneNode(true);
          if (copy) clock?.replaceWith(copy);
          return copy?.textContent ?? "";
        });
      const plate = page.getByText("Layar ini berhenti digambar pada");
      /** Every hour at which its clock was made to stand: what is laid out late after a loading brings another that goes. */
      const stood: string[] = [];
      const failUntil = (check: () => Promise<void>) =>
        eventually(async () => {
          stood.push(await fail().catch(() => ""));
          await check();
        }, 1000);
      let loads = 0;
      page.on("load", () => (loads += 1));
      await failUntil(async () => expect(loads).toBeGreaterThan(0));
      await drawn(page, path);
      // A screen that fails again at once is not loaded again at once, and says so for as long. Its words are read when it is seen:
      // on a busy machine the minute may be over just then.
      await failUntil(async () => {
        const [words = ""] = await plate.allTextContents();
        expect(stood.filter(Boolean).some((hour) => words.includes(hour))).toBe(true);
      });
    };
    await Promise.all([failing("/wall"), failing("/desk")]);
  });

  test.for(WORLDS)(
    "picture.41 wall and desk draw %s of which all is said twice",
    async ([, world, now], { onTestFinished: after }) => {
      const house = await openHouse(world, now, after);
      const draws = async (path: "/wall" | "/desk") => {
        const page = await openPage(after);
        const errors: string[] = [];
        page.on("pageerror", ({ message }) => errors.push(message));
        await goTo(page, path, house);
        const clock = page.locator("[data-clock]").first();
        const before = await clock.textContent();
        await eventually(async () => expect(await clock.textContent()).not.toBe(before));
        expect(errors).toEqual([]);
        expect(await page.locator("[data-unpainted]").count()).toBe(0);
      };
      await Promise.all([draws("/wall"), draws("/desk")]);
    },
  );

  test("picture.41 a part that can't be drawn says so in its place and is tried again; what stands beside it lives on", async ({
    onTestFinished: after,
  }) => {
    const open = await buildPage(FILES);
    const page = await openPage(after);
    await open(page);
    await page.getByText("Kartu ini tidak dapat digambar").waitFor();
    await page.evaluate(() => (Reflect.get(window, "say") as (words: string[]) => void)(["a", "b", "c"]));
    await eventually(async () => expect(await page.locator("#beside").textContent()).toBe("3"));
    await page.locator("b").first().waitFor();
    expect(await page.locator("[data-unpainted]").count()).toBe(0);
  });
});
