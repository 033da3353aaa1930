import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lamps } from "../../client/wall/scene/feeds.ts";
import { modeOf } from "../../client/wall/scene/mode.ts";
import { wib, type Scenario } from "../../server/drill/scenario.ts";
import { cianjur2022 } from "../../server/drill/scenarios/cianjur-2022.ts";
import { nagekeo2026 } from "../../server/drill/scenarios/nagekeo-2026.ts";
import { rainWestJava } from "../../server/drill/scenarios/rain-west-java.ts";
import { FeedId } from "../../shared/record/bulletin.ts";
import type { Order } from "../../shared/command/commands.ts";
import { projectFiles, read } from "../architecture/files.ts";
import { isAmong, rulesTested } from "../architecture/rules.ts";
import { allFamilies } from "../architecture/specs.ts";
import { launchBrowser } from "../browser.ts";
import { testWith } from "../companion.ts";
import { feed, MINUTE, NOW, reportOf } from "./makeWorld.ts";
import { openDesk, stage, type Stage } from "./stage.ts";
import { withoutMap } from "./withoutMap.ts";

/**
 * What users of other walls complain of (CRAFT §3.2), each with the rules that make it impossible here and the tests that
 * hold those rules. What no other test looks at is looked at below.
 */

/** By the complaint's words in that list: rule → a test file that bears its number. */
const HELD: Record<string, Record<string, string>> = {
  "Auto-zoom too wide/forced": {
    "map.1": "test/map/cameraman.test.ts",
    "map.2": "test/map/cameraman.test.ts",
    "map.3": "test/map/framing.test.ts",
  },
  "Panel hides the target": { "map.3": "test/map/framing.test.ts", "picture.3": "test/wall/frame.test.ts" },
  "Old intensities stay": {
    "map.6": "test/map/map.test.ts",
    "map.9": "test/map/map.test.ts",
    "wall.2": "test/wall/scene.test.ts",
    "wall.16": "test/wall/cards/calm.test.ts",
    "alert.6": "test/alert/judge.test.ts",
  },
  "Wrong source label": { "picture.31": "test/wall/complaints.test.ts", "quake.6": "test/hazards/merge.test.ts" },
  "Data missing exactly in the quake": {
    "quake.5": "test/hazards/merge.test.ts",
    "wall.8": "test/wall/scene.test.ts",
    "wall.9": "test/wall/scene.test.ts",
    "wall.12": "test/wall/screen.test.ts",
    "drill.23": "test/drill/outage.test.ts",
    "picture.26": "test/soak/soak.test.ts",
  },
  "Clock freezes / PC clock wrong": {
    "wall.1": "test/lib/steadyClock.test.ts",
    "wall.13": "test/wall/cards/hour.test.ts",
    "picture.30": "test/wall/complaints.test.ts",
  },
  'Every small quake alarms; "panic attack"': {
    "alert.1": "test/alert/judge.test.ts",
    "alert.3": "test/alert/judge.test.ts",
    "alert.7": "test/alert/judge.test.ts",
    "sound.6": "test/sound/cue.test.ts",
    "sound.12": "test/sound/cue.test.ts",
  },
  "Same text spoken again at each update": {
    "sound.7": "test/sound/cue.test.ts",
    "sound.8": "test/sound/cue.test.ts",
    "sound.13": "test/sound/drill.test.ts",
  },
  "One feed URL changed → silent loss": {
    "words.5": "test/words/figures.test.ts",
    "wall.9": "test/wall/complaints.test.ts",
    "drill.23": "test/drill/outage.test.ts",
  },
  "False/duplicate events": {
    "quake.1": "test/hazards/merge.test.ts",
    "quake.2": "test/hazards/merge.test.ts",
    "quake.4": "test/hazards/merge.test.ts",
    "history.5": "test/hazards/withdrawn.test.ts",
    "drill.19": "test/drill/golden.test.ts",
  },
  "Sound does not play": {
    "sound.18": "test/sound/browser.test.ts",
    "sound.11": "test/sound/cue.test.ts",
    "wire.12": "test/realtime/walls.test.ts",
    "wire.17": "test/kiosk/kiosk.test.ts",
  },
  "Replay/drill mistaken for live": {
    "picture.32": "test/wall/complaints.test.ts",
    "sound.5": "test/sound/sentences.test.ts",
    "public.11": "test/public/publicPage.test.ts",
    "wire.14": "test/realtime/replay.test.ts",
  },
};

