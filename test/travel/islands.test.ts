import { booleanPointInPolygon } from "@turf/turf";
import { describe, expect, test } from "vitest";
import { FIXED_LINKS, readIslands } from "../../server/registry/islands.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { type Islands, islandsOf } from "../../shared/geo/islands.ts";
import { describeWith } from "../companion.ts";
import { readLands, readMeans } from "../../server/registry/means.ts";
import { defaults } from "./country.ts";

const square = (west: number, south: number, size: number): LngLat[][] => [
  [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]],
]; // prettier-ignore

const builtIn = readIslands(undefined);

describe("L1 islands of the built-in map", () => {
  hold(builtIn);
});

describeWith("pack", "L1 islands of the map pack", (pack) => {
  hold(readIslands(pack));

  test("airports and ferries are those of the tables, on the islands of the pack", () => {
    const lands = readLands(readIslands(pack), defaults.kecamatan);
    const [ours, theirs] = [readMeans(readLands(builtIn, defaults.kecamatan)), readMeans(lands)];
    expect(theirs.airports.map(({ name }) => name)).toEqual(ours.airports.map(({ name }) => name));
    expect(theirs.ferries.harbours.filter(({ island }) => island === null)).toEqual([]);
  });
});

test("L1 without its bridges Madura is an island, and each bridge's ends stand on land", () => {
  const ends = FIXED_LINKS.flatMap((link) => link.ends.map((end) => builtIn.islandOf(end)));
  expect(ends).not.toContain(null);
  const strait = [square(0, 0, 1), square(1.05, 0, 1)];
  const bridge = { name: "bridge", ends: [[0.99, 0.5], [1.06, 0.5]] as [LngLat, LngLat] }; // prettier-ignore
  expect([islandsOf(strait, []).count, islandsOf(strait, [bridge]).count]).toEqual([2, 1]);
});

test("L1 polygons that share a corner are one island; a harbour within 5 km belongs to the nearest shore", () => {
  const two = islandsOf([square(0, 0, 1), square(1, 1, 1), square(5, 0, 0.5)], []);
  expect(two.count).toBe(2);
  expect(two.islandOf([0.5, 0.5])).toBe(0);
  expect(two.islandOf([1.5, 1.5])).toBe(0);
  expect(two.islandOf([4.96, 0.2])).toBe(1);
  expect(two.islandOf([4.94, 0.2])).toBeNull();
  expect(islandsOf([], []).islandOf([0, 0])).toBeNull();
});

test("L1 agrees with turf on which side of a coast a kecamatan lies", () => {
  const triangle: LngLat[] = [[106, -8], [112, -5.5], [110, -8.5], [106, -8]]; // prettier-ignore
  const islands = islandsOf([[triangle]], []);
  const polygon = { type: "Polygon" as const, coordinates: [triangle] };
  const inside = defaults.population.filter(({ at }) => booleanPointInPolygon(at, polygon));
  expect(inside.length).toBeGreaterThan(500);
  expect(inside.filter(({ at }) => islands.islandOf(at) === null)).toEqual([]);
});

test("L1 a pack that can't be read stops the start", () => {
  expect(() => readIslands("/nowhere/at/all")).toThrow(/nowhere.*can't be read/);
});

function hold(islands: Islands): void {
  const of = (code: string) => {
    const kab = defaults.kabupaten.find((each) => each.code === code);
    return islands.islandOf(kab?.capital.at ?? [0, 0]);
  };

  test.each([
    ["Jakarta and Banyuwangi", "31.71", "35.10"],
    ["Banda Aceh and Bandar Lampung", "11.71", "18.71"],
    ["Pontianak and Tarakan's opposite shore", "61.71", "65.01"],
    ["Sorong and Merauke", "96.71", "93.01"],
    ["Manado and Makassar", "71.71", "73.71"],
    ["Surabaya and Pamekasan, by Suramadu", "35.78", "35.28"],
  ])("%s are one", (_names, one, other) => {
    expect(of(one)).not.toBeNull();
    expect(of(one)).toBe(of(other));
  });

  test.each([
    ["Banyuwangi and Jembrana: a ferry", "35.10", "51.01"],
    ["Cilegon and Lampung Selatan", "36.72", "18.01"],
    ["Mataram and Denpasar", "52.71", "51.71"],
    ["Tarakan and Tanjung Selor", "65.71", "65.01"],
    ["Ternate and Halmahera Barat", "82.71", "82.01"],
    ["Morotai and Halmahera Utara", "82.07", "82.03"],
    ["Padang and Mentawai", "13.71", "13.09"],
  ])("%s are two", (_names, one, other) => {
    expect(of(one)).not.toBeNull();
    expect(of(other)).not.toBeNull();
    expect(of(one)).not.toBe(of(other));
  });

  test("every place of ours lies on one, but for two on Pulau Seribu's islets", () => {
    const lost = defaults.places.filter(({ at }) => islands.islandOf(at) === null).map(({ id }) => id);
    expect(lost).toEqual(["TGN-3101", "LBG-3101"]);
  });

  test("the open sea is none", () => {
    expect(islands.islandOf([110.08, -8.63])).toBeNull();
    expect(islands.islandOf([-179.99, 0])).toBeNull();
  });

  test("Batam and Galang are one by Barelang", () => {
    expect(islands.islandOf([104.03, 1.08])).toBe(islands.islandOf([104.25, 0.74]));
  });
}
