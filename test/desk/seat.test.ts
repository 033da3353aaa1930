import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { MINUTE_MS } from "../../shared/time.ts";
import { launchBrowser } from "../browser.ts";
import { eventually } from "../eventually.ts";
import { alert, impact, NOW, PLACES } from "../http/worlds.ts";
import { incident } from "../make/incident.ts";
import { quake } from "../make/quake.ts";
import { PIN } from "../make/seats.ts";
import { worldOf } from "../make/world.ts";
import { buildDesk, openDeskHouse, type DeskHouse } from "./deskHouse.ts";

const QUAKE = quake();
const ALERT = alert(QUAKE.id, "darurat", { raisedAt: NOW - MINUTE_MS, history: [] });
const WORLD = worldOf(
  ...PLACES,
  QUAKE,
  impact(QUAKE.id),
  ALERT,
  incident({ id: QUAKE.id, tier: "darurat", openedAt: NOW - MINUTE_MS, startedAt: NOW - 2 * MINUTE_MS }),
);

let built: Awaited<ReturnType<typeof buildDesk>>;
let browser: Browser;
let house: DeskHouse | null = null;

beforeAll(async () => {
  [built, browser] = await Promise.all([buildDesk(), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  built.remove();
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await house?.stop();
  house = null;
});

async function openPage(desk: DeskHouse, seat?: (context: BrowserContext) => Promise<unknown>): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  await seat?.(page.context());
  await page.goto(`${desk.url}/desk`);
  await page.waitForSelector("nav h2");
  return page;
}

test("desk.49 another of the shift sits down by Ctrl O and a PIN, and nothing that was typed is lost", async () => {
  const desk = (house = await openDeskHouse(built.distDir, WORLD, NOW));
  const sari = await desk.sit("Sari Wulandari");
  const page = await openPage(desk, (context) => desk.sitDown(context, "Budi Santoso", "petugas", sari.word));
  await page.getByRole("button", { name: /Ctrl O Petugas 2/ }).waitFor();
  await page.fill("#note", "Bupati minta tenda");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+o");
  await page.getByRole("heading", { name: /^Petugas 2/ }).waitFor();
  await page.keyboard.type("000001");
  await page.keyboard.press("Enter");
  await page.getByText("PIN salah.").waitFor();
  await page.keyboard.type(PIN);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /Ctrl O Petugas 1/ }).waitFor();
  expect(await page.inputValue("#note")).toBe("Bupati minta tenda");
  await page.locator("#note").press("Enter");
  await eventually(() =>
    expect([...desk.store.world.note.values()]).toMatchObject([
      { words: "Bupati minta tenda", officer: sari.officer, written: true },
    ]),
  );
});

test("desk.50 at a desk that was left alone the order waits for the PIN, and is then done once", async () => {
  const desk = (house = await openDeskHouse(built.distDir, WORLD, NOW));
  const page = await openPage(desk, (context) => desk.sitDown(context));
  desk.goOn(NOW + 11 * MINUTE_MS);
  await page.getByRole("button", { name: /^Terima/ }).click();
  await page.getByRole("heading", { name: /^PIN Petugas 1/ }).waitFor();
  expect(desk.store.world.incident.get(QUAKE.id)?.acknowledged).toBeNull();
  await page.keyboard.type(PIN);
  await page.keyboard.press("Enter");
  await eventually(() => expect(desk.store.world.incident.get(QUAKE.id)?.acknowledged).not.toBeNull());
  expect(desk.store.world.note.size).toBe(1);
});

test("desk.44 what one asks for at one desk another agrees to at theirs, and it is over for both", async () => {
  const desk = (house = await openDeskHouse(built.distDir, WORLD, NOW));
  const first = await openPage(desk, (context) => desk.sitDown(context, "Sari Wulandari"));
  const second = await openPage(desk, (context) => desk.sitDown(context, "Budi Santoso", "penyelia"));
  await first.getByRole("button", { name: /^Akhiri atau batalkan/ }).click();
  await first.getByLabel(/Batalkan: kejadiannya/).check();
  await first.getByRole("button", { name: "Pesan uji, bukan kejadian" }).click();
  await first.keyboard.press("Control+Enter");
  await second.getByText(/^Petugas 1 minta pukul/).waitFor();
  // Who asked can't be their own second.
  await first.getByText("Orang kedua harus orang lain.").first().waitFor();
  await second.getByRole("button", { name: "Setuju" }).click();
  await eventually(() =>
    expect(desk.store.world.incident.get(QUAKE.id)).toMatchObject({
      state: "dibatalkan",
      ending: { how: "dibatalkan", why: "Pesan uji, bukan kejadian", second: { by: "sesi" } },
    }),
  );
  expect(desk.store.world.alert.get(QUAKE.id)?.endedAt).not.toBeNull();
});
