import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { besideCross, crossBox, crossSizeU } from "../../client/map/labels/cross.ts";
import { freeBox, type MapLabel, type NamedLine, placeOnMap } from "../../client/map/labels/mapLabels.ts";
import { crossOn, type Obstacles, townBoxes, type Standpoint } from "../../client/map/labels/obstacles.ts";
import { type Box, contains, overlaps, type Point } from "../../client/map/labels/placeLabels.ts";
import { CHIP_U, placeNumerals } from "../../client/map/labels/placeNumerals.ts";
import { ringAt } from "../../client/map/drawing/field.ts";
import { doubtNames, townNames, warningNames } from "../../client/wall/map/names.ts";
import { layoutOf } from "../../client/wall/scene/frame.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { DEFAULT_WALL } from "../../shared/screen/wallSettings.ts";
import { weather } from "../make/weather.ts";
import { runs } from "../runs.ts";

const U = 0.5;
const CENTRE: LngLat = [107.05, -6.84];
/** A flat piece of Mercator: px a degree, the centre in the middle of a map of 1280 × 900. */
const PX = 1000;
const project = ([lng, lat]: Readonly<LngLat>): Point => [640 + (lng - CENTRE[0]) * PX, 450 - (lat - CENTRE[1]) * PX];
const FREE = freeBox(
  { top: 0.07, right: 0.36, bottom: 0.2, left: 0.03 },
  { clientWidth: 1920, clientHeight: 1080 },
  { left: 0, top: 0, width: 1280, height: 900 },
);
const STAND: Standpoint = {
  project,
  zoom: 9.2,
  u: U,
  free: FREE,
  widthOf: (words, _, size) => words.length * size * 0.53,
};
const lineAt = (mmi: number, km: number): NamedLine => ({
  mmi,
  line: ringAt(CENTRE, km).map((at): LngLat => [at[0] ?? 0, at[1] ?? 0]),
});
const BARE: Obstacles = { towns: [], epicentre: CENTRE, innermost: [], gauges: [], marks: [], plates: [] };
const around = (lines: readonly NamedLine[], towns: Obstacles["towns"] = []): Obstacles => ({
  ...BARE,
  towns,
  innermost: lines.slice(0, 1).map(({ line }) => line),
});
const middle = ({ left, top, right, bottom }: Box): Point => [(left + right) / 2, (top + bottom) / 2];
const danger = (at: LngLat, name: string) => townNames([{ at, name, words: name, style: "danger" }], { centre: CENTRE, reachKm: 60 }); // prettier-ignore

test("map.12 no name reaches out of the picture, under the clocks of a portrait", () => {
  const { map, padding } = layoutOf({ widthPx: 1080, heightPx: 1920 }, DEFAULT_WALL, "event");
  const free = freeBox(padding, { clientWidth: 1080, clientHeight: 1920 }, map);
  expect(free.top).toBeGreaterThan(map.top);
  expect(free.bottom).toBeLessThan(map.top + map.height);
});

describe("map.13 the cross", () => {
  test.each([
    [200, 96],
    [60, 66],
    [4, 40],
  ])("in a ring of %i px radius is %i units, and at most 0.6 of a ring that it can be found in", (radius, sizeU) => {
    const ring = Array.from({ length: 60 }, (_, i): Point => [radius * Math.cos(i / 9.5), radius * Math.sin(i / 9.5)]);
    const found = crossSizeU([ring], 1);
    expect(Math.abs(found - sizeU)).toBeLessThan(1);
    if (found > 40) expect(found).toBeLessThanOrEqual(0.6 * 2 * radius + 0.01);
  });

  test("is told by a long field's narrow side, and has its own size without a ring", () => {
    expect(crossSizeU([[[0, 0], [400, 0], [400, 100], [0, 100]]], 1)).toBeCloseTo(55); // prettier-ignore
    expect(crossSizeU([], 1)).toBe(76);
  });

  test("covers no symbol of a post: those under it stand beside it, and on no other town where there is a choice", () => {
    const offset = fc.integer({ min: -60, max: 60 });
    const town = fc.record({ dx: offset, dy: offset, symbols: fc.integer({ min: 1, max: 4 }), danger: fc.boolean() });
    fc.assert(
      fc.property(fc.array(town, { maxLength: 6 }), (all) => {
        const towns = all.map(({ dx, dy, ...one }) => ({
          ...one,
          at: [CENTRE[0] + dx / PX, CENTRE[1] + dy / PX] as LngLat,
        }));
        const obstacles = around([lineAt(7, 6), lineAt(6, 15)], towns);
        const cross = crossOn(obstacles, STAND)!.box;
        for (const { box } of townBoxes(obstacles, STAND)) expect(overlaps(box, cross)).toBe(false);
      }),
      { numRuns: runs(100) },
    );
    const cross = crossBox([0, 0], 96, 1);
    const right: Box = { left: 30, top: -10, right: 60, bottom: 10 };
    expect(besideCross(right, cross, [], 1)).toEqual([cross.right + 4 - 30, 0]);
    const blocked: Box = { left: 45, top: -20, right: 90, bottom: 20 };
    expect(besideCross(right, cross, [blocked], 1)[1]).not.toBe(0);
  });
});

