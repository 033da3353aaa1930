import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page, WebSocketRoute } from "playwright-core";
import { expect } from "vitest";
import { planOf } from "../../client/wall/figures/plan.ts";
import { layoutOf } from "../../client/wall/scene/frame.ts";
import { slotsOn } from "../../client/wall/scene/layout.ts";
import { pageAt } from "../../client/wall/scene/pages.ts";
import { ROTATES_EVERY_MS, sceneOf, type Scene } from "../../client/wall/scene/scene.ts";
import { createWallLinks } from "../../server/access/wallLink.ts";
import { BODY_U } from "../../shared/screen/typeScale.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, ZONE_OFFSET_MS } from "../../shared/time.ts";
import { DEFAULT_WALL, type WallSettings } from "../../shared/screen/wallSettings.ts";
import type { Change, World } from "../../shared/world/world.ts";
import { SECRET, type DeskHouse } from "../desk/deskHouse.ts";
import { feeds } from "../http/worlds.ts";
import { standing } from "../make/standing.ts";
import { withoutMap } from "../wall/withoutMap.ts";
import { complaintsOf } from "./complaints.ts";
import type { Dress } from "./dresses.ts";
import { seenByWalls } from "./seenByWalls.ts";
import { named, stepOf, viewingOf, type View } from "./views.ts";

/** One wall in one view and dress, whose house is told one world after another. `LOOK_AT` keeps the pictures, `LOOK_MAP=1` draws the map too. */
export interface Wall {
  house: DeskHouse;
  page: Page;
  view: View;
  /** What ails the server may be changed; the greeting has been said. */
  dress: Dress;
  /** No message reaches the screen any more. */
  mute(): void;
  close(): Promise<void>;
  /** What its clock told last. */
  lastAt: number;
  /** Complaints that stayed once: they are not waited for again. */
  stayed: Set<string>;
}

/** What a wall is told of. */
export interface Shown {
  name: string;
  at: number;
  world: World;
  scene?: Scene["kind"] | undefined;
  /** A word that stands on one of its pages. */
  shows?: string | undefined;
}

const { LOOK_AT, LOOK_MAP } = process.env;
if (LOOK_AT) mkdirSync(LOOK_AT, { recursive: true });

export async function openWall(browser: Browser, house: DeskHouse, view: View, dress: Dress): Promise<Wall> {
  const { widthPx: width, heightPx: height } = view;
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: "reduce" });
  const page = await context.newPage();
  if (!LOOK_MAP) await withoutMap(page);
  if (dress.silentS !== undefined) await page.clock.install();
  let muted = false;
  await page.routeWebSocket(/socket\.io/, (screen: WebSocketRoute) => {
    const server = screen.connectToServer();
    server.onMessage((message) => {
      if (!muted) screen.send(typeof message === "string" ? dressed(message, dress) : message);
    });
  });
  const settings: WallSettings = { ...DEFAULT_WALL, ...viewingOf(view), sound: false };
  await page.goto(`${house.url}/wall#w=${createWallLinks(SECRET, () => null).sign(settings, "one")}`);
  return {
    house,
    page,
    view,
    dress,
    mute: () => (muted = true),
    lastAt: 0,
    stayed: new Set(),
    close: () => context.close(),
  };
}

const HELLO = '42["hello",';

/** The greeting of a wall that is in a drill or a replay; all else as it was said. */
function dressed(message: string, { hello }: Dress): string {
  if (!hello || !message.startsWith(HELLO)) return message;
  const [name, told] = JSON.parse(message.slice(2)) as [string, object];
  return `42${JSON.stringify([name, { ...told, ...hello }])}`;
}

/** What is being drawn still is no complaint: only what stays is. */
async function complaintsThatStay({ page, stayed }: Wall): Promise<string[]> {
  const until = performance.now() + 4000;
  let complaints = await complaintsOf(page);
  while (complaints.some((one) => !stayed.has(one)) && performance.now() < until) {
    await sleep(200);
    complaints = await complaintsOf(page);
  }
  complaints.forEach((one) => stayed.add(one));
  return complaints;
}

