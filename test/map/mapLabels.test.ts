import { describe, expect, test } from "vitest";
import {
  coastInReach,
  type CoastZone,
  coastZones,
  gaugeLabels,
  gauges,
  inOrder,
  leftOutLabels,
  zoneLabels,
} from "../../client/wall/map/warnedCoast.ts";
import { freeBox, placeOnMap } from "../../client/map/labels/mapLabels.ts";
import type { Standpoint } from "../../client/map/labels/obstacles.ts";
import { overlaps, type Point } from "../../client/map/labels/placeLabels.ts";
import { regionView } from "../../client/map/camera/camera.ts";
import { layoutOf } from "../../client/wall/scene/frame.ts";
import { OBSERVATIONS } from "../../server/drill/scenarios/nagekeoTsunami.ts";
import { createCoastOf } from "../../server/http/coastRoute.ts";
import { readCoast } from "../../server/registry/coast.ts";
import { readDefaults } from "../../server/registry/default.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import type { TsunamiReach } from "../../shared/record/impact.ts";
import { KabCoast } from "../../shared/tsunami/kabCoast.ts";
import { buildZoneNames, matchZone } from "../../shared/tsunami/matchZone.ts";
import { describeWith } from "../companion.ts";
import { PD2 } from "../tsunami/drillZones.ts";

const defaults = readDefaults();
const names = buildZoneNames(defaults.kabupaten);
const EPICENTRE: LngLat = [121.33, -8.49];

/** The reach as the server tells it, as far as the map reads it. */
const zones = PD2.zones.map((zone) => {
  const { codes, part, island } = matchZone(zone, names);
  return { ...zone, codes, part, island, widthKm: 1, shoreOffKm: 0, people: { low: 0, mid: 0, high: 0 }, placeIds: [] };
});
const REACH: TsunamiReach = {
  zones: zones.toSorted((a, b) =>
    a.level === b.level ? (a.arrivalAt ?? 0) - (b.arrivalAt ?? 0) : a.level < b.level ? -1 : 1,
  ),
  people: [],
  places: [],
  leftOut: ["Nagekeo", "Manggarai Timur", "Luwu"],
};
const towns = defaults.places
  .filter(({ kind }) => kind === "tagana")
  .map(({ at, kabCode }) => ({ at, symbols: 1, danger: zones.some(({ codes }) => codes.includes(kabCode)) }));

/** Mercator fitted as MapLibre fits it; words about as wide as Atkinson's. */
function standOf(coast: readonly CoastZone[], widthPx: number, heightPx: number): Standpoint {
  const viewing = { viewingDistanceM: 6, screenHeightMm: 2055 };
  const { padding, map, mapU } = layoutOf({ widthPx, heightPx }, viewing, "tsunami", { drill: false });
  const [west, south, east, north] = regionView(padding, EPICENTRE, 150, coastInReach(coast, EPICENTRE).points).bounds;
  const world = ([lng, lat]: LngLat): Point => [
    lng / 360,
    -Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI),
  ];
  const [[left, top], [right, bottom]] = [world([west, north]), world([east, south])];
  const inner = {
    left: padding.left * widthPx,
    top: padding.top * heightPx,
    width: (1 - padding.left - padding.right) * widthPx,
    height: (1 - padding.top - padding.bottom) * heightPx,
  };
  const scale = Math.min(inner.width / (right - left), inner.height / (bottom - top));
  return {
    project(at) {
      const [x, y] = world(at);
      return [
        inner.left + inner.width / 2 + (x - (left + right) / 2) * scale,
        inner.top + inner.height / 2 + (y - (top + bottom) / 2) * scale,
      ];
    },
    zoom: Math.log2(scale / 512),
    u: mapU,
    free: freeBox(padding, { clientWidth: widthPx, clientHeight: heightPx }, map),
    widthOf: (words, _, size) => words.length * size * 0.53,
  };
}

const around = (gauges: readonly LngLat[]) => ({
  ...{ towns, epicentre: EPICENTRE, innermost: [], gauges, marks: [], plates: [] },
});
const leftOut = leftOutLabels(REACH.leftOut, "PD-2", defaults.kabupaten, EPICENTRE);
/** The warned coast as a map draws it. */
async function coastOn(mapPack: string | undefined): Promise<CoastZone[]> {
  const coastOf = createCoastOf(readCoast(mapPack, defaults.population));
  const shores = new Map<string, KabCoast>();
  for (const code of new Set(zones.flatMap(({ codes }) => codes)))
    shores.set(code, KabCoast.parse(JSON.parse((await coastOf(code))!.plain.toString())));
  return coastZones(REACH, shores);
}

describe("W30 the labels of PD-2 of 15 August 2026 on the base map, which lacks Pulau Ende", () => {
  hold(undefined, [
    [1920, 1080, 20],
    [3840, 2160, 20],
    [5760, 1080, 20],
    [1080, 1920, 3],
  ]);
});

describeWith("pack", "W30 the labels of PD-2 of 15 August 2026 on the map pack", (pack) => {
  hold(pack, [
    [1920, 1080, 20],
    [3840, 2160, 20],
    [5760, 1080, 19],
    [1080, 1920, 3],
  ]);
});

/** @param sizes width, height, and how many of the 22 zones have room at least */
function hold(mapPack: string | undefined, sizes: [number, number, number][]): void {
  const coming = coastOn(mapPack);
  test.each(sizes)(
    "at %i × %i overlap neither each other nor a post, and %i of 22 have room",
    async (width, height, least) => {
      const coast = await coming;
      const stand = standOf(coast, width, height);
      const labels = inOrder(zoneLabels(coast), [], leftOut);
      const { labels: placed } = placeOnMap({ labels, numerals: [], notes: [] }, around([]), stand);
      expect(placed.filter(({ id }) => coast.some((zone) => zone.id === id)).length).toBeGreaterThanOrEqual(least);
      expect(placed.map(({ id }) => id)).toContain("NTT MANGGARAI BAGIAN UTARA");
      if (least > 3) expect(placed.map(({ id }) => id)).toContain("left out Nagekeo");
      for (const [i, { box }] of placed.entries()) {
        expect(placed.slice(i + 1).filter((other) => overlaps(other.box, box))).toEqual([]);
        expect(box.left >= stand.free.left && box.right <= stand.free.right).toBe(true);
        for (const { at } of towns) {
          const [x, y] = stand.project(at);
          expect(x > box.left && x < box.right && y > box.top && y < box.bottom).toBe(false);
        }
      }
    },
  );

  test("leave room for the ten gauges of PD-3 too, or leave them out", async () => {
    const coast = await coming;
    const stand = standOf(coast, 1920, 1080);
    const measured = gauges(OBSERVATIONS.map((one) => ({ ...one, swapped: false })));
    const labels = inOrder(zoneLabels(coast), gaugeLabels(measured), leftOut);
    const words = { labels, numerals: [], notes: ["◆ pengamatan"] };
    const { labels: placed } = placeOnMap(words, around(measured.map(({ at }) => at)), stand);
    for (const [i, { box }] of placed.entries())
      expect(placed.slice(i + 1).filter((other) => overlaps(other.box, box))).toEqual([]);
    expect(placed.filter(({ id }) => id.startsWith("gauge")).length).toBeGreaterThanOrEqual(5);
    for (const { id } of measured.slice(0, 3)) expect(placed.map((one) => one.id)).toContain(id);
    expect(placed.filter(({ id }) => coast.some((zone) => zone.id === id)).length).toBeGreaterThanOrEqual(20);
  });
}
