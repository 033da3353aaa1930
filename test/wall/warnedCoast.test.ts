import { describe, expect, test } from "vitest";
import type { TsunamiLevel } from "../../shared/record/bulletin.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import type { TsunamiReach } from "../../shared/record/impact.ts";
import type { KabCoast } from "../../shared/tsunami/kabCoast.ts";
import { coastToGeoJson } from "../../client/map/drawing/coastMarks.ts";
import {
  coastInReach,
  coastZones,
  gaugeLabels,
  gauges,
  leftOutLabels,
  mapNotes,
  zoneLabels,
  zoneRows,
} from "../../client/wall/map/warnedCoast.ts";
import { MINUTE, NOW } from "./makeWorld.ts";

type Zone = TsunamiReach["zones"][number];
const zone = (district: string, level: TsunamiLevel, minutes: number | null, changes: Partial<Zone> = {}): Zone => ({
  ...{
    province: "NTT",
    district,
    level,
    codes: ["53.07"],
    part: null,
    island: null,
    widthKm: 1,
    shoreOffKm: 0,
    placeIds: [],
  },
  arrivalAt: minutes === null ? null : NOW + minutes * MINUTE,
  people: { low: 0, mid: 0, high: 0 },
  ...changes,
});
const reach = (...zones: Zone[]): TsunamiReach => ({ zones, people: [], places: [], leftOut: [] });
/** A main land of a degree and an islet, at `lng`. */
const shore = (code: string, lng: number): KabCoast => ({
  code,
  shore: { landmass: 1, box: [lng, -9, lng + 1, -8], shared: [1] },
  lines: [
    { landmass: 1, line: [[lng, -9], [lng + 1, -9], [lng + 1, -8]] },
    { landmass: 2, line: [[lng, -7], [lng + 0.1, -7]] },
  ],
}); // prettier-ignore
const SHORES = new Map([shore("53.07", 122), shore("12.14", 98)].map((coast) => [coast.code, coast]));
const MAUMERE: LngLat = [122, -8];

describe("W31 the warned coast", () => {
  test("is as broad as its level says, half on an islet, the higher level on top", () => {
    const zones = [zone("A", "AWAS", 1), zone("B", "SIAGA", 1), zone("C", "WASPADA", 1)];
    const marks = coastZones(reach(...zones), SHORES).map((one) => ({ level: one.zone.level, lines: one.lines }));
    expect(coastToGeoJson(marks).features.map(({ properties }) => [Number(properties?.["rank"]), Number(properties?.["width"])])).toEqual([
      [3, 22], [3, 11], [2, 17], [2, 8.5], [1, 10], [1, 5],
    ]); // prettier-ignore
  });

  test("keeps BMKG's order, counts a zone that is named twice once, and draws nothing for an unknown name", () => {
    const zones = [zone("B", "SIAGA", 2), zone("A", "WASPADA", 1), zone("A", "WASPADA", 1)];
    const unknown = zone("NEGERI", "WASPADA", 3, { codes: [] });
    const coast = coastZones(reach(...zones, unknown), SHORES);
    expect(coast.map(({ zone: { district }, lines }) => [district, lines.length])).toEqual([
      ["B", 2],
      ["A", 2],
      ["NEGERI", 0],
    ]);
  });

  test("beyond 800 km is counted, and widens no picture", () => {
    const far = zone("NIAS-SELATAN", "WASPADA", 1, { codes: ["12.14"] });
    const unknown = zone("NEGERI", "WASPADA", 3, { codes: [] });
    const { points, outside } = coastInReach(
      coastZones(reach(zone("SIKKA", "SIAGA", 1), far, unknown), SHORES),
      MAUMERE,
    );
    expect(outside).toBe(1);
    expect(points.length).toBeGreaterThan(2);
    expect(Math.min(...points.map(([lng]) => lng))).toBe(122);
    expect(mapNotes(1, [], 0)).toEqual(["1 zona lain di luar gambar"]);
    expect(mapNotes(0, [], 0)).toEqual([]);
  });
});

describe("W31 what stands beside it", () => {
  const coast = coastZones(
    reach(
      zone("MANGGARAI BAGIAN UTARA", "SIAGA", -8.2, { part: "utara" }),
      zone("BANTAENG", "SIAGA", 35.9),
      zone("BIMA PULAU GILI", "WASPADA", 1, { island: "GILI" }),
      zone("LUWU BAGIAN TIMUR", "WASPADA", null),
    ),
    SHORES,
  );

  test("is a short name and whole minutes, rounded down; a time that has passed is said", () => {
    expect(zoneRows(coast, NOW).map(([, { name, figure }]) => [name, figure])).toEqual([
      ["Kab. Manggarai", "lewat 8 mnt"],
      ["Kab. Bantaeng", "35 mnt"],
      ["P. Gili", "1 mnt"],
      ["Kab. Luwu Timur", null],
    ]);
  });

  test("W13 while the clock stands is BMKG's hour", () => {
    expect(zoneRows(coast, null).map(([, { figure }]) => figure)).toEqual(["13.16", "14.01", "13.26", null]);
  });

  test("is placed with the broadest text that it may come to hold, so that no minute moves it", () => {
    const [first, , island, untimed] = zoneLabels(coast);
    for (const [, { figure }] of zoneRows(coast, NOW + 100 * MINUTE))
      expect((figure ?? "").length).toBeLessThanOrEqual(first!.widest.figure!.length);
    expect(untimed!.widest.figure).toBeNull();
    expect([first!.level, first!.sure, island!.level, island!.sure]).toEqual(["SIAGA", true, "WASPADA", false]);
    expect(mapNotes(0, coast, 0)).toEqual(["garis putus: salah satu pulaunya"]);
  });

  test("an observed height has its gauge and hour, the highest first and each gauge once", () => {
    const seen = (location: string, heightM: number, at: LngLat | null = MAUMERE) => ({
      ...{ location, at, heightM, observedAt: NOW, swapped: false },
    });
    const all = gauges([seen("SIKKA", 0.19), seen("MAUROLE-ENDE", 0.94), seen("SIKKA", 0.38), seen("LAUT", 2, null)]);
    expect(all.map(({ rows }) => rows)).toEqual([
      { name: "0,94 m", figure: "Maurole 13.25" },
      { name: "0,38 m", figure: "Kab. Sikka 13.25" },
    ]);
    expect(gaugeLabels(all).map(({ level, lines }) => [level, lines])).toEqual([
      [null, [[MAUMERE]]],
      [null, [[MAUMERE]]],
    ]);
    expect(mapNotes(0, [], 2)[0]).toContain("pengamatan BMKG");
  });

  test("who is left out is named without a level, the nearest first", () => {
    const luwu = { name: "Kabupaten Luwu", shortName: "Luwu", at: [120.3, -3.4] as LngLat };
    const nagekeo = { name: "Kabupaten Nagekeo", shortName: "Nagekeo", at: [121.3, -8.7] as LngLat };
    expect(leftOutLabels(["Luwu", "Nagekeo", "Negeri"], "PD-2", [luwu, nagekeo], MAUMERE)).toMatchObject([
      { level: null, lines: [[nagekeo.at]], widest: { name: "Kab. Nagekeo", figure: "tidak disebut dalam PD-2" } },
      { widest: { name: "Kab. Luwu" } },
    ]);
  });
});