/** The complaints of each page of what is shown, by its name. */
export async function lookAt(wall: Wall, shown: Shown): Promise<[string, string[]][]> {
  const { house, page, view, dress } = wall;
  const seen = seenByWalls(shown.world);
  // Its pages turn at whole tens of seconds.
  const at = Math.ceil(shown.at / ROTATES_EVERY_MS) * ROTATES_EVERY_MS;
  const ails = (now: number) => ({ feeds: feeds(now), ...dress.ails?.(now) });
  const recorded = dress.hello?.replay !== undefined;
  const drill = dress.hello !== undefined;
  const picture = (now: number) => {
    const heard = { silenceS: 0, whole: true };
    const report = { ...standing(feeds(now), ails(now)), at: now };
    const scene = sceneOf({ world: seen, report, now, heard, recorded });
    const layout = layoutOf(view, viewingOf(view), planOf(scene), { drill });
    const pages = scene.kind === "waiting" ? 1 : Math.max(1, layout.pages.length);
    const number = pageAt(scene, now, 1) % pages;
    return { scene, pages, number, cards: cardsOf(scene, slotsOn(layout, number)) };
  };
  const first = picture(at);
  const each = "count" in first.scene ? first.scene.count : 1;
  const turns = each * Math.max(...Array.from({ length: each }, (_, i) => picture(at + i * ROTATES_EVERY_MS).pages));
  if (shown.scene) expect(first.scene.kind, shown.name).toBe(shown.scene);

  // Its clock stands elsewhere first, so that its new time tells that the screen has heard of all that was told before.
  if (Math.abs(at - wall.lastAt) < 2 * MINUTE_MS) await setClock(wall, at + 6 * HOUR_MS, null);
  await tell(house, shown.world);
  const found: [string, string[]][] = [];
  const told: string[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const now = at + turn * ROTATES_EVERY_MS;
    const { scene, pages, number, cards } = picture(now);
    house.ail(ails(now));
    await setClock(wall, now, { cards, scene: scene.kind });
    if (shown.shows !== undefined) told.push(await page.locator("main").innerText());
    if (dress.silentS !== undefined) await fallSilent(wall, dress.silentS);
    const name = `${named(view)} · ${dress.name} · ${shown.name} · ${number + 1}/${pages}`;
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    if (LOOK_AT) await page.screenshot({ path: join(LOOK_AT, `${name.replace(/[^\w.-]+/g, "_")}.png`) });
    found.push([name, await complaintsThatStay(wall)]);
    if (dress.silentS !== undefined) break;
  }
  if (shown.shows !== undefined && told.length === turns) expect(told.join("\n"), shown.name).toContain(shown.shows);
  const body = await page.evaluate(() => parseFloat(getComputedStyle(document.querySelector("main")!).fontSize));
  expect(body, shown.name).toBeCloseTo(stepOf(view) * BODY_U, 1);
  return found;
}

function cardsOf(scene: Scene, slots: ReturnType<typeof slotsOn>): string[] {
  if (scene.kind === "waiting") return ["clocks", "waiting"];
  return slots.map(({ card }) => card);
}

/** The house knows this world alone. */
async function tell(house: DeskHouse, to: World): Promise<void> {
  await house.store.commit((from) => {
    const changes = (["hazard", "alert", "impact", "stock"] as const).flatMap((type): Change[] => {
      const [before, after] = [from[type], to[type]] as [ReadonlyMap<string, object>, ReadonlyMap<string, object>];
      const dropped = [...before.keys()]
        .filter((id) => !after.has(id))
        .map((id) => ({ op: "drop" as const, type, id }));
      const put = [...to[type].values()].filter((record) => before.get(record.id) !== record);
      return [...dropped, ...put.map((record) => ({ op: "put" as const, record }))];
    });
    return changes.length === 0 ? null : { at: 0, by: "test", why: "", changes };
  });
}

interface Wanted {
  cards: string[];
  scene: string;
}

/** Until the screen stands there. One that is slow is told the time again, before it turns the page. */
async function setClock(wall: Wall, now: number, wanted: Wanted | null): Promise<void> {
  wall.house.goOn(now);
  wall.lastAt = now;
  const again = setInterval(() => wall.house.goOn(now), 7000);
  await stands(wall.page, now, wanted).finally(() => clearInterval(again));
}

/** Until the screen tells this time, or a few seconds more; and, where that is asked for, these cards of this scene. */
async function stands(page: Page, now: number, wanted: Wanted | null): Promise<void> {
  await page.waitForFunction(
    ({ wanted, from }) => {
      const [hours = 0, minutes = 0, seconds = 0] = (document.querySelector("[data-clock]")?.textContent ?? "")
        .split(".")
        .map(Number);
      const late = hours * 3600 + minutes * 60 + seconds - from;
      const drawn = [...document.querySelectorAll<HTMLElement>("[data-card]")].map(({ dataset }) => dataset["card"]);
      const isIt =
        wanted === null ||
        (document.querySelector(`[data-scene="${wanted.scene}"]`) !== null &&
          drawn.sort().join() === wanted.cards.sort().join());
      return isIt && late >= 0 && late < 8;
    },
    { wanted, from: Math.floor(((now + ZONE_OFFSET_MS.WIB) % DAY_MS) / 1000) },
    { polling: 50 },
  );
}

async function fallSilent({ page, mute }: Wall, seconds: number): Promise<void> {
  mute();
  await page.clock.fastForward(seconds * 1000);
  const told = seconds * 1000 < MINUTE_MS ? "Tanpa kabar" : "DATA TERPUTUS";
  await page.getByText(told).waitFor();
}