describe("map.12 numerals", () => {
  test("each class has one: the innermost with a leader where it is smaller than its name, a high line twice", () => {
    const lines = [lineAt(8, 1), lineAt(7, 8), lineAt(6, 18), lineAt(5, 36)];
    const { numerals } = placeOnMap({ labels: [], numerals: lines, notes: [] }, around(lines), STAND);
    expect(numerals.map(({ mmi, leader }) => [mmi, leader !== null])).toEqual([
      [8, true],
      [7, false],
      [6, false],
      [6, false],
      [5, false],
      [5, false],
    ]);
    const [first] = numerals[0]!.leader!;
    const radius = Math.hypot(first[0] - 640, first[1] - 450);
    expect(radius).toBeGreaterThan(6);
    expect(radius).toBeLessThan(12);
    const north = middle(numerals.at(-2)!.box);
    expect(north[0]).toBeCloseTo(640, -1);
    expect(north[1]).toBeLessThan(450);
  });

  test("steps aside along its line for a post, and is never far from its end", () => {
    const line = lineAt(5, 36).line.map(project);
    const obstacles: Box[] = [{ left: 600, top: 100, right: 660, bottom: 140 }];
    const placed = placeNumerals([{ mmi: 5, line }], { free: FREE, obstacles, u: U });
    const [x, y] = middle(placed[0]!.box);
    expect(Math.hypot(x - 640, y - 450)).toBeCloseTo(36 / 0.1112, -1);
    expect(Math.abs(x - 640)).toBeGreaterThan(20);
    expect(Math.abs(x - 640)).toBeLessThan(90);
  });

  test("none for a line out of the picture", () => {
    const line = lineAt(5, 36)
      .line.map(project)
      .map(([x, y]): Point => [x + 5000, y]);
    expect(placeNumerals([{ mmi: 5, line }], { free: FREE, obstacles: [], u: U })).toEqual([]);
  });
});

test("map.12 nothing overlaps, whatever the field and wherever posts stand; towns in danger first, and all alike again", () => {
  const near = fc.integer({ min: -400, max: 400 }).map((px) => px / PX);
  const town = fc.record({ dx: near, dy: near, symbols: fc.integer({ min: 1, max: 3 }), danger: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 1.05, max: 3, noNaN: true }), { minLength: 1, maxLength: 4 }),
      fc.double({ min: 0.5, max: 9, noNaN: true }),
      fc.uniqueArray(town, { maxLength: 14, selector: ({ dx, dy }) => `${dx} ${dy}` }),
      (steps, inner, all) => {
        const radii = steps.reduce((km, step) => [...km, (km.at(-1) ?? inner) * step], [inner]);
        const lines = radii.map((km, i) => lineAt(9 - i, km));
        const towns = all.map(({ dx, dy, ...one }) => ({ ...one, at: [CENTRE[0] + dx, CENTRE[1] + dy] as LngLat }));
        const obstacles = around(lines, towns);
        const labels: MapLabel[] = [
          ...townNames(
            towns.map(({ at, danger }, i) => ({
              at,
              name: `Kota ${i}`,
              words: `Kota ${i} · 1,2 jam`,
              style: danger ? "danger" : "helper",
            })),
            { centre: CENTRE, reachKm: radii.at(-1) ?? 0 },
          ),
          ...doubtNames({ mmi: 9, ring: ringAt(CENTRE, inner * 1.3) }, [CENTRE, [107.2, -6.9]]),
        ];
        const placed = placeOnMap({ labels, numerals: lines, notes: [] }, obstacles, STAND);
        const boxes = [...placed.labels, ...placed.numerals].map(({ box }) => box);
        const cross = crossOn(obstacles, STAND)!.box;
        const symbols = townBoxes(obstacles, STAND).map(({ box }) => box);
        for (const [i, box] of boxes.entries()) {
          expect(contains(FREE, box)).toBe(true);
          expect([...boxes.slice(i + 1), ...symbols, cross].filter((other) => overlaps(other, box))).toEqual([]);
        }
        expect(placeOnMap({ labels, numerals: lines, notes: [] }, obstacles, STAND)).toEqual(placed);
      },
    ),
    { numRuns: runs(60) },
  );
});

