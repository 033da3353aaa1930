import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { openDeskHouse } from "../desk/deskHouse.ts";
import { worldOf } from "../make/world.ts";
import { DIST } from "../wall/stage.ts";
import { DRESSES, PLAIN, UNREAD } from "./dresses.ts";
import { LEVELS, recordsOf } from "./levels.ts";
import { VIEWS } from "./views.ts";
import { lookAt, openWall } from "./wall.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const dress = (name: string) => DRESSES.find((one) => one.name === name)!;

test.each([
  ["calm", PLAIN],
  ["calm", dress("all fails")],
  ["calm", UNREAD[0]!],
  ["emergency VIII", dress("drill")],
  ["tsunami PD-2 SIAGA, 22 zones", PLAIN],
  ["tsunami PD-4", dress("replay")],
  ["weather Extreme", dress("late")],
  ["emergency VIII", dress("lost")],
] as const)("picture.44 axe finds nothing on a wall: %s", { timeout: 120_000 }, async (name, dress) => {
  const level = LEVELS.find((one) => one.name === name)!;
  const world = worldOf(...recordsOf(level));
  const house = await openDeskHouse(DIST, world, level.at);
  const wall = await openWall(browser, house, VIEWS[0]!, dress);
  await lookAt(wall, { name, at: level.at, world });
  const { violations } = await new AxeBuilder({ page: wall.page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(", ")}`)).toEqual(
    [],
  );
  await wall.close();
  await house.stop();
});
