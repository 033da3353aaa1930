import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { wallWords } from "../../client/desk/walls/walls.ts";
import { createWallLinks, linkId } from "../../server/access/wallLink.ts";
import type { WallReport, WallStatus } from "../../shared/wire/protocol.ts";
import { MINUTE_MS } from "../../shared/time.ts";
import { DEFAULT_WALL } from "../../shared/screen/wallSettings.ts";
import { launchBrowser } from "../browser.ts";
import { eventually } from "../eventually.ts";
import { answered } from "../make/incident.ts";
import { quake } from "../make/quake.ts";
import { wallReport } from "../make/wallReport.ts";
import { worldOf } from "../make/world.ts";
import { alert, impact, NOW, OFFICER, PLACES } from "../http/worlds.ts";
import { openScreen } from "../realtime/screens.ts";
import { buildDesk, openDeskHouse, SECRET, type DeskHouse } from "./deskHouse.ts";

const QUAKE = quake();
const ALERT = alert(QUAKE.id, "darurat");
const WORLD = worldOf(...PLACES, QUAKE, impact(QUAKE.id), ALERT, answered(ALERT, { at: NOW }));
const REPORT: WallReport = { ...wallReport, loadedAt: NOW };

describe("a wall in words", () => {
  const wall = (over: Partial<WallStatus> = {}): WallStatus => ({
    screen: "screen-lobi",
    name: "Lobi",
    since: NOW - MINUTE_MS,
    lastReportAt: NOW - 6000,
    address: "10.0.0.7",
    link: "l1",
    report: REPORT,
    replay: null,
    late: false,
    ...over,
  });
  const words = (over: Partial<WallStatus>, rate = 1) => wallWords(wall(over), { epoch: "e1", seq: 3 }, NOW, rate);

  test("K26 tells scene, frames, memory, mark, sound and age of the report", () => {
    expect(words({})).toEqual({
      state: "kejadian",
      trouble: false,
      details: [
        "59 gambar/dtk",
        "142 MB",
        "tertinggal 3 catatan",
        "suara siap",
        "grafis pulih 1×",
        "melapor 6 detik lalu",
      ],
    });
    const still = words({ report: { ...REPORT, fps: null, heapMb: null, seq: 3, contextLosses: 0 } });
    expect(still.details.slice(0, 3)).toEqual(["gambar diam", "memori tidak diketahui", "setara server"]);
  });

  test.each<[string, Partial<WallStatus>, string, boolean]>([
    ["late", { late: true }, "tidak melapor", true],
    ["late and never heard", { late: true, report: null, lastReportAt: null }, "tidak melapor", true],
    ["new", { report: null, lastReportAt: null }, "baru tersambung", false],
    ["locked sound", { report: { ...REPORT, audio: "blocked" } }, "kejadian, bisu", true],
    ["an unknown scene", { report: { ...REPORT, scene: "pameran" } }, "pameran", false],
    ["in a replay", { replay: { title: "Gempa M 5,6", speed: 60, from: 1, to: 2 } }, "putar ulang: Gempa M 5,6", false],
  ])("K26 %s", (_, over, state, trouble) => {
    expect(words(over)).toMatchObject({ state, trouble });
  });

  test("K26 a report's age is real time, in a fast drill too, and none is told while the clock stands", () => {
    expect(words({ lastReportAt: NOW - 10 * MINUTE_MS }, 60).details.at(-1)).toBe("melapor 10 detik lalu");
    expect(wallWords(wall(), null, null, 1).details.at(-1)).toMatch(/^melapor pukul \d\d\.\d\d\.\d\d WIB$/);
  });
});

