import fc from "fast-check";
import { PART_SETTINGS } from "../../shared/ground/kabupatenParts.ts";
import { HELP_SETTINGS, REACH_HOURS } from "../../shared/help/helpSettings.ts";
import { describe, expect, test } from "vitest";
import { blocksOf, slotKm } from "../../shared/geo/blocks.ts";
import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";
import { stopAt as stopWith } from "../../shared/travel/air.ts";
import { type Means, meansOf, type Stop, withoutAir } from "../../shared/travel/means.ts";
import { TRAVEL_SETTINGS } from "../../shared/travel/settings.ts";
import { startsOf } from "../../shared/travel/starts.ts";
import { travelHours, travelTo } from "../../shared/travel/travel.ts";
import { runs } from "../runs.ts";
import { unwinged, place, stopAt } from "./country.ts";

const CUGENANG = stopAt([107.09, -6.8]);

const lngLat = fc.tuple(fc.double({ min: 95, max: 141, noNaN: true }), fc.double({ min: -11, max: 6, noNaN: true }));
/** Island 3 is reached by air alone and has an airport, 4 by air alone and has none, 5 has neither airport nor ferry. */
const stop = fc.record({ at: lngLat, island: fc.constantFrom(null, 0, 1, 2, 3, 4, 5) });
const harbour = (name: string, at: LngLat, island: number | null) => ({ name, at, island });
const [WEST, EAST] = [harbour("Barat", [116, -8.1], 0), harbour("Timur", [116.3, -8.1], 1)];
const invented = meansOf({
  airports: [
    { name: "A", at: [106.7, -6.1], island: 0 },
    { name: "B", at: [119.5, -5.1], island: 1 },
    { name: "C", at: [140.5, -2.6], island: 2 },
    { name: "D", at: [139, -4], island: 3 },
  ],
  crossings: [
    { ends: [WEST, EAST], hours: 2 },
    { ends: [EAST, harbour("Jauh", [122, -8], 2)], hours: 30 },
    { ends: [WEST, harbour("Gosong", [115.9, -7], null)], hours: 7 },
  ],
  java: 0,
  sumatra: 1,
  airOnly: new Set([3, 4]),
});
const hoursOf = (from: Stop, to: Stop, means: Means) => travelHours(from, to, means).hours ?? Infinity;

describe("L2 by road", () => {
  test.each([
    ["TGN-3272", 0.6],
    ["TGN-3271", 1.4],
    ["TGN-3276", 1.9],
    ["TGN-3273", 2.2],
  ])("%s reaches Cianjur's epicentre in %d h, as the drawn wall has it", (id, hours) => {
    const travel = travelHours(place(id), stopAt([107.05, -6.84]), unwinged);
    expect(Math.abs((travel.hours ?? 0) - hours)).toBeLessThan(0.06);
    expect(travel.legs.map(({ mode }) => mode)).toEqual(["darat"]);
  });

  test.each([
    ["Jawa", 0, 40],
    ["Sumatera", 1, 37],
    ["another island", 2, 31],
  ])("on %s 100 km as the crow flies are 140 km of road", (_name, island, kmh) => {
    const [from, to] = [
      { at: [110, -7] as LngLat, island },
      { at: [110.9, -7] as LngLat, island },
    ];
    const { hours, km, legs } = travelHours(from, to, invented);
    expect(hours).toBeCloseTo((km * 1.4) / kmh, 9);
    expect(legs).toEqual([{ mode: "darat", km: km * 1.4, hours, name: null }]);
  });

  test("hours never fall with kilometres on one island", () => {
    fc.assert(
      fc.property(lngLat, lngLat, (a, b) => {
        const hours = (at: LngLat) => hoursOf({ at, island: 5 }, { at: CUGENANG.at, island: 5 }, withoutAir(invented));
        const [near, far] = distanceKm(a, CUGENANG.at) <= distanceKm(b, CUGENANG.at) ? [a, b] : [b, a];
        expect(hours(near)).toBeLessThanOrEqual(hours(far));
      }),
    );
  });

  test("is the way between two places of an islet that the map doesn't draw, up to 10 km", () => {
    const modes = (at: LngLat) =>
      travelHours({ at, island: null }, { at: [106.61, -5.74], island: null }, unwinged).legs;
    expect(modes([106.65, -5.74])[0]?.mode).toBe("darat");
    expect(modes([106.75, -5.74])[0]?.mode).toBe("laut");
  });
});