describe("each complaint", () => {
  testWith("CRAFT.md", "of the list is answered here", (craft) => {
    const section = /### 3\.2 [^]*?(?=\n### )/.exec(readFileSync(craft, "utf8"))?.[0] ?? "";
    const complaints = [...section.matchAll(/^\| ([^|]+?) \|/gm)].map(([, words]) => words!).slice(1);
    expect(complaints.length).toBeGreaterThanOrEqual(12);
    expect(Object.keys(HELD).sort()).toEqual(complaints.sort());
  });

  test.each(Object.entries(HELD))("%s: is held by rules, and these by tests", (_, held) => {
    const rules = allFamilies().flatMap((family) => family.rules);
    const loose = Object.entries(held).filter(([number, path]) => {
      const rule = rules.find((each) => each.number === number);
      return !rule || !isAmong(rule, rulesTested(path, read(path)));
    });
    expect(loose).toEqual([]);
  });
});

describe("W9 one feed that fails alone", () => {
  test.each(FeedId.options)("W9 %s: is told by a lamp of its own, and the others stay lit", (id) => {
    const feeds = FeedId.options.map((each) =>
      feed(each, {
        title: each,
        ...(each === id && { outcome: "unreachable" as const, failingSince: NOW - 23 * MINUTE }),
      }),
    );
    const [first, ...others] = lamps(reportOf(feeds), NOW);
    expect(first).toEqual({ title: id, words: "tidak terjangkau sejak 13.02 WIB", trusted: false });
    expect(others.map(({ title }) => title).sort()).toEqual(FeedId.options.filter((each) => each !== id).sort());
    expect(others.every(({ trusted }) => trusted)).toBe(true);
  });
});

describe("Y30 the browser's date", () => {
  test("Y30 is asked for by no file of a screen, nor of the domain", () => {
    const asks = /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\)/;
    expect(asks.test("const at = new Date();")).toBe(true);
    const sources = projectFiles().filter((path) => /^(client|shared)\/.*\.(ts|svelte)$/.test(path));
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.filter((path) => asks.test(read(path)))).toEqual([]);
  });
});

describe("Y32 what is not the day itself", () => {
  const drill = { scenario: "Cianjur 2022", speed: 20 };
  const from = wib("2022-11-21 13:19:00");
  const replay = { title: "Gempa M 5,6", speed: 60, from, to: from + 90 * MINUTE };

  test("Y32 live is no mode, and neither is a screen that was told nothing yet", () => {
    expect(modeOf(null)).toBeNull();
    expect(modeOf({ drill: null, replay: null })).toBeNull();
  });

  test("Y32 a drill names its scenario and speed, and that no order leaves it", () => {
    expect(modeOf({ drill, replay: null })).toEqual({
      tone: "drill",
      word: "LATIHAN",
      title: "Skenario Cianjur 2022, 20 kali lebih cepat",
      note: "Tidak ada perintah yang terkirim",
    });
    expect(modeOf({ drill: { ...drill, speed: 1 }, replay: null })?.title).toBe("Skenario Cianjur 2022");
  });

  test("Y32 a replay says that it is not now, in a drill too", () => {
    const mode = modeOf({ drill, replay });
    expect(mode).toMatchObject({ tone: "replay", word: "PUTAR ULANG", title: "Gempa M 5,6, 60 kali lebih cepat" });
    expect(mode?.note).toMatch(/^Rekaman jurnal sejak .*13\.19.*Bukan keadaan sekarang\.$/);
  });
});

