import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layoutOf } from "../../client/wall/scene/frame.ts";
import { slotsOn, type Layout, type Slot } from "../../client/wall/scene/layout.ts";
import { ROWS, type Plan } from "../../client/wall/scene/rows.ts";
import { BODY_U, LEAST_BODY_ARCMIN, shapeOf, typeShare, type Screen } from "../../shared/screen/typeScale.ts";
import { DEFAULT_WALL } from "../../shared/screen/wallSettings.ts";

const PLANS = Object.keys(ROWS) as Plan[];
const SCREENS: Record<string, Screen> = {
  "3840×2160": { widthPx: 3840, heightPx: 2160 },
  "1920×1080": { widthPx: 1920, heightPx: 1080 },
  "5760×1080": { widthPx: 5760, heightPx: 1080 },
  "3840×1080": { widthPx: 3840, heightPx: 1080 },
  "1080×1920": { widthPx: 1080, heightPx: 1920 },
  "1280×1024": { widthPx: 1280, heightPx: 1024 },
};
const CASES = Object.entries(SCREENS).flatMap(([name, screen]) => PLANS.map((plan) => ({ name, screen, plan })));
const cards = (layout: Layout, page = 0) => slotsOn(layout, page).map(({ card }) => card);
const pagesIn = ({ pages }: Layout) => Array.from({ length: Math.max(1, pages.length) }, (_, page) => page);
const overlap = (a: Slot, b: Slot) =>
  a.left < b.left + b.width - 0.01 &&
  b.left < a.left + a.width - 0.01 &&
  a.top < b.top + b.height - 0.01 &&
  b.top < a.top + a.height - 0.01;

const anyScreen = fc.record({
  widthPx: fc.integer({ min: 600, max: 8000 }),
  heightPx: fc.integer({ min: 600, max: 4500 }),
});
const anyViewing = fc.record({
  viewingDistanceM: fc.double({ min: 1, max: 30, noNaN: true }),
  screenHeightMm: fc.double({ min: 200, max: 8000, noNaN: true }),
});

describe("where cards stand", () => {
  test("Y3 on any screen, for any seats, every card lies whole on the canvas and on no other", () => {
    fc.assert(
      fc.property(anyScreen, anyViewing, fc.constantFrom(...PLANS), fc.boolean(), (screen, viewing, plan, drill) => {
        const layout = layoutOf(screen, viewing, plan, { drill });
        for (const slots of pagesIn(layout).map((page) => slotsOn(layout, page)))
          for (const [i, slot] of slots.entries()) {
            expect(slot.left).toBeGreaterThanOrEqual(-0.01);
            expect(slot.top).toBeGreaterThanOrEqual(-0.01);
            expect(slot.left + slot.width).toBeLessThanOrEqual(screen.widthPx + 0.01);
            expect(slot.top + slot.height).toBeLessThanOrEqual(screen.heightPx + 0.01);
            for (const other of slots.slice(i + 1))
              expect(overlap(slot, other), `${slot.card} ${other.card}`).toBe(false);
          }
      }),
    );
  });

  test("Y3 the map keeps a picture of its own beside them", () => {
    fc.assert(
      fc.property(anyScreen, anyViewing, fc.constantFrom(...PLANS), (screen, viewing, plan) => {
        const layout = layoutOf(screen, viewing, plan);
        const { map, padding } = layout;
        expect(map.width * map.height).toBeGreaterThan(0.14 * screen.widthPx * screen.heightPx);
        expect(padding.left + padding.right).toBeLessThan(0.8);
        expect(padding.top + padding.bottom).toBeLessThan(0.85);
        for (const { card, left, top } of pagesIn(layout).flatMap((page) => slotsOn(layout, page)))
          expect(card === "clocks" || left >= map.width - 0.01 || top >= map.top + map.height - 0.01, card).toBe(true);
      }),
    );
  });

  test.each(CASES)("Y4 $plan on $name has clocks, its first card and its sources", ({ screen, plan }) => {
    const shown = cards(layoutOf(screen, DEFAULT_WALL, plan));
    expect(shown).toContain("clocks");
    expect(shown).toContain(plan === "calm" ? "since" : "hero");
    expect(shown.some((card) => card === "sources" || card === "foot")).toBe(true);
    expect(new Set(shown).size).toBe(shown.length);
  });

  test("Y4 an event on the ministry's wall has all its cards, in the order of the questions", () => {
    expect(cards(layoutOf(SCREENS["3840×2160"]!, DEFAULT_WALL, "event"))).toEqual([
      ...["clocks", "hero", "hour", "posts", "need", "felt"],
      "foot",
    ]);
    expect(cards(layoutOf(SCREENS["5760×1080"]!, DEFAULT_WALL, "event"))).toEqual([
      ...["clocks", "hero", "hour", "posts"],
      ...["need", "felt", "knowledge", "sources"],
    ]);
  });

  test("wall.33 what was only felt has neither hour nor posts nor need", () => {
    for (const screen of Object.values(SCREENS)) {
      const layout = layoutOf(screen, DEFAULT_WALL, "felt");
      for (const page of pagesIn(layout))
        expect(cards(layout, page)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(hour|posts|need)$/)]));
    }
    expect(cards(layoutOf(SCREENS["3840×2160"]!, DEFAULT_WALL, "felt"))).toEqual([
      ...["clocks", "hero", "felt", "lastFelt"],
      "foot",
    ]);
  });

  test("picture.18 columns end level, with the screen or with the sources under them", () => {
    for (const { name, screen, plan } of CASES) {
      const layout = layoutOf(screen, DEFAULT_WALL, plan);
      if (layout.shape === "wide" && (plan === "calm" || layout.pages.length === 0)) continue;
      for (const page of pagesIn(layout)) {
        const slots = slotsOn(layout, page);
        const ends = slots.map(({ top, height }) => top + height);
        const columns = new Set(
          slots.filter(({ card }) => card !== "foot" && card !== "sources").map(({ left }) => left),
        );
        for (const left of columns) {
          const own = slots.filter((slot) => slot.left === left && slot.card !== "sources" && slot.card !== "foot");
          const end = Math.max(...own.map(({ top, height }) => top + height));
          const under = slots.find(({ card, left: x, width }) => card === "sources" && x <= left && x + width > left);
          const foot = under?.top ?? screen.heightPx;
          expect(end, `${name} ${plan} ${page}`).toBeLessThanOrEqual(foot + 0.01);
          expect(end, `${name} ${plan} ${page}`).toBeGreaterThanOrEqual(foot - 41 * layout.u);
        }
        expect(Math.max(...ends)).toBeCloseTo(screen.heightPx, 0);
      }
    }
  });

  test.each(PLANS)("picture.19 on its side %s keeps a map, with what its marks are in one line beneath it", (plan) => {
    const screen = SCREENS["1080×1920"]!;
    const layout = layoutOf(screen, DEFAULT_WALL, plan);
    const { map, slots } = layout;
    const share = map.height / screen.heightPx;
    const isList = plan === "calm" || ROWS[plan].some(({ least }) => least !== undefined);
    expect(share).toBeGreaterThanOrEqual(isList ? 0.265 - 1e-6 : 0.2);
    expect(slots.find(({ card }) => card === "legend")?.top).toBeCloseTo(map.top + map.height, 6);
  });

  test("wall.40 a warning of few zones has who is shaken beside them, and its list no room that it can't fill", () => {
    expect(cards(layoutOf(SCREENS["3840×2160"]!, DEFAULT_WALL, "fewZones"))).toEqual([
      ...["clocks", "hero", "zones", "coast", "posts", "felt"],
      "foot",
    ]);
    const layout = layoutOf(SCREENS["5760×1080"]!, DEFAULT_WALL, "fewZones");
    expect(cards(layout)).toEqual([
      ...["clocks", "hero", "zones", "coast"],
      ...["posts", "felt", "knowledge", "sources"],
    ]);
    expect(layout.slots.find(({ card }) => card === "zones")!.height / layout.u).toBeLessThan(420);
  });

  test("Y5 on a 3×3 wall every card ends on a seam, and no bezel cuts the column", () => {
    const slots = (["event", "felt"] as const).flatMap(
      (plan) => layoutOf(SCREENS["3840×2160"]!, DEFAULT_WALL, plan).slots,
    );
    const seams = [720, 1080, 1440, 1800, 2160];
    for (const { card, top, height, left } of slots) {
      if (card !== "clocks") expect(seams, card).toContain(top + height);
      expect([0, 2560]).toContain(left);
    }
    expect(layoutOf(SCREENS["3840×2160"]!, DEFAULT_WALL, "calm").slots.map(({ left }) => left)).toEqual(
      expect.arrayContaining([0, 1280, 2560]),
    );
  });
});