describe("L3 between islands", () => {
  const JAKARTA: LngLat = [106.9, -6.2];

  test("stock from Ternate is at Morotai after hours like those of September 2024", () => {
    // It left on Friday night and was there on Saturday midday: 12 to 18 hours, waiting for the ship included, which no table of
    // ferries can know; half of the record's short end up to its long end is what we hold it to.
    const { hours, legs } = travelHours(place("sentra:wasanabahagia"), place("TGN-8207"), unwinged);
    expect(legs.map(({ mode }) => mode)).toContain("feri");
    expect(hours).toBeGreaterThan(6);
    expect(hours).toBeLessThan(18);
  });

  test("an aeroplane needs more than 300 km, and an airport at both ends; on one island too", () => {
    const makassar: Stop = { at: [119.43, -5.15], island: 1 };
    const flown = travelHours({ at: JAKARTA, island: 0 }, makassar, invented);
    expect(flown.legs.map(({ mode, name }) => name ?? mode)).toEqual(["darat", "A–B", "darat"]);
    expect(flown.hours).toBeCloseTo(flown.legs.reduce((sum, leg) => sum + (leg.hours ?? 0), 0));
    expect(flown.hours).toBeLessThan(10);
    const near: Stop = { at: [118, -6], island: 0 };
    expect(travelHours(near, makassar, invented).legs.map(({ mode }) => mode)).not.toContain("udara");
    const one = meansOf({
      airports: [
        { name: "P", at: [120, 0], island: 7 },
        { name: "Q", at: [120, -4], island: 7 },
      ],
    });
    const modes = (lat: number) =>
      travelHours({ at: [120, 0], island: 7 }, { at: [120, lat], island: 7 }, one).legs.map(({ mode }) => mode);
    expect(modes(-4)).toEqual(["udara"]);
    expect(modes(-2.6)).toEqual(["darat"]);
  });

  test("from an island without an airport it goes to the one that is there soonest", () => {
    const { legs } = travelHours({ at: [121, -5.1], island: 5 }, { at: JAKARTA, island: 0 }, invented);
    expect(legs.map(({ mode, name }) => name ?? mode)).toEqual(["laut", "B–A", "darat"]);
  });

  test("the way there takes as long as the way back, and what is reckoned for the search is the same", () => {
    fc.assert(
      fc.property(stop, stop, fc.double({ min: 0, max: 200, noNaN: true }), (a, b, within) => {
        const [there, back] = [travelHours(a, b, invented), travelHours(b, a, invented)];
        expect(there.hours === null).toBe(back.hours === null);
        const to = travelTo(b, invented);
        const [start, hours] = [stopWith(a.at, a.island, invented), there.hours ?? Infinity];
        const told = to.hours(start, there.km);
        if (there.hours === null) expect(told).toBe(Infinity);
        else {
          expect(there.hours).toBeCloseTo(back.hours ?? 0, 6);
          expect(there.hours).toBeCloseTo(
            there.legs.reduce((sum, leg) => sum + (leg.hours ?? 0), 0),
            9,
          );
          expect(told).toBeCloseTo(there.hours, 9);
        }
        // Of no interest beyond `within`: either the same, or longer than that.
        const bounded = to.hours(start, there.km, within);
        if (hours <= within) expect(bounded).toBe(told);
        else expect(bounded).toBeGreaterThan(within);
      }),
      { numRuns: runs(400) },
    );
  });

  test("the bounds of a block hold for each of its stops", () => {
    const near = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }));
    const island = fc.constantFrom(null, 0, 1, 2, 3, 4, 5);
    const crowd = fc.array(fc.record({ near, island }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(stop, lngLat, crowd, (to, [lng, lat], around) => {
        const stops = around.map(({ near, island }) => stopWith([lng + near[0], lat + near[1]], island, invented));
        const blocks = blocksOf(stops.map(({ at }) => at));
        const starts = startsOf(blocks, (i) => stops[i] ?? to, invented);
        const road = travelTo(to, invented);
        const middleKm = slotKm(blocks.middles, 0, road.vector);
        const radiusKm = blocks.radiiKm[0] ?? NaN;
        const [nearKm, farKm] = [Math.max(0, middleKm - radiusKm), middleKm + radiusKm];
        const all = stops.map((from) => hoursOf(from, to, invented));
        expect(road.leastHours(starts, 0, nearKm, farKm)).toBeLessThanOrEqual(Math.min(...all) + 1e-9);
        const most = road.mostHours(starts, 0, nearKm, farKm);
        if (most < Infinity) expect(Math.max(...all)).toBeLessThanOrEqual(most + 1e-9);
      }),
      { numRuns: runs(400) },
    );
  });
});

