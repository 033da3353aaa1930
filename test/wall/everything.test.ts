import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { planOf } from "../../client/wall/figures/plan.ts";
import { layoutOf } from "../../client/wall/scene/frame.ts";
import { slotsOn } from "../../client/wall/scene/layout.ts";
import { pageAt } from "../../client/wall/scene/pages.ts";
import { ROTATES_EVERY_MS, sceneOf } from "../../client/wall/scene/scene.ts";
import { createWallLinks } from "../../server/access/wallLink.ts";
import { COMMON_SCREENS, isHeld, type CommonScreen } from "../../shared/screen/screens.ts";
import { BODY_U, unitPx } from "../../shared/screen/typeScale.ts";
import { DAY_MS, ZONE_OFFSET_MS } from "../../shared/time.ts";
import { DEFAULT_WALL, type WallSettings } from "../../shared/wire/wallSettings.ts";
import { launchBrowser } from "../browser.ts";
import { openDeskHouse, SECRET, type DeskHouse } from "../desk/deskHouse.ts";
import { feeds } from "../http/worlds.ts";
import { standing } from "../make/standing.ts";
import { worldOf } from "../make/world.ts";
import { LEVELS, recordsOf, type Level } from "./levels.ts";
import { complaintsOf } from "./look.ts";
import { DIST } from "./stage.ts";
import { withoutMap } from "./withoutMap.ts";

/**
 * picture.17: each level and stage on each screen of the desk's list, from each seat that it can be read from, page by page. `npm test` looks at
 * each level and each screen once; `LOOK=all npx vitest run test/wall/everything.test.ts` at each of them on each. `LOOK_AT=<folder>` keeps
 * the pictures, `LOOK_MAP=1` draws the map too, and `-t "55″"` takes some of the screens.
 */
const { LOOK, LOOK_AT, LOOK_MAP } = process.env;
const SEATS_M = [3, 4, 5, 6, 7, 10];

interface View extends CommonScreen {
  seatM: number;
}

/** One of those that look alike: a screen's words grow by steps. */
const VIEWS: View[] = COMMON_SCREENS.flatMap((screen) =>
  SEATS_M.map((seatM) => ({ ...screen, seatM }))
    .filter((view) => isHeld(view, viewingOf(view)))
    .filter((view, i, all) => all.findIndex((one) => stepOf(one) === stepOf(view)) === i),
);

function viewingOf({ seatM, heightMm }: View): Pick<WallSettings, "viewingDistanceM" | "screenHeightMm"> {
  return { viewingDistanceM: seatM, screenHeightMm: heightMm };
}
function stepOf(view: View): number {
  return unitPx(view, viewingOf(view));
}

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  if (LOOK_AT) mkdirSync(LOOK_AT, { recursive: true });
});
afterAll(() => browser.close());

const named = ({ name, seatM }: View) => `${name} from ${seatM} m`;

/** Level by level goes from view to view, so that each of both comes up; all of them on each where that is asked for. */
const levelsOn = (view: View): readonly Level[] =>
  LOOK === "all" ? LEVELS : LEVELS.filter((_, i) => i % VIEWS.length === VIEWS.indexOf(view) % LEVELS.length);

test.each(VIEWS.map((view) => [named(view), view] as const))(
  "picture.16, picture.17 %s: nothing is cut, covered, wider than its plate or without its source",
  { timeout: LOOK ? 900_000 : 120_000 },
  async (_, view) => {
    const levels = levelsOn(view);
    const [first] = levels;
    if (!first) return;
    const house = await openDeskHouse(DIST, worldOf(...recordsOf(first)), first.at);
    const page = await openWall(house, view);
    const seen: Record<string, string[]> = {};
    for (const level of levels)
      for (const [at, complaints] of await look(page, house, view, level)) seen[at] = complaints;
    await page.close();
    await house.stop();
    expect(Object.fromEntries(Object.entries(seen).filter(([, complaints]) => complaints.length > 0))).toEqual({});
    expect(Object.keys(seen).length).toBeGreaterThanOrEqual(levels.length);
  },
);

async function openWall(house: DeskHouse, view: View): Promise<Page> {
  const { widthPx: width, heightPx: height } = view;
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: "reduce" });
  if (!LOOK_MAP) await withoutMap(page);
  const settings: WallSettings = { ...DEFAULT_WALL, ...viewingOf(view), sound: false };
  await page.goto(`${house.url}/wall#w=${createWallLinks(SECRET, () => null).sign(settings)}`);
  return page;
}

/** Each page of one level, by its name. */
async function look(page: Page, house: DeskHouse, view: View, level: Level): Promise<[string, string[]][]> {
  const records = recordsOf(level);
  await house.store.commit((world) => ({
    at: level.at,
    by: "test",
    why: "",
    changes: [
      ...[world.hazard, world.alert, world.impact, world.stock].flatMap((all) =>
        [...all.values()].map(({ type, id }) => ({ op: "drop" as const, type, id })),
      ),
      ...records.map((record) => ({ op: "put" as const, record })),
    ],
  }));
  const world = worldOf(...records);
  // Neighbours at times of their own, by which the screen tells that it has heard of the next.
  const at = level.at + (LEVELS.indexOf(level) % 3) * 11 * ROTATES_EVERY_MS;
  const sceneAt = (now: number) =>
    sceneOf({ world, report: { ...standing(feeds(now)), at: now }, now, heard: { silenceS: 0, whole: true } });
  const scene = sceneAt(at);
  expect(scene.kind, level.name).toBe(level.scene);
  const layout = layoutOf(view, viewingOf(view), planOf(scene));
  const turns = Math.max(1, layout.pages.length) * ("count" in scene ? scene.count : 1);
  const found: [string, string[]][] = [];
  for (let turn = 0; turn < turns; turn++) {
    const now = at + turn * ROTATES_EVERY_MS;
    house.goOn(now);
    const shown = pageAt(sceneAt(now), now, 1) % Math.max(1, layout.pages.length);
    const cards = slotsOn(layout, shown).map(({ card }) => card);
    await page.waitForFunction(
      ({ cards, from }) => {
        const [hours = 0, minutes = 0, seconds = 0] = (document.querySelector("[data-clock]")?.textContent ?? "")
          .split(".")
          .map(Number);
        const late = hours * 3600 + minutes * 60 + seconds - from;
        const drawn = [...document.querySelectorAll<HTMLElement>("[data-card]")].map(({ dataset }) => dataset["card"]);
        return late >= 0 && late < 8 && drawn.sort().join() === cards.sort().join();
      },
      { cards, from: Math.floor(((now + ZONE_OFFSET_MS.WIB) % DAY_MS) / 1000) },
      { polling: 50 },
    );
    if (shown === 0 && turns === layout.pages.length)
      expect(await page.locator("main").innerText(), level.name).toContain(level.shows);
    const name = `${named(view)} · ${level.name} · ${shown + 1}/${Math.max(1, layout.pages.length)}`;
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    if (LOOK_AT) await page.screenshot({ path: join(LOOK_AT, `${name.replace(/[^\w.-]+/g, "_")}.png`) });
    found.push([name, await complaintsOf(page)]);
  }
  const body = await page.evaluate(() => parseFloat(getComputedStyle(document.querySelector("main")!).fontSize));
  expect(body, level.name).toBeCloseTo(stepOf(view) * BODY_U, 1);
  return found;
}
