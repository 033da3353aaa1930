import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { buildPage } from "../ownPage.ts";

/** A layer that comes and goes on a real map, on a page of its own. */

const FILES: Record<string, string> = {
  "layer-page.js": `
import { Map as MapLibre, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { flushSync, mount, unmount } from "svelte";
import OnMap from "/OnMap.svelte";
setWorkerUrl(workerUrl);
const map = new MapLibre({ container: document.body, style: { version: 8, sources: {}, layers: [] } });
map.on("error", ({ error }) => (window.errors = [...(window.errors ?? []), error.message]));
map.once("style.load", () => {
  const props = { map };
  let shown = null;
  window.show = (wanted) => {
    if (shown) unmount(shown);
    shown = wanted ? mount(OnMap, { target: document.body, props }) : null;
    flushSync();
    return { sources: Object.keys(map.getStyle().sources), layers: map.getLayersOrder() };
  };
});
`,
  "OnMap.svelte": `
<script>
  import { NOTHING } from "/client/map/ground/collection.ts";
  import { provideMap } from "/client/map/context.ts";
  import GeoJsonLayer from "/client/map/layers/GeoJsonLayer.svelte";
  import Himawari from "/client/map/layers/Himawari.svelte";
  let { map } = $props();
  provideMap({ map, u: 1 });
</script>
<Himawari picture={null} />
<GeoJsonLayer id="zones" data={NOTHING} layers={[{ id: "casing", type: "line" }, { id: "zones", type: "fill" }]} />
`,
};

interface LayerWindow {
  errors?: string[];
  show: (wanted: boolean) => { sources: string[]; layers: string[] };
}

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const open = await buildPage(FILES);
  browser = await launchBrowser();
  page = await browser.newPage();
  await open(page);
  await page.waitForFunction(() => "show" in window);
}, 120_000);

afterAll(() => browser.close());

test("a layer takes its source with it, and can come back", async () => {
  const show = (wanted: boolean) => page.evaluate((to) => (window as unknown as LayerWindow).show(to), wanted);
  const all = { sources: ["himawari", "zones"], layers: ["himawari", "casing", "zones"] };
  expect(await show(true)).toEqual(all);
  expect(await show(false)).toEqual({ sources: [], layers: [] });
  expect(await show(true)).toEqual(all);
  expect(await page.evaluate(() => (window as unknown as LayerWindow).errors ?? [])).toEqual([]);
});
