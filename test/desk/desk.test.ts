import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { MINUTE_MS } from "../../shared/time.ts";
import { EMPTY_WORLD, type World } from "../../shared/world/world.ts";
import { launchBrowser } from "../browser.ts";
import { eventually } from "../eventually.ts";
import { incident } from "../make/incident.ts";
import { quake, version } from "../make/quake.ts";
import { worldOf } from "../make/world.ts";
import { alert, impact, nagekeo, NOW, OFFICER, PD2_AT, PLACES, rain, REACH } from "../http/worlds.ts";
import { buildDesk, openDeskHouse, type DeskHouse } from "./deskHouse.ts";

const QUAKE = quake({
  versions: [
    version(),
    version({ n: 2, magnitude: 5.7, changed: ["M 5,6 → 5,7"], felt: [{ place: "Cianjur", mmiLow: 5, mmiHigh: 6 }] }),
  ],
});
const RAISED = {
  raisedAt: NOW - 7 * MINUTE_MS,
  history: [{ at: NOW - 7 * MINUTE_MS, version: 1, tier: "darurat" as const, move: "raised" as const, why: "" }],
};
const BUSY = worldOf(
  ...PLACES,
  QUAKE,
  impact(QUAKE.id),
  alert(QUAKE.id, "darurat", RAISED),
  incident({ id: QUAKE.id, tier: "darurat", openedAt: NOW - 7 * MINUTE_MS }),
  rain(),
  alert(rain().id, "dirasakan", { ...RAISED, history: [] }),
  quake({ id: "quake:held", status: "held", flags: ["held:flipped-sign"], updatedAt: NOW }),
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

interface Visit {
  at?: number;
  drill?: { scenario: string; speed: number };
  width?: number;
  height?: number;
  ready?: string;
  stillClock?: boolean;
}

/** An officer at the desk. */
async function visit(
  world: World,
  { at = NOW, drill, width = 1920, height = 1080, ready = "nav h2", stillClock = false }: Visit = {},
) {
  house = await openDeskHouse(built.distDir, world, at, drill);
  const page = await (await browser.newContext({ viewport: { width, height } })).newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  if (stillClock) await page.clock.install();
  const seat = await house.sitDown(page.context(), OFFICER);
  await page.goto(`${house.url}/desk`);
  await page.waitForSelector(ready);
  return { page, house, complaints, officer: seat.officer };
}

const seen = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

describe("the desk", () => {
  test("K9 shows the loudest alert first, with its reasons, versions, posts and sources", async () => {
    const { page, complaints } = await visit(BUSY);
    const text = await page.innerText("body");
    for (const words of [
      "Gempa M 5,7 · Kab. Cianjur, Jawa Barat",
      "1,2 juta orang",
      "perkiraan, 550 ribu sampai 2,3 juta",
      "M 5,6 → 5,7",
      "Tagana Kab. Cianjur",
      "posisi perkiraan",
      "Sumber: BMKG (Badan Meteorologi, Klimatologi, dan Geofisika)",
    ])
      expect(text).toContain(words);
    expect(text).toMatch(/Lewat \d m/);
    expect(text).toMatch(/dibaca (\d+ detik|1 menit) lalu/);
    expect(text).toMatch(/Cianjur\s+belum dicari\s+V–VI/);
    expect(text).toMatch(/Ditahan dan TES BMKG\s*1/);
    expect(complaints).toEqual([]);
  });

  test("K10 is answered from the keyboard, by who sits there", async () => {
    const { page, house, officer } = await visit(BUSY);
    await page.waitForTimeout(1100);
    await page.keyboard.press("Enter");
    await seen(page, /Diterima Petugas 1, 13\.\d\d\.\d\d WIB, pada tingkat 4/);
    expect(house.store.world.incident.get(QUAKE.id)?.acknowledged).toMatchObject({ officer, tier: "darurat" });
    await page.keyboard.press("Escape");
    await page.keyboard.press("1");
    await seen(page, "Hujan Lebat disertai Petir di Jawa Barat");
    await page.waitForTimeout(1100);
    await page.keyboard.press("Enter");
    await seen(page, /pada tingkat 2/);
  });

  test("K10 a refusal is shown in the server's words", async () => {
    const { page, house } = await visit(BUSY);
    const { commit } = house.store;
    house.store.commit = (decide) => commit((world) => decide({ ...world, alert: EMPTY_WORLD.alert }));
    await page.waitForTimeout(1100);
    await page.keyboard.press("Enter");
    await seen(page, `Peringatan ${QUAKE.id} tidak ada.`);
  });

  test("K25 a count from the field is journaled with its officer; what is no count is refused", async () => {
    const { page, house, officer } = await visit(BUSY);
    await page.waitForTimeout(1100);
    await page.keyboard.press("Enter");
    await seen(page, /Diterima Petugas 1/);
    await page.fill("#field-count", "12,5");
    await page.keyboard.press("Enter");
    await seen(page, '"12,5" bukan jumlah orang');
    await page.fill("#field-count", "12.500");
    await page.keyboard.press("Enter");
    await seen(page, "Tulis siapa yang menghitung");
    await page.getByLabel("Sumber", { exact: true }).fill("Dinsos Cianjur");
    await page.getByLabel("Keadaan pukul, WIB").fill("1 PM");
    await page.keyboard.press("Enter");
    await seen(page, '"1 PM" bukan jam');
    await page.getByLabel("Keadaan pukul, WIB").fill("13.30");
    await page.keyboard.press("Enter");
    await seen(page, "12.500 orang");
    await seen(page, /Dinsos Cianjur, keadaan 13\.30 WIB, dicatat Petugas 1/);
    expect(house.store.world.incident.get(QUAKE.id)?.counts[0]).toMatchObject({
      people: 12_500,
      officer,
      source: "Dinsos Cianjur",
    });
    // desk.34
    await page.fill("#field-count", "1.250");
    await page.keyboard.press("Enter");
    await seen(page, /kaji cepat 12\.500 → 1\.250 orang mengungsi/);
  });

  test("K11 digits and arrows choose, letters in a field don't, Esc leads back", async () => {
    const { page } = await visit(BUSY);
    const chosen = () => page.locator('[aria-current="true"] b').innerText();
    expect(await chosen()).toContain("Cianjur");
    const rows = await page.locator("nav.left li").count();
    await page.keyboard.press(String(rows));
    await seen(page, "DITAHAN");
    await page.keyboard.press("ArrowUp");
    expect(await chosen()).toContain("Kaji cepat");
    await page.keyboard.press("1");
    await page.focus("#field-count");
    await page.keyboard.type("m3");
    expect(await chosen()).toContain("Cianjur");
    expect(await page.inputValue("#field-count")).toBe("m3");
    await page.keyboard.press("Escape");
    await page.keyboard.press("2");
    expect(await chosen()).toContain("Hujan");
    await page.keyboard.press("Escape");
    expect(await chosen()).toContain("Cianjur");
  });

  test("K11 below 1680 px sources and log come by M and go by Esc", async () => {
    const { page } = await visit(BUSY, { width: 1280, height: 800 });
    const side = page.locator("#side");
    expect(await side.isVisible()).toBe(false);
    await page.keyboard.press("m");
    expect(await side.isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await side.isVisible()).toBe(false);
  });

  test("K17 posts in danger stand above the units, with chance and action; a hurt unit is not ranked", async () => {
    const { page } = await visit(BUSY);
    const text = await page.innerText("main");
    const rows = [
      /Pos kita dalam bahaya\s+2 periksa · 1 hubungi/,
      /VI\s+● Tagana Kab\. Cianjur\s+9,6 km\s+66 %\s+Periksa/,
      /V\s+● Tagana Kota Sukabumi\s+16 km\s+44 %\s+Hubungi/,
      /1\s+Tagana Kota Sukabumi\s+19 km\s+0 j 39 m\s+darat\s+14\.18 · T\+57, dalam 1 jam\s+51\s+V/,
      /2\s+Tagana Kota Bogor\s+39 km\s+1 j 22 m\s+darat\s+15\.01 · T\+1 j 40 m\s+51\s+IV/,
      /–\s+Tagana Kab\. Cianjur\s+pos terdampak, tak diurut\s+51\s+VI/,
    ];
    const at = rows.map((row) => text.search(row));
    expect(at).not.toContain(-1);
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });

  test("K24 the covering Sentra comes with its basis; when its post is hurt the desk says whom to ask", async () => {
    const reached = impact(QUAKE.id);
    const hurt = { ...reached.covering!, askId: "sentra:phalamartha" };
    const { page, house } = await visit(BUSY);
    await seen(page, "diturunkan dari jarak, wilayah kerja tidak diterbitkan");
    const tell = (covering: typeof hurt | (Omit<typeof hurt, "askId"> & { askId: null })) =>
      house.store.commit(() => ({
        at: NOW,
        by: "test",
        why: "test",
        changes: [{ op: "put" as const, record: { ...reached, covering } }],
      }));
    await tell(hurt);
    await seen(page, "Pos Sentra itu di MMI VI ke atas: hubungi Sentra Phala Martha.");
    await tell({ ...hurt, askId: null });
    await seen(page, "Pos Sentra dan cadangannya di MMI VI ke atas: jarak menentukan.");
  });

  test("K19 goods for 3, 7 and 14 days in both profiles; unknown stock is no zero", async () => {
    const { page } = await visit(BUSY);
    const row = (item: RegExp) => page.locator("tr", { hasText: item }).innerText();
    expect(await row(/^beras/)).toMatch(/10,4 t\s+31,1 t\s+belum ada data\s+4,0 t\s+belum diketahui/);
    expect(await row(/^air minum/)).toMatch(/belum ada data\s+belum diketahui/);
    expect(await row(/^makanan siap saji/)).toContain("pakai dulu");
    await page.getByRole("button", { name: "14 hari" }).click();
    await seen(page, "Barang untuk 14 hari");
    expect(await row(/^beras/)).toContain("48,4 t");
    await page.getByRole("button", { name: "Paket lapangan" }).click();
    expect(await row(/^selimut/)).toMatch(
      /1\.380 lembar\s+4\.150 lembar\s+belum ada data\s+1\.600 lembar\s+belum diketahui/,
    );
  });

  test("K20 what was told stands beside what is estimated; a list newer than the impact is not looked up yet", async () => {
    const told = impact(QUAKE.id).felt.map(({ report }) => report);
    const felt = quake({ versions: [version({ felt: told })] });
    const { page, house } = await visit(worldOf(...PLACES, felt, impact(felt.id), alert(felt.id, "darurat")));
    const text = await page.innerText("main");
    expect(text).toMatch(/Cianjur\s+Kabupaten Cianjur\s+V–VI\s+VI/);
    expect(text).toMatch(/Tanjungan\s+tempat tidak dikenal, tidak dihitung\s+II–III\s+–/);
    const newer = quake({
      versions: [version(), version({ n: 2, felt: [{ place: "Depok", mmiLow: 3, mmiHigh: 3 }] })],
    });
    await house.store.commit(() => ({ at: NOW, by: "test", why: "test", changes: [{ op: "put", record: newer }] }));
    await seen(page, "belum dicari");
    expect(await page.innerText("main")).toMatch(/Depok\s+belum dicari\s+III\s+–/);
  });

  test("K21 a tsunami zone has the people and posts of its strip; who is left out is named", async () => {
    const warned = nagekeo();
    const other = (zone: Partial<(typeof REACH.zones)[number]>) => ({ ...REACH.zones[0]!, ...zone });
    const zones = [
      ...REACH.zones,
      other({ province: "SULSEL", district: "JENEPONTO", codes: [] }),
      other({ district: "MANGGARAI-BARAT BAGIAN UTARA", people: { low: 0, mid: 0, high: 0 } }),
    ];
    const reach = { ...REACH, zones };
    const { page } = await visit(
      worldOf(...PLACES, warned, alert(warned.id, "darurat"), impact(warned.id, { tsunami: reach })),
      { at: PD2_AT },
    );
    const text = await page.innerText("main");
    expect(text).toMatch(
      /Sikka bagian utara Nusa Tenggara Timur\s+05\.13\s+06\.13 WITA\s+dalam .*\s+21 ribu 9\.000–33 ribu\s+TGN-5307/,
    );
    expect(text).toMatch(/Jeneponto .*nama daerah tidak dikenal, tidak terhitung/s);
    expect(text).toMatch(/Manggarai Barat .*titik penduduk terlalu jarang/);
    expect(text).toMatch(/Kota Bima .*belum dihitung/s);
    expect(text).toContain(
      "Tidak disebut BMKG, di antara daerah yang disebut: Kab. Nagekeo. Bukan berarti tanpa bahaya.",
    );
  });

  test("K22 Y opens and closes what each figure came from, and is a letter inside a field", async () => {
    const { page } = await visit(BUSY);
    const why = page.locator("main details.why");
    await page.keyboard.press("y");
    await seen(page, "kerak 100 %, antarmuka 0 %, dalam lempeng 0 %");
    await page.keyboard.press("Y");
    expect(await why.evaluate((each: HTMLDetailsElement) => each.open)).toBe(false);
    await page.focus("#field-count");
    await page.keyboard.type("y");
    expect([await page.inputValue("#field-count"), await why.getAttribute("open")]).toEqual(["y", null]);
    await page.getByText("Mengapa angka ini").click();
    await seen(page, "7.285 titik kecamatan");
  });

  test("K12 a new version arrives without a reload and does not change what the officer reads", async () => {
    const { page, house } = await visit(BUSY);
    await page.keyboard.press("2");
    const louder = quake({ id: "quake:new", versions: [version({ magnitude: 7.1 })] });
    await house.store.commit(() => ({
      at: NOW,
      by: "test",
      why: "test",
      changes: [
        louder,
        alert(louder.id, "darurat", { raisedAt: NOW - 20 * MINUTE_MS, history: [] }),
        impact(louder.id),
      ].map((record) => ({
        op: "put",
        record,
      })),
    }));
    await seen(page, "Gempa M 7,1 · Kab. Cianjur, Jawa Barat");
    expect(await page.locator("main h1").innerText()).toContain("Hujan");
    expect(await page.locator("nav li").first().innerText()).toContain("M 7,1");
  });

  test("K12 an Enter meant for what stood there before answers nothing; what is being answered stays", async () => {
    const { page, house } = await visit(BUSY);
    const raise = (id: string, raisedAt: number) => {
      const louder = quake({ id, versions: [version({ magnitude: 7.1 })] });
      const records = [louder, alert(id, "darurat", { raisedAt, history: [] })];
      return house.store.commit(() => ({
        at: NOW,
        by: "test",
        why: "test",
        changes: records.map((record) => ({ op: "put" as const, record })),
      }));
    };
    await page.waitForTimeout(1100);
    await raise("quake:new", NOW - 20 * MINUTE_MS);
    await page.locator("main h1", { hasText: "M 7,1" }).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForTimeout(300);
    const answers = () =>
      [...house.store.world.incident.values()].flatMap(({ id, acknowledged }) => (acknowledged ? id : []));
    expect(answers()).toEqual([]);
    await page.getByRole("button", { name: /^Terima peringatan/ }).focus();
    await raise("quake:newer", NOW - 30 * MINUTE_MS);
    await page.getByText(/^Lewat 25 m/).waitFor();
    await page.keyboard.press("Enter");
    await seen(page, /Diterima Petugas 1/);
    expect(answers()).toEqual(["quake:new"]);
  });

  test("K13 no event is not no data: with a feed that fails the desk never looks calm", async () => {
    const { page, house } = await visit(worldOf(...PLACES));
    await seen(page, /Tidak ada peringatan terbuka pukul 13\.\d\d WIB\. Semua sumber BMKG terbaca\./);
    house.break(["inatews-tsunami"]);
    await page.getByText("Ini bukan keadaan tenang").waitFor();
    await seen(page, /Gagal sejak 21 Nov 2022 13\.2\d\.\d\d WIB, 60 kali: ditolak servernya \(HTTP 403\)/);
  });

  test("K29 the next drill is planned and cleared from the keyboard, whatever waits", async () => {
    const { page, house, officer } = await visit(BUSY);
    const planned = () => house.store.world.plan.get("drill");
    await page.keyboard.press("j");
    await seen(page, "belum dijadwalkan");
    const { violations } = await new AxeBuilder({ page }).include("dialog").analyze();
    expect(violations).toEqual([]);
    await page.keyboard.press("Enter");
    await seen(page, "Isi tanggal latihan dulu.");
    await page.keyboard.type("11/20/2022");
    await page.keyboard.press("Enter");
    await seen(page, '"11/20/2022" bukan tanggal');
    await page.getByLabel("Tanggal (WIB)", { exact: true }).fill("20-11-2022");
    await page.keyboard.press("Enter");
    await seen(page, "Minggu, 20 November 2022 sudah lewat. Pilih hari ini atau sesudahnya.");
    expect(planned()).toBeUndefined();
    await page.getByLabel("Tanggal (WIB)", { exact: true }).fill("28-11-2022");
    await page.keyboard.press("Enter");
    await seen(page, "Senin, 28 November 2022");
    await seen(page, /dicatat Petugas 1, 21 Nov 2022 13\.\d\d\.\d\d WIB/);
    expect(planned()).toMatchObject({ on: "2022-11-28", officer });
    await page.getByRole("button", { name: "Hapus jadwal" }).press("Enter");
    await seen(page, /dihapus Petugas 1/);
    expect(planned()?.on).toBeNull();
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    expect(house.store.world.incident.get(QUAKE.id)?.acknowledged).toBeNull();
  });

  test("desk.36 what asks nobody has no button", async () => {
    const felt = quake({ id: "quake:small" });
    const { page } = await visit(worldOf(...PLACES, felt, impact(felt.id), alert(felt.id, "info")));
    await seen(page, "Pos kita dalam bahaya");
    expect(await page.getByRole("button", { name: /^Terima/ }).count()).toBe(0);
  });

  test("desk.35 sources that fail are one chip, which leads to their list; none of it is English", async () => {
    const { page, house } = await visit(BUSY, { width: 1366, height: 768 });
    house.break(["autogempa", "inatews-tsunami"]);
    const chip = page.getByRole("button", { name: "2 sumber tidak terjangkau" });
    await chip.press("Enter");
    await seen(page, "ditolak servernya (HTTP 403)");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("side");
  });

  test("K29 a planned day that passed is said to have", async () => {
    const plan = { type: "plan" as const, id: "drill" as const, on: "2022-11-18", officer: OFFICER, at: NOW };
    const { page } = await visit(worldOf(...PLACES, plan));
    expect(await page.innerText("main")).toContain("Jumat, 18 November 2022, sudah lewat");
  });

  test("K14 says how old it is after 15 s of silence, and stops its clock after 60", async () => {
    const { page, house } = await visit(BUSY, { stillClock: true });
    await house.stop();
    await page.clock.fastForward(16_000);
    await seen(page, /Tanpa kabar \d+ detik/);
    await page.clock.fastForward(60_000);
    await seen(page, "DATA TERPUTUS");
    await seen(page, "jam berhenti");
    expect(await page.innerText("main")).not.toContain(" lalu");
    await page.getByRole("button", { name: /^Terima peringatan/ }).click();
    await seen(page, "Sambungan terputus. Perintah tidak terkirim.");
  });

  test("K15 a drill says LATIHAN in the header and in the title", async () => {
    const scenario = "Gempa kuat dan tsunami Nagekeo, Nusa Tenggara Timur, Sabtu pagi, 15 Agustus 2026";
    const { page } = await visit(BUSY, { drill: { scenario, speed: 20 } });
    expect(await page.innerText("header strong")).toContain("LATIHAN");
    expect(await page.title()).toMatch(/^LATIHAN · \(3\)/);
    // desk.35: none of the sources is cut beside its name.
    await eventually(async () => {
      const [row, lamp] = [page.locator(".lamps"), page.locator(".lamps li").first()];
      expect((await lamp.boundingBox())!.x).toBeGreaterThanOrEqual((await row.boundingBox())!.x);
    });
  });

  test("K5 without a session there is a form and no desk", async () => {
    house = await openDeskHouse(built.distDir, BUSY, NOW);
    const page = await browser.newPage();
    await page.goto(`${house.url}/desk`);
    await page.fill("#name", OFFICER);
    await page.fill("#secret", "salah");
    await page.click("button");
    await seen(page, "Nama atau kata sandi salah");
    expect(await page.locator("script").count()).toBe(0);
  });

  test.each([
    ["1920×1080", 1920, 1080, BUSY, NOW],
    ["1366×768", 1366, 768, BUSY, NOW],
    ["390×844", 390, 844, BUSY, NOW],
    [
      "a tsunami at 1366×768",
      1366,
      768,
      worldOf(nagekeo(), alert(nagekeo().id, "darurat"), impact(nagekeo().id, { tsunami: REACH })),
      PD2_AT,
    ],
    ["calm", 1920, 1080, worldOf(...PLACES, quake({ status: "history" })), NOW],
  ])("K16 axe finds nothing, and nothing runs over the side, at %s", async (_, width, height, world, at) => {
    const { page } = await visit(world, { width, height, at });
    await page.evaluate(() => document.fonts.ready);
    await page.keyboard.press("y");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(", ")}`)).toEqual(
      [],
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
});
