import { describe, expect, test } from "vitest";
import { layoutOf } from "../../client/wall/scene/frame.ts";
import { slotsOn, type Layout } from "../../client/wall/scene/layout.ts";
import { pageAt, pagesOf } from "../../client/wall/scene/pages.ts";
import { ROWS, type Plan } from "../../client/wall/scene/rows.ts";
import { ROTATES_EVERY_MS, type QuakeNews } from "../../client/wall/scene/scene.ts";
import { holdingWords, HEIGHTS } from "../../client/desk/walls/walls.ts";
import { COMMON_SCREENS, holding, isHeld } from "../../shared/screen/screens.ts";
import { DEFAULT_WALL } from "../../shared/screen/wallSettings.ts";
import { alert } from "../make/alert.ts";
import { quake } from "../make/quake.ts";
import { MINUTE, NOW } from "./makeWorld.ts";

const PLANS = Object.keys(ROWS) as Plan[];
const SEATS_M = [2, 3, 4, 5, 6, 7, 10, 15];
const HELD = COMMON_SCREENS.flatMap((screen) =>
  SEATS_M.map((viewingDistanceM) => ({
    screen,
    viewing: { viewingDistanceM, screenHeightMm: screen.heightMm },
  })).filter(({ viewing }) => isHeld(screen, viewing)),
);
const pagesIn = (layout: Layout) =>
  Array.from({ length: Math.max(1, layout.pages.length) }, (_, page) => slotsOn(layout, page).map(({ card }) => card));

describe("what a screen holds", () => {
  test("picture.14 one 55″ is read from 5 m and not from 6; the desk says what would do", () => {
    const at = (viewingDistanceM: number, screenHeightMm = 685) => ({ viewingDistanceM, screenHeightMm });
    expect(holdingWords(at(5))).toBeNull();
    expect(holding(at(6)).farthestM).toBe(5);
    expect(holdingWords(at(6))).toBe(
      "Dari 6 m layar ini tidak terbaca. Penonton terjauh paling jauh 5 m, atau pakai 75″, 86″, 2×2 dari 55″, 3×3 dari 55″.",
    );
    expect(holdingWords(at(30))).toBe(
      "Dari 30 m layar ini tidak terbaca. Penonton terjauh paling jauh 5 m; tidak ada layar di daftar yang terbaca dari sana.",
    );
    expect(holdingWords({ ...DEFAULT_WALL })).toBeNull();
  });

  test("picture.14 from as far as a screen is said to be read it is, and not from a half metre more", () => {
    for (const { heightMm } of COMMON_SCREENS) {
      const { farthestM } = holding({ viewingDistanceM: 1, screenHeightMm: heightMm });
      const from = (viewingDistanceM: number) => holding({ viewingDistanceM, screenHeightMm: heightMm }).isHeld;
      expect([from(farthestM), from(farthestM + 0.5)], String(heightMm)).toEqual([true, false]);
    }
    expect(HEIGHTS.map(({ mm }) => mm)).toEqual([...new Set(COMMON_SCREENS.map(({ heightMm }) => heightMm))]);
  });

  test("picture.14 every scene finds room on each screen from each seat that is offered", () => {
    expect(HELD.length).toBeGreaterThan(25);
    for (const { screen, viewing } of HELD)
      for (const plan of PLANS) {
        const pages = pagesIn(layoutOf(screen, viewing, plan));
        for (const [i, cards] of pages.entries()) {
          const which = `${screen.name} ${viewing.viewingDistanceM} m ${plan} ${i + 1}`;
          expect(cards, which).toContain("clocks");
          expect(cards.includes("sources") || cards.includes("foot"), which).toBe(true);
          if (plan !== "calm") expect(cards.includes("hero") || cards.includes("strip"), which).toBe(true);
          if (i === 0) expect(cards, which).toContain(plan === "calm" ? "since" : "hero");
        }
      }
  });
});

describe("cards in turns", () => {
  const layout = (plan: Plan, viewingDistanceM: number) =>
    layoutOf({ widthPx: 1920, heightPx: 1080 }, { viewingDistanceM, screenHeightMm: 934 }, plan);

  test("picture.15 none but the largest words need them, and then every card has its turn", () => {
    expect(layout("event", 2).pages).toEqual([]);
    expect(pagesIn(layout("event", 4))).toEqual([
      ["clocks", "sources", "hero", "hour"],
      ["clocks", "sources", "strip", "posts", "need"],
      ["clocks", "sources", "strip", "felt", "knowledge"],
    ]);
    expect(pagesIn(layout("event", 7))).toEqual([
      ["clocks", "sources", "hero"],
      ...["hour", "posts", "need", "felt"].map((card) => ["clocks", "sources", "strip", card]),
    ]);
    for (const { screen, viewing } of HELD)
      for (const plan of ["event", "tsunami", "ended", "weather", "calm"] as const) {
        const held = layoutOf(screen, viewing, plan);
        if (held.pages.length === 0) continue;
        const shown = new Set(pagesIn(held).flat());
        for (const { card } of ROWS[plan]) expect(shown, `${screen.name} ${plan}`).toContain(card);
      }
  });

  test("picture.15 a list takes what is left of its page", () => {
    const pages = pagesOf(ROWS.weather, 1250).map((rows) => rows.map(({ card }) => card));
    expect(pages).toEqual([
      ["hero", "warnings"],
      ["strip", "inside"],
    ]);
  });

  test("picture.15 in calm the first card stays where another has room beside it", () => {
    expect(pagesIn(layout("calm", 4))).toEqual([
      ["clocks", "sources", "since", "lastFelt"],
      ["clocks", "sources", "since", "weather"],
    ]);
    expect(pagesIn(layout("calm", 7))).toEqual(
      ["since", "lastFelt", "weather"].map((card) => ["clocks", "sources", card]),
    );
  });

  test("picture.15 news begins with the first page; with two heroes each has its turn on a page; a clock that stands shows the first", () => {
    const raisedAt = NOW - MINUTE - 4000;
    const hero = { quake: quake(), alert: alert({ raisedAt }), impact: null };
    const scene = (count: number, acknowledged = true) =>
      ({
        kind: "event",
        hero,
        heroes: [hero],
        unanswered: !acknowledged,
        place: 1,
        count,
      }) as unknown as QuakeNews;
    const turns = (of: QuakeNews) =>
      Array.from({ length: 8 }, (_, i) => pageAt(of, raisedAt + i * ROTATES_EVERY_MS, 1));
    expect(turns(scene(1))).toEqual([0, 0, 1, 2, 3, 4, 5, 6]);
    expect(turns(scene(2)).slice(0, 7)).toEqual(expect.arrayContaining([0, 1, 2]));
    expect(Math.max(...turns(scene(2)))).toBeLessThanOrEqual(4);
    // An alarm that nobody received keeps the wall to itself, and turns its pages.
    expect(turns(scene(2, false))).toEqual([0, 0, 1, 2, 3, 4, 5, 6]);
    expect(pageAt(scene(1), null, 1)).toBe(0);
    expect(pageAt(null, NOW, 1)).toBe(0);
  });
});