describe("walls at the desk", () => {
  let built: Awaited<ReturnType<typeof buildDesk>>;
  let browser: Browser;
  let house: DeskHouse | null = null;
  const screens: ReturnType<typeof openScreen>[] = [];

  beforeAll(async () => {
    [built, browser] = await Promise.all([buildDesk(), launchBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    built.remove();
  });
  afterEach(async () => {
    for (const screen of screens.splice(0)) screen.close();
    for (const context of browser.contexts()) await context.close();
    await house?.stop();
    house = null;
  });

  async function visit({ world = WORLD, width = 1920, height = 1080 } = {}) {
    house = await openDeskHouse(built.distDir, world, NOW);
    const page = await (await browser.newContext({ viewport: { width, height } })).newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    const { officer } = await house.sitDown(page.context(), OFFICER);
    await page.goto(`${house.url}/desk`);
    await page.waitForSelector("nav h2");
    const token = createWallLinks(SECRET, () => null).sign({ ...DEFAULT_WALL, name: "Lobi" }, "one");
    const wall = openScreen(house.url, { wall: token, screen: "screen-lobi" });
    screens.push(wall);
    await page.getByRole("button", { name: "Dinding (1)" }).waitFor();
    const { store } = house;
    const report = () => wall.socket.emit("report", { ...REPORT, seq: store.mark.seq });
    report();
    // Its link is listed with its first report, which is an entry of its own.
    await eventually(() => expect(store.world.link.size).toBe(1));
    report();
    return { page, house, wall, complaints, officer };
  }
  /** By keyboard alone. */
  const openWalls = async (page: Page) => {
    await page.getByRole("button", { name: /^Dinding/ }).focus();
    await page.keyboard.press("Enter");
    await page.locator("dialog[open]").waitFor();
  };
  const seen = (page: Page, text: string | RegExp) => page.locator("dialog").getByText(text).first().waitFor();

  test("K26 the header counts the walls; the dialog lists them, opens and closes by keyboard, and axe finds nothing", async () => {
    const { page, complaints } = await visit();
    await openWalls(page);
    await seen(page, "59 gambar/dtk · 142 MB · setara server · suara siap");
    expect(await page.locator("dialog tbody th").first().innerText()).toMatch(/Lobi\s+127\.0\.0\.1/);
    await page.getByRole("button", { name: "Putar ulang…" }).click();
    const { violations } = await new AxeBuilder({ page }).include("dialog").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    expect(complaints).toEqual([]);
  });

  test("K26 nothing runs over the side on a phone", async () => {
    const { page } = await visit({ width: 390, height: 844 });
    await openWalls(page);
    await seen(page, "Lobi");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  test("K26 a key meant for the dialog answers no alert; one that waits is told above it", async () => {
    const { page, house } = await visit({
      world: worldOf(...PLACES, QUAKE, impact(QUAKE.id), alert(QUAKE.id, "darurat")),
    });
    await openWalls(page);
    await seen(page, "1 peringatan menunggu jawaban");
    await page.locator("dialog h2").click();
    await page.waitForTimeout(1100);
    await page.keyboard.press("Enter");
    await page.waitForTimeout(300);
    expect(house.store.world.incident.size).toBe(0);
    await page.getByRole("button", { name: "Tutup dan jawab" }).click();
    await page.locator("dialog").waitFor({ state: "detached" });
  });

  test("K27 a wall is reloaded, replayed and called back, under the officer's name", async () => {
    const { page, house, wall } = await visit();
    house.record({ at: NOW - 30 * MINUTE_MS, by: "test", why: "", changes: [{ op: "put", record: QUAKE }] });
    await openWalls(page);
    await page.getByRole("button", { name: "Muat ulang" }).click();
    await seen(page, "Lobi dimuat ulang.");
    expect(wall.told.reload).toHaveLength(1);

    await page.getByRole("button", { name: "Putar ulang…" }).click();
    await page.getByLabel("Kecepatan").selectOption("10×");
    await page.getByRole("button", { name: "Putar", exact: true }).click();
    await seen(page, /^putar ulang: Gempa M 5,6/);
    expect(wall.told.hello.at(-1)?.replay).toMatchObject({ speed: 10 });
    await page.getByRole("button", { name: "Kembali ke langsung" }).click();
    await seen(page, "Lobi kembali ke langsung.");
    await eventually(() => expect(wall.told.hello.at(-1)?.replay).toBeNull());
  });

  test("K27 a refusal is shown in the form, in the server's words", async () => {
    const { page } = await visit();
    await openWalls(page);
    await page.getByRole("button", { name: "Putar ulang…" }).click();
    await page.getByLabel("Putar ulang").selectOption("Satu hari penuh…");
    await page.getByRole("button", { name: "Putar", exact: true }).click();
    await seen(page, "Tulis harinya, misalnya 15-08-2026.");
    expect(await page.getByLabel("Hari (WIB)").getAttribute("aria-invalid")).toBe("true");
    await page.getByLabel("Hari (WIB)").fill("3-2-2001");
    await page.getByRole("button", { name: "Putar", exact: true }).click();
    await seen(page, "Jurnal dimulai sesudah Sabtu, 3 Februari 2001.");
  });

  test("K28 a link is made with its settings, and signed", async () => {
    const { page, house, officer } = await visit();
    await openWalls(page);
    await page.getByLabel("Nama", { exact: true }).fill("Ruang rapat");
    await page.getByRole("button", { name: /^75/ }).click();
    // picture.14: told once, where it is typed; nothing is drawn that nobody could read.
    await page.getByLabel("Jarak penonton terjauh (m)").fill("20");
    await seen(page, /^Dari 20 m layar ini tidak terbaca/);
    expect(await page.getByRole("button", { name: "Buat tautan" }).isDisabled()).toBe(true);
    expect(await page.locator("dialog figure").count()).toBe(0);
    await page.getByLabel("Jarak penonton terjauh (m)").fill("4.5");
    expect(await page.locator("dialog figure").count()).toBe(3);
    await page.getByLabel("dari", { exact: true }).fill("9:30 PM");
    await page.getByLabel("sesar").check();
    await page.getByRole("button", { name: "Buat tautan" }).click();
    await seen(page, "Jam tenang ditulis dengan jam dan menit, misalnya 22.00.");
    await page.getByLabel("dari", { exact: true }).fill("21.30");
    await page.getByRole("button", { name: "Buat tautan" }).click();
    const link = page.getByLabel("Buka sekali di layar itu");
    await link.waitFor();
    const url = new URL(await link.inputValue());
    expect([url.origin, url.pathname, url.search]).toEqual([new URL(page.url()).origin, "/wall", ""]);
    expect(createWallLinks(SECRET, () => null).read(url.hash.slice(3))).toEqual({
      wall: {
        ...DEFAULT_WALL,
        name: "Ruang rapat",
        viewingDistanceM: 4.5,
        screenHeightMm: 934,
        quiet: { fromMinute: 1290, toMinute: 360 },
        layers: { ...DEFAULT_WALL.layers, faults: true },
      },
      trouble: null,
      link: linkId(url.hash.slice(3)),
    });
    await page.getByRole("button", { name: "Salin" }).click();
    await seen(page, /Tersalin|Ctrl\+C/);

    // Listed, with who made it; revoked by itself, asked once more.
    await seen(page, /^Petugas 1, 21 Nov 2022 13\.\d\d WIB/);
    await page.getByRole("button", { name: "Cabut tautan Ruang rapat" }).press("Enter");
    await page.getByRole("button", { name: "Ya, cabut Ruang rapat" }).press("Enter");
    await seen(page, /^dicabut Petugas 1/);
    expect(house.store.world.link.get(linkId(url.hash.slice(3)))?.revoked).toMatchObject({ officer });
  });
});
