import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ROTATES_EVERY_MS } from "../../client/wall/scene/scene.ts";
import { launchBrowser } from "../browser.ts";
import { openDeskHouse } from "../desk/deskHouse.ts";
import { NOW, PLACES } from "../http/worlds.ts";
import { worldOf } from "../make/world.ts";
import { DIST } from "../wall/stage.ts";
import { DRESSES, PLAIN, UNREAD, type Dress } from "./dresses.ts";
import { LEVELS, recordsOf, type Level } from "./levels.ts";
import { named, VIEWS, type View } from "./views.ts";
import { lookAt, openWall, type Shown } from "./wall.ts";

/**
 * picture.17: each level and stage on each screen of the desk's list, from each seat that it can be read from, page by page, and under each
 * plate that can lie over it. `npm test` looks at each level, each plate and each screen once; `LOOK=all npx vitest run test/look/everything.test.ts`
 * at each of them on each. `LOOK_AT=<folder>` keeps the pictures, `LOOK_MAP=1` draws the map too, and `-t "55″"` takes some of the screens.
 */
const { LOOK } = process.env;
const isAll = LOOK === "all";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const views = VIEWS.map((view) => [named(view), view] as const);

/** Level by level goes from view to view, so that each of both comes up; all of them on each where that is asked for. */
const levelsOn = (view: View): readonly Level[] =>
  isAll ? LEVELS : LEVELS.filter((_, i) => i % VIEWS.length === VIEWS.indexOf(view) % LEVELS.length);

test.each(views)(
  "picture.16, picture.17 %s: nothing is cut, covered, wider than its plate or without its source",
  { timeout: isAll ? 900_000 : 120_000 },
  async (_, view) => {
    expect(await complaints(view, PLAIN, levelsOn(view).map(shownOf))).toEqual({});
  },
);

/** Of each scene one, the fullest. */
const SCENES = ["calm", "emergency X of the longest name", "tsunami PD-2 SIAGA, 22 zones", "weather Extreme"].map(
  (name) => LEVELS.find((level) => level.name === name)!,
);
const dressed = VIEWS.flatMap((view, i) =>
  DRESSES.flatMap((dress, j) => (isAll || i % DRESSES.length === j ? [[named(view), dress.name, view, dress] as const] : [])),
); // prettier-ignore

test.each(dressed)(
  "picture.43 %s, %s: no plate covers what it does not stand for, nor does a word of its own find no room",
  { timeout: isAll ? 900_000 : 120_000 },
  async (_, __, view, dress) => {
    const scenes = isAll ? SCENES : SCENES.filter((_, i) => i === VIEWS.indexOf(view) % SCENES.length);
    expect(await complaints(view, dress, scenes.map(shownOf))).toEqual({});
  },
);

test.each(views)("picture.43 %s: nor before BMKG has answered once", { timeout: 120_000 }, async (_, view) => {
  const waiting: Shown = { name: "waiting", at: NOW, world: worldOf(...PLACES), scene: "waiting", shows: "Menunggu" };
  const i = VIEWS.indexOf(view);
  for (const dress of isAll ? UNREAD : UNREAD.slice(i % 2, (i % 2) + 1))
    expect(await complaints(view, dress, [waiting])).toEqual({});
});

function shownOf(level: Level): Shown {
  const { name, scene, shows } = level;
  // Neighbours at times of their own, by which the screen tells that it has heard of the next.
  const at = level.at + (LEVELS.indexOf(level) % 3) * 11 * ROTATES_EVERY_MS;
  return { name, scene, shows, at, world: worldOf(...recordsOf(level)) };
}

/** Of each page that has some, by its name. */
async function complaints(view: View, dress: Dress, all: readonly Shown[]): Promise<Record<string, string[]>> {
  const [first] = all;
  if (!first) return {};
  const house = await openDeskHouse(DIST, first.world, first.at);
  const seen: Record<string, string[]> = {};
  let wall = await openWall(browser, house, view, dress);
  for (const shown of all) {
    if (dress.silentS !== undefined && shown !== first) {
      await wall.close();
      wall = await openWall(browser, house, view, dress);
    }
    for (const [at, complaints] of await lookAt(wall, shown)) seen[at] = complaints;
  }
  await wall.close();
  await house.stop();
  expect(Object.keys(seen).length).toBeGreaterThanOrEqual(all.length);
  return Object.fromEntries(Object.entries(seen).filter(([, complaints]) => complaints.length > 0));
}