test("map.12 the name of a town under the cross is still told, before any numeral and any helper", () => {
  const at: LngLat = [CENTRE[0] + 0.005, CENTRE[1]];
  const lines = [lineAt(8, 3), lineAt(7, 4)];
  const helpers = Array.from({ length: 12 }, (_, i): LngLat => [CENTRE[0] + 0.06 * Math.cos(i), CENTRE[1] + 0.06 * Math.sin(i)]); // prettier-ignore
  const towns = [at, ...helpers].map((one, i) => ({ at: one, symbols: 2, danger: i === 0 }));
  const labels = [
    ...townNames(
      helpers.map((one, i) => ({ at: one, name: `Kota ${i}`, words: `Kota ${i}`, style: "helper" })),
      null,
    ),
    ...danger(at, "Nagekeo"),
  ];
  const placed = placeOnMap({ labels, numerals: lines, notes: [] }, around(lines, towns), STAND);
  expect(placed.labels[0]?.id).toBe(`town ${at.join()}`);
  expect(new Set(placed.numerals.map(({ mmi }) => mmi))).toEqual(new Set([8, 7]));
  expect(placed.numerals.every(({ box }) => Math.abs(box.right - box.left - CHIP_U.width * U) < 1e-9)).toBe(true);
});

describe("map.15 names of warnings", () => {
  const square = (lng: number, lat: number, side: number): LngLat[] => [
    [lng, lat],
    [lng + side, lat],
    [lng + side, lat + side],
    [lng, lat + side],
    [lng, lat],
  ];
  const warned = (id: string, ...polygons: LngLat[][]) => weather({ id, polygons });

  test("stand within their area where it holds them, the one in focus first", () => {
    const alerts = [warned("a", square(106.8, -7, 0.3)), warned("b", square(107.15, -7, 0.3))];
    const { labels } = placeOnMap({ labels: warningNames(alerts, "b"), numerals: [], notes: [] }, { ...BARE, epicentre: null }, STAND); // prettier-ignore
    for (const { id, box } of labels) {
      const [west, south] = project(id === "warning a" ? [106.8, -7] : [107.15, -7]);
      expect(contains({ left: west, top: south - 300, right: west + 300, bottom: south }, box)).toBe(true);
    }
    expect(labels).toHaveLength(2);
  });

  test("beside a small area each is nearer to its own than to any other", () => {
    const gap = fc.double({ min: 0.01, max: 0.2, noNaN: true });
    fc.assert(
      fc.property(gap, gap, (dx, dy) => {
        const areas = { a: square(107, -6.9, 0.02), b: square(107.02 + dx, -6.9 + dy, 0.02) };
        const alerts = [warned("a", areas.a), warned("b", areas.b)];
        const { labels } = placeOnMap({ labels: warningNames(alerts, "a"), numerals: [], notes: [] }, { ...BARE, epicentre: null }, STAND); // prettier-ignore
        expect(labels.length).toBeGreaterThan(0);
        for (const { id, box } of labels) {
          const apart = (area: LngLat[]) =>
            Math.min(...area.map(project).map(([x, y]) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom)))); // prettier-ignore
          const [own, other] = id === "warning a" ? [areas.a, areas.b] : [areas.b, areas.a];
          expect(apart(own)).toBeLessThanOrEqual(apart(other) + 1e-6);
        }
      }),
      { numRuns: runs(60) },
    );
  });
});
