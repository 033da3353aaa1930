import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Browser, Page, Request } from "playwright-core";
import { wib } from "../../server/drill/scenario.ts";
import { rainWestJava } from "../../server/drill/scenarios/rain-west-java.ts";
import { launchBrowser } from "../browser.ts";
import { mapPack } from "../companion.ts";
import { stage } from "../wall/stage.ts";
import { median, type Finding } from "./bench.ts";

const LOADS = 3;

/** A calm wall in a browser that has never seen it, from a server on the same machine; drawn in software at 1280×720. */
export async function bench(): Promise<Finding[]> {
  const pack = mapPack();
  const browser = await launchBrowser();
  try {
    const plain = await loads(browser, null);
    const packed = pack === null ? null : await loads(browser, pack);
    return [
      { name: "JavaScript shipped to a wall", figures: { ...scripts(plain), ...floor() } },
      { name: "Cold local load of a calm wall, Natural Earth", figures: figures(plain) },
      ...(packed ? [{ name: "Cold local load of a calm wall, map pack", figures: figures(packed) }] : []),
    ];
  } finally {
    await browser.close();
  }
}

interface Fetched {
  path: string;
  /** Bytes as sent, and as read. */
  sent: number;
  raw: number;
}

interface Load {
  fetched: Fetched[];
  outside: string[];
  /** ms since the navigation began. */
  wordsMs: number;
  idleMs: number;
}

async function loads(browser: Browser, pack: string | null): Promise<Load[]> {
  if (pack === null) delete process.env["MAP_PACK"];
  else process.env["MAP_PACK"] = pack;
  const house = await stage(rainWestJava, wib("2026-11-10 15:08:00"));
  try {
    const all: Load[] = [];
    for (let i = 0; i < LOADS; i++) all.push(await load(browser, house.url));
    return all;
  } finally {
    await house.stop();
  }
}

async function load(browser: Browser, url: string): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  const done: Request[] = [];
  const outside: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url())) outside.push(request.url());
  });
  page.on("requestfinished", (request) => {
    if (request.url().startsWith(url)) done.push(request);
  });
  await watch(page);
  await page.goto(`${url}/wall`);
  const { wordsMs, idleMs } = await timesOf(page);
  const fetched: Fetched[] = [];
  for (const request of done) {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/socket.io/")) continue;
    const response = await request.response();
    const { responseBodySize } = await request.sizes();
    const body = (await response?.body()) ?? Buffer.alloc(0);
    // Of what a worker fetches for itself the browser tells no size.
    fetched.push({ path: pathname, sent: responseBodySize || gzipSync(body).length, raw: body.length });
  }
  await context.close();
  return { fetched, outside, wordsMs, idleMs };
}

/** Before the page's own scripts: when its first words were painted, and when it last drew. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    // Asked for each time: the parser puts another root in the place of the first.
    const note = (name: string) => (document.documentElement.dataset[name] = String(performance.now()));
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (draw) =>
      ask((at) => {
        draw(at);
        note("drewMs");
      });
    const look = () => {
      const scene = document.querySelector<HTMLElement>("[data-scene]")?.dataset["scene"];
      if (scene === "calm") ask(() => setTimeout(() => note("wordsMs")));
      else setTimeout(look, 5);
    };
    look();
  });
}

/** The map is idle when nothing has drawn for a second; what it last drew is waited for. */
async function timesOf(page: Page): Promise<Pick<Load, "wordsMs" | "idleMs">> {
  return page.evaluate(async () => {
    const { dataset } = document.documentElement;
    const drewMs = () => Number(dataset["drewMs"] ?? Infinity);
    while (!dataset["wordsMs"] || !document.querySelector("canvas") || !(performance.now() - drewMs() > 1000))
      await new Promise((resolve) => setTimeout(resolve, 20));
    return { wordsMs: Number(dataset["wordsMs"]), idleMs: drewMs() };
  });
}

function figures(all: readonly Load[]): Finding["figures"] {
  const [first] = all;
  if (!first) throw new Error("nothing was loaded");
  const kB = (bytes: number) => bytes / 1000;
  return {
    "words painted, median ms": median(all.map(({ wordsMs }) => wordsMs)),
    "map idle, median ms": median(all.map(({ idleMs }) => idleMs)),
    requests: first.fetched.length,
    "requests to elsewhere": all.flatMap(({ outside }) => outside).length,
    "all bodies as sent, kB": kB(sum(first.fetched.map(({ sent }) => sent))),
    "all bodies unpacked, kB": kB(sum(first.fetched.map(({ raw }) => raw))),
  };
}

function scripts([first]: readonly Load[]): Finding["figures"] {
  const js = (first?.fetched ?? []).filter(({ path }) => path.endsWith(".js"));
  const words = (raw: number, gzip: number) => `${(raw / 1000).toFixed(0)} kB, ${(gzip / 1000).toFixed(0)} kB gzip`;
  return {
    ...Object.fromEntries(
      js.map(({ path, raw, sent }) => [path.replace(/^.*\/(.+)-.{8}\.js$/, "$1.js"), words(raw, sent)]),
    ),
    "in all": words(sum(js.map(({ raw }) => raw)), sum(js.map(({ sent }) => sent))),
  };
}

/** No wall on this map library ships less: the library as it is published. */
function floor(): Finding["figures"] {
  const files = ["maplibre-gl.mjs", "maplibre-gl-worker.mjs"].map((name) =>
    readFileSync(new URL(`../../node_modules/maplibre-gl/dist/${name}`, import.meta.url)),
  );
  const [raw, gzip] = [sum(files.map(({ length }) => length)), sum(files.map((file) => gzipSync(file).length))];
  return { "of which maplibre-gl as published": `${(raw / 1000).toFixed(0)} kB, ${(gzip / 1000).toFixed(0)} kB gzip` };
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