describe("travel.1 ferries", () => {
  test("a lorry drives, boards and drives; the ferry is told by its name, each way round", () => {
    const [from, to]: Stop[] = [{ at: [115.5, -8.1], island: 0 }, { at: [117, -8.1], island: 1 }]; // prettier-ignore
    if (!from || !to) throw new Error("two stops");
    const { legs, hours } = travelHours(from, to, invented);
    expect(legs.map(({ mode, name }) => name ?? mode)).toEqual(["darat", "Barat–Timur", "darat"]);
    const [first, , last] = [WEST.at, EAST.at, EAST.at];
    const road = (distanceKm(from.at, first) * 1.4) / 40 + (distanceKm(last, to.at) * 1.4) / 37;
    expect(hours).toBeCloseTo(2 + road, 9);
    expect(travelHours(to, from, invented).legs[1]?.name).toBe("Timur–Barat");
  });

  test("who stands on the quay drives nowhere", () => {
    expect(travelHours(WEST, EAST, invented).legs).toHaveLength(1);
  });

  test("goes before a ship straight across, unless it leads twice as far round", () => {
    const from: Stop = { at: [116.3, -8.2], island: 1 };
    const modes = (at: LngLat) => travelHours(from, { at, island: 2 }, invented).legs.map(({ mode }) => mode);
    expect(modes([122, -8.1]), "30 h by ferry, 32 h by ship").toContain("feri");
    expect(modes([118, -8.2]), "50 h round by ferry, 11 h by ship").toEqual(["laut"]);
  });

  test("an islet that the map doesn't draw is reached by its harbour", () => {
    const { legs } = travelHours({ at: [115.8, -8.1], island: 0 }, { at: [115.92, -7.02], island: null }, invented);
    expect(legs.map(({ mode, name }) => name ?? mode)).toEqual(["darat", "Barat–Gosong", "darat"]);
  });

  test("a ferry that is faster than any lorry stops the start, named: the search rests on it", () => {
    const crossings = [{ ends: [WEST, EAST] as const, hours: 1 }];
    expect(() => meansOf({ airports: [], crossings })).toThrow("Ferry Barat–Timur: 1 hours for 33 km");
  });
});

describe("travel.2 kabupaten without a road", () => {
  test("are reached by air at any distance, by their own airport; within them lorries drive", () => {
    const [jayapura, wamena]: Stop[] = [{ at: [140.5, -2.6], island: 2 }, { at: [139, -4.1], island: 3 }]; // prettier-ignore
    if (!jayapura || !wamena) throw new Error("two stops");
    const { legs, km } = travelHours(jayapura, wamena, invented);
    expect(km).toBeLessThan(300);
    expect(legs.map(({ mode, name }) => name ?? mode)).toEqual(["C–D", "darat"]);
    expect(travelHours(wamena, { ...wamena, at: [139.2, -4.1] }, invented).legs[0]?.mode).toBe("darat");
  });

  test("without an airport nobody knows the hours: no number, no ship, no road", () => {
    const [out, nduga]: Stop[] = [{ at: [138.9, -4.6], island: 2 }, { at: [138.3, -4.4], island: 4 }]; // prettier-ignore
    if (!out || !nduga) throw new Error("two stops");
    const unknown = { hours: null, legs: [{ mode: "udara", hours: null, name: null }] };
    expect(travelHours(out, nduga, invented)).toMatchObject(unknown);
    expect(travelHours(nduga, out, invented)).toMatchObject(unknown);
    expect(travelTo(nduga, invented).hours(stopWith(out.at, out.island, invented), 70)).toBe(Infinity);
  });
});

test("help.4 every setting of travel and of the plan says whose it is and why", () => {
  const plan = { ...HELP_SETTINGS, ...REACH_HOURS, ...PART_SETTINGS };
  for (const { value, basis, why } of Object.values(plan)) {
    expect(value).toBeGreaterThan(0);
    expect(basis).toBe("ours");
    expect(why).toMatch(/pilihan kami|kementerian/);
  }
  for (const { value, basis, why } of Object.values(TRAVEL_SETTINGS)) {
    expect(value).toBeGreaterThan(0);
    expect(basis).toBe("ours");
    expect(why).toMatch(/kami/);
  }
});
