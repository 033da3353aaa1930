import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { MINUTE_MS } from "../../shared/time.ts";
import { launchBrowser } from "../browser.ts";
import { eventually } from "../eventually.ts";
import { alert, impact, NOW, PLACES } from "../http/worlds.ts";
import { answered, incident } from "../make/incident.ts";
import { quake } from "../make/quake.ts";
import { PIN } from "../make/seats.ts";
import { worldOf } from "../make/world.ts";
import { buildDesk, openDeskHouse, type DeskHouse } from "./deskHouse.ts";

const QUAKE = quake();
const RAISED = { raisedAt: NOW - 7 * MINUTE_MS, history: [] };
const OPEN = incident({
  id: QUAKE.id,
  tier: "darurat",
  openedAt: NOW - 7 * MINUTE_MS,
  startedAt: NOW - 8 * MINUTE_MS,
});
const WORLD = worldOf(...PLACES, QUAKE, impact(QUAKE.id), alert(QUAKE.id, "darurat", RAISED), OPEN);

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

async function sitAt(desk: DeskHouse, name: string, role: "petugas" | "penyelia" | "gudang") {
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  const seat = await desk.sitDown(page.context(), name, role);
  await page.goto(`${desk.url}/desk`);
  await page.waitForSelector("nav h2");
  return { page, officer: seat.officer };
}

/** By `Ctrl K`: its words, then Enter. */
async function order(page: Page, words: string) {
  await page.keyboard.press("Control+k");
  await page.locator("dialog[open] input").waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
}

describe("an incident at the desk", () => {
  test("desk.42 desk.43 desk.44 desk.45 is answered, asked after, counted, decreed, logged and cancelled from the keyboard", async () => {
    const desk = (house = await openDeskHouse(built.distDir, WORLD, NOW));
    const stands = () => desk.store.world.incident.get(QUAKE.id)!;
    const { page, officer } = await sitAt(desk, "Sari Wulandari", "petugas");
    const { officer: second } = await desk.sit("Budi Santoso", "penyelia");
    await page.waitForTimeout(1100);
    await page.keyboard.press("Enter");
    await eventually(() => expect(stands().acknowledged).toMatchObject({ officer }));

    // What was answered asks for the next thing, under the same hand.
    await page
      .getByText(/^Hubungi /)
      .first()
      .waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await eventually(() => expect(stands().contacts).toMatchObject([{ answer: "rusak", through: "telepon", officer }]));

    await order(page, "kaji");
    await page.keyboard.type("1.250");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Dinsos");
    await page.keyboard.press("Enter");
    await eventually(() => expect(stands().counts).toMatchObject([{ people: 1250, source: "Dinsos" }]));

    await order(page, "sk ");
    await page.keyboard.type("360/12/2022");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Bupati Cianjur");
    await page.keyboard.press("Enter");
    await eventually(() =>
      expect(stands()).toMatchObject({ state: "tanggap-darurat", decree: { signer: "Bupati Cianjur" } }),
    );

    await page.getByText("Lumbung boleh dibuka: SK 360/12/2022, Bupati Cianjur.").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("c");
    await page.keyboard.type("Dapur umum dibuka");
    await page.keyboard.press("Enter");
    await page.locator("#side li", { hasText: "Dapur umum dibuka" }).waitFor();

    await order(page, "mengakhiri");
    const dialog = page.locator("dialog[open]");
    await dialog.getByLabel("Batalkan: kejadiannya").press("Space");
    await dialog.getByRole("button", { name: "Salah baca: kejadian ini tidak ada" }).press("Enter");
    await dialog.getByLabel("PIN di meja ini").press("Space");
    await dialog.locator("select").selectOption(second);
    await dialog.getByLabel("PIN orang kedua").fill(PIN);
    await page.keyboard.press("Control+Enter");
    await eventually(() =>
      expect(stands()).toMatchObject({
        state: "dibatalkan",
        ending: { how: "dibatalkan", officer, second: { officer: second, by: "pin" } },
      }),
    );
  }, 60_000);

  test("desk.43 of two who answer the second reads who was first, where the button was", async () => {
    const desk = (house = await openDeskHouse(built.distDir, WORLD, NOW));
    const { page } = await sitAt(desk, "Sari Wulandari", "petugas");
    const { officer: first } = await desk.sit("Budi Santoso", "penyelia");
    const { commit } = desk.store;
    const theirs = answered({ id: QUAKE.id, tier: "darurat" }, { officer: first, at: NOW });
    // Theirs came in between: this desk was not told yet.
    desk.store.commit = (decide) => commit((world) => decide({ ...world, incident: worldOf(theirs).incident }));
    await page.waitForTimeout(1100);
    await page.keyboard.press("Enter");
    await page.getByText("Sudah diterima Penyelia 2 pukul 13.39.10 WIB.").waitFor();
  });

  test("desk.46 who may only read has no button, but the reason", async () => {
    const desk = (house = await openDeskHouse(built.distDir, WORLD, NOW));
    const { page } = await sitAt(desk, "Gita", "gudang");
    await page.getByText("Gudang tidak dapat menerima peringatan.").waitFor();
    expect(await page.getByRole("button", { name: /^Terima/ }).count()).toBe(0);
    await page.getByText("Gudang tidak dapat mencatat kaji cepat.").waitFor();
    expect(await page.locator("#field-count").count()).toBe(0);
    const { page: phone } = await sitAt(desk, "Sari Wulandari", "petugas");
    await phone.setViewportSize({ width: 390, height: 844 });
    await phone.getByText("Diterima dari meja piket").waitFor();
    expect(await phone.locator("#field-count").isVisible()).toBe(false);
  });

  test("desk.47 desk.48 several incidents have their numbers; letters can be switched off", async () => {
    const other = quake({ id: "quake:2" });
    const two = worldOf(
      ...PLACES,
      QUAKE,
      impact(QUAKE.id),
      alert(QUAKE.id, "darurat", RAISED),
      OPEN,
      other,
      alert(other.id, "merusak", RAISED),
      incident({ id: other.id, name: "Longsor Cugenang", openedAt: NOW - 6 * MINUTE_MS }),
    );
    const desk = (house = await openDeskHouse(built.distDir, two, NOW));
    const { page } = await sitAt(desk, "Sari Wulandari", "petugas");
    const here = page.locator('[aria-current="page"]');
    await page.keyboard.press("Alt+2");
    await page.locator('[aria-current="page"]', { hasText: "Longsor Cugenang" }).waitFor();
    expect(await page.locator("[aria-live=polite]").first().textContent()).toContain("Belum diterima");
    await page.keyboard.press("Alt+1");
    await page.locator('[aria-current="page"]', { hasText: "Cianjur" }).waitFor();
    await page.keyboard.press("?");
    await page.getByLabel("Huruf dan angka tunggal").press("Space");
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("h");
    await page.keyboard.press("Alt+2");
    await eventually(async () => expect(await here.innerText()).toContain("Longsor"));
    expect(await page.locator("dialog").count()).toBe(0);
  });
});