describe("how large words are", () => {
  /** Arc minutes of a body capital on this screen. */
  const arcmin = (layout: Layout, screen: Screen, viewing: typeof DEFAULT_WALL) => {
    const share = (layout.u * BODY_U) / screen.heightPx;
    return (20 * share) / typeShare(20, viewing);
  };

  test("Y6 a capital of 20′ is 34,9 mm at 6 m (FAA HF-STD-001), its letters 52 mm in this font", () => {
    expect(typeShare(20, { viewingDistanceM: 6, screenHeightMm: 2055 }) * 2055).toBeCloseTo(52.25, 1);
  });

  test.each([
    ["3×3 of 55″ from 6 m", 6, 2055, "3840×2160"],
    ["3×3 of 55″ from 8 m", 8, 2055, "3840×2160"],
    ["2×2 of 55″ from 5 m", 5, 1370, "3840×2160"],
    ["86″ from 4 m", 4, 1071, "1920×1080"],
    ["three 55″ side by side from 2.5 m", 2.5, 685, "5760×1080"],
  ])("Y6 %s: body is 18′ at least", (_, viewingDistanceM, screenHeightMm, name) => {
    const viewing = { ...DEFAULT_WALL, viewingDistanceM, screenHeightMm };
    const screen = SCREENS[name]!;
    for (const plan of PLANS) {
      const layout = layoutOf(screen, viewing, plan);
      expect(arcmin(layout, screen, viewing)).toBeGreaterThanOrEqual(LEAST_BODY_ARCMIN - 0.01);
    }
  });

  test("Y6 farther seats get larger words and fewer cards, never smaller words", () => {
    const at = (viewingDistanceM: number) =>
      layoutOf(SCREENS["3840×2160"]!, { viewingDistanceM, screenHeightMm: 2055 }, "event");
    const sizes = [4, 6, 7, 8, 10, 14].map((metres) => at(metres));
    for (const [i, layout] of sizes.entries()) {
      const before = sizes[i - 1];
      if (!before) continue;
      expect(layout.u).toBeGreaterThanOrEqual(before.u);
      expect(cards(layout).length).toBeLessThanOrEqual(cards(before).length);
    }
    expect(cards(at(14))).toEqual(["clocks", "sources", "hero"]);
  });
});

test.each([
  [3840, 2160, "wide"],
  [5760, 1080, "ultra"],
  [3840, 1080, "ultra"],
  [1080, 1920, "tall"],
  [1280, 1024, "wide"],
  [820, 1000, "wide"],
])("%d × %d is %s", (widthPx, heightPx, shape) => {
  expect(shapeOf({ widthPx, heightPx })).toBe(shape);
});
