import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { buildPage } from "../ownPage.ts";

/** The lamp and the tones in a real browser, on a page of their own. */

/**
 * `show` draws the lamp anew each time, as a change of scene does; the first drawing stands before the server's first word. `render`
 * measures a tone without a loudspeaker.
 */
const PAGE = `
import { mount, unmount, flushSync } from "svelte";
import Sound from "/client/wall/sound/Sound.svelte";
import { ring } from "/client/wall/sound/ring.ts";
import { TONES, lengthS } from "/client/wall/sound/tones.ts";
import { alert } from "/test/make/alert.ts";
import { quake } from "/test/make/quake.ts";
import { worldOf } from "/test/make/world.ts";
import { NOW } from "/test/wall/makeWorld.ts";
let shown;
const usual = { scene: null, now: NOW, rate: 1, link: "fresh", drill: false, replay: false, onready: (audio) => (window.told = audio) };
window.tones = Object.keys(TONES);
window.show = (ids, sound = true) => {
  if (shown) unmount(shown);
  const records = ids.flatMap((id) => [quake({ id }), alert({ id })]);
  const settings = { sound, volume: 1, quiet: null };
  shown = mount(Sound, { target: document.body, props: { ...usual, settings, world: { ...worldOf(...records), seq: ids.length } } });
  flushSync();
};
window.render = async (name) => {
  const context = new OfflineAudioContext(1, Math.ceil((lengthS(name) + 0.5) * 44100), 44100);
  ring(context, name, 1);
  const samples = (await context.startRendering()).getChannelData(0);
  const loud = (from, to) => samples.slice(from * 44100, to * 44100).reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  const jump = samples.reduce((most, one, i) => (i === 0 ? 0 : Math.max(most, Math.abs(one - samples[i - 1]))), 0);
  return { peak: loud(0, lengthS(name)), after: loud(lengthS(name) + 0.05, lengthS(name) + 0.5), start: Math.abs(samples[0]), jump };
};
show([]);
`;

interface SoundWindow {
  tones: string[];
  told: string;
  /** Notes that were begun. */
  notes: number;
  show: (ids: string[], sound?: boolean) => void;
  render: (name: string) => Promise<{ peak: number; after: number; start: number; jump: number }>;
}

let browser: Browser;
let page: Page;
let open: (page: Page) => Promise<void>;

beforeAll(async () => {
  open = await buildPage({ "sound-page.js": PAGE });
  browser = await launchBrowser();
}, 120_000);

afterAll(() => browser.close());

beforeEach(async () => {
  page = await browser.newPage();
  await page.addInitScript(() => {
    const noted = window as unknown as { notes: number };
    noted.notes = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
      noted.notes++;
      start.call(this, when);
    };
  });
  await open(page);
  await page.waitForFunction(() => "show" in window);
  return () => page.close();
});

const show = (...ids: string[]) => page.evaluate((named) => (window as unknown as SoundWindow).show(named), ids);
const notes = () => page.evaluate(() => (window as unknown as SoundWindow).notes);
const told = () => page.evaluate(() => (window as unknown as SoundWindow).told);

test("Q18 the lamp asks for a click while the browser wants one, and any click arms it", async () => {
  const plate = page.getByRole("button", { name: "suara belum siap — klik layar sekali" });
  await plate.waitFor();
  expect(await told()).toBe("blocked");
  await page.mouse.click(600, 500);
  // The browser of the tests has no Indonesian voice.
  await page.getByText("suara siap, tanpa suara bicara").waitFor();
  expect(await plate.count()).toBe(0);
  expect(await told()).toBe("mute-voice");
});

test("Q18 a key arms it as well, and the setting is told", async () => {
  await page.keyboard.press("a");
  await page.getByText("suara siap").waitFor();
  await page.evaluate(() => (window as unknown as SoundWindow).show([], false));
  await page.getByText("suara dimatikan").waitFor();
  expect(await told()).toBe("off");
});

test("Q18 a lamp that is drawn anew has forgotten nothing: the news that changed the scene sounds, once", async () => {
  await show("before");
  await page.mouse.click(600, 500);
  await page.getByText("suara siap").waitFor();
  expect(await notes()).toBe(0);
  await show("before", "new");
  expect(await notes()).toBe(6);
  await show("before", "new");
  expect(await notes()).toBe(6);
});

test("Q18 after a reload it is silent about what was heard before", async () => {
  await show("before");
  await page.reload();
  await page.waitForFunction(() => "show" in window);
  await page.mouse.click(600, 500);
  await page.getByText("suara siap").waitFor();
  await show("before", "in-the-gap");
  expect(await notes()).toBe(6);
});

test("Q17 every tone is heard, stays below full scale, begins and ends without a click, and leaves silence", async () => {
  const tones = await page.evaluate(() => (window as unknown as SoundWindow).tones);
  expect(tones).toHaveLength(6);
  for (const name of tones) {
    const { peak, after, start, jump } = await page.evaluate(
      (tone) => (window as unknown as SoundWindow).render(tone),
      name,
    );
    expect(peak, name).toBeGreaterThan(0.2);
    expect(peak, name).toBeLessThan(1);
    expect(start, name).toBe(0);
    expect(after, name).toBe(0);
    if (!name.startsWith("siren")) expect(jump, name).toBeLessThan(0.15);
  }
});