describe("on the screen", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  /** The words without the map, on a computer whose clock stands in the year 2001. */
  async function openWall({ url }: Stage, scene: string): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await withoutMap(page);
    await page.clock.install({ time: new Date("2001-02-03T04:05:06Z") });
    await page.goto(`${url}/wall`);
    await page.locator(`[data-scene="${scene}"]`).waitFor({ timeout: 60_000 });
    return page;
  }

  /** What a passer-by can see of the mode. */
  const looks = (page: Page) =>
    page.evaluate(() => {
      const cards = [...document.querySelectorAll<HTMLElement>("[data-card]")];
      const rect = document.querySelector(".edge")?.getBoundingClientRect();
      const clock = document.querySelector("[data-card=clocks] b");
      const words: Record<string, string> = {};
      for (const card of cards) words[card.dataset["card"] ?? ""] = card.innerText;
      return {
        cards: words,
        edged: rect ? rect.left <= 0 && rect.top <= 0 && rect.right >= innerWidth && rect.bottom >= innerHeight : false,
        striped: !!rect && getComputedStyle(document.querySelector(".edge")!).borderImageSource.includes("gradient"),
        plate: document.querySelector<HTMLElement>(".head strong")?.innerText ?? null,
        water: document.querySelector<HTMLElement>(".water")?.innerText ?? null,
        clock: clock ? getComputedStyle(clock).color : null,
      };
    });

  /** The clock, the foot and the sources are no cards of the scene: they bear the mode in their own way. */
  const withoutWord = (cards: Record<string, string>, word: string) =>
    Object.entries(cards).filter(([card, words]) => !/^(clocks|foot|sources)$/.test(card) && !words.includes(word));

  const SCENES: [scene: string, Scenario, at: number, shown: RegExp | null][] = [
    ["event", cianjur2022, wib("2022-11-21 13:30:20"), /\bv3\b/],
    ["tsunami", nagekeo2026, wib("2026-08-15 05:10:24"), /\bPD-2\b/],
    ["weather", rainWestJava, wib("2026-11-10 15:26:00"), null],
  ];
  test.each(SCENES)(
    "Y31, Y32 %s in a drill: whose each figure is, and the word on every card",
    { timeout: 240_000 },
    async (scene, scenario, at, shown) => {
      const house = await stage(scenario, at, true);
      const page = await openWall(house, scene);
      const { cards, ...look } = await looks(page);
      expect(Object.keys(cards).length).toBeGreaterThanOrEqual(5);
      expect(cards["foot"]).toContain("BMKG (Badan Meteorologi, Klimatologi, dan Geofisika)");
      expect(cards["foot"]).toContain("Replika: BMKG");
      const unsigned = Object.entries(cards).filter(
        ([card, words]) => card !== "clocks" && !/perkiraan|dari kami|BMKG/i.test(words),
      );
      expect(unsigned).toEqual([]);
      if (shown) expect(Object.values(cards).join("\n")).toMatch(shown);
      expect(withoutWord(cards, "LATIHAN")).toEqual([]);
      expect(look).toMatchObject({ edged: true, striped: true, plate: "LATIHAN", water: "LATIHAN" });
      await page.close();
      await house.stop();
    },
  );

  test(
    "Y30, Y32 live bears none of it, and its clock is the server's; a replay is called what it is",
    {
      timeout: 240_000,
    },
    async () => {
      const house = await stage(cianjur2022, wib("2022-11-21 13:50:00"));
      const page = await openWall(house, "event");
      const live = await looks(page);
      expect(live).toMatchObject({ edged: false, plate: null, water: null });
      expect(JSON.stringify(live.cards)).not.toMatch(/LATIHAN|PUTAR ULANG|rekaman/i);
      expect(live.cards["clocks"]).toMatch(/^13\.5[01]\.\d\d WIB\s+Senin, 21 November 2022/);

      const desk = await openDesk(house);
      const order = (command: Order) =>
        desk.socket.timeout(20_000).emitWithAck("command", { ...command, id: randomUUID() });
      const alertId = [...desk.world().alert.values()].find(({ tier }) => tier === "darurat")?.id ?? "";
      await order({ name: "incident:answer", hazardId: alertId });
      const screen = desk.told.walls.at(-1)?.[0]?.screen ?? "";
      const of = { kind: "hazard" as const, hazardId: alertId };
      expect(await order({ name: "wall:replay", screen, of, speed: 60 })).toHaveProperty("data");
      await page.getByText("PUTAR ULANG").first().waitFor();
      await page.locator('[data-scene="event"]').waitFor({ timeout: 60_000 });
      const replay = await looks(page);
      expect(withoutWord(replay.cards, "PUTAR ULANG")).toEqual([]);
      expect(replay).toMatchObject({ edged: true, striped: true, plate: "PUTAR ULANG", water: "PUTAR ULANG" });
      expect(replay.cards["clocks"]).toContain("rekaman");
      await page.close();
      desk.close();
      await house.stop();
    },
  );
});
