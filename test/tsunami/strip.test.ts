import * as turf from "@turf/turf";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCoast } from "../../server/registry/coast.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { TsunamiLevel } from "../../shared/record/bulletin.ts";
import { areaOf } from "../../shared/geo/area.ts";
import { buildCoast, type Coast, shoreKm } from "../../shared/geo/coast.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { stripOf, stripWidthKm } from "../../shared/tsunami/strip.ts";
import { testWith } from "../companion.ts";
import { kabupatenShapes } from "../geo/recorded.ts";

const square = (west: number, south: number, east: number, north: number): LngLat[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const km = (degrees: number) => degrees * 111.195;

/** Land 1 holds 01.01 in its west and 01.02 in its east; 02.01 has land 2 for itself; 01.01 owns the islet, land 3. */
function threeLands(): Coast {
  return buildCoast({
    lines: [
      { kabCode: "01.01", landmass: 1, line: [[1, 1], [0, 1], [0, 0], [1, 0]] },
      { kabCode: "01.02", landmass: 1, line: [[1, 0], [2, 0], [2, 1], [1, 1]] },
      { kabCode: "02.01", landmass: 2, line: square(5, 0, 6, 1) },
      { kabCode: "01.01", landmass: 3, line: square(0.4, 1.1, 0.5, 1.15) },
    ],
  }); // prettier-ignore
}
const whole = { part: null, island: null };

test("U6 the strip is 3 km for AWAS, 2 for SIAGA, 1 for WASPADA", () => {
  expect(TsunamiLevel.options.map(stripWidthKm)).toEqual([3, 2, 1]);
});

describe("U6 the strip of a kabupaten", () => {
  const coast = threeLands();

  test("holds its points as near to the shore as the strip is wide, and none of another's", () => {
    const strip = stripOf(coast, { codes: ["01.01"], ...whole });
    const inland = (distance: number): LngLat => [distance / km(1), 0.5];
    expect(strip.contains(inland(1.9), "01.01", 2)).toBe(true);
    expect(strip.contains(inland(2.1), "01.01", 2)).toBe(false);
    expect(strip.contains(inland(1.9), "01.02", 2)).toBe(false);
  });

  test("is measured as turf measures", () => {
    const lines = turf.multiLineString([square(5, 0, 6, 1), [[1, 1], [0, 1], [0, 0], [2, 0], [2, 1], [1, 1]]]); // prettier-ignore
    const lng = fc.double({ min: -0.2, max: 6.2, noNaN: true });
    fc.assert(
      fc.property(lng, fc.double({ min: -0.2, max: 1.05, noNaN: true }), (x, y) => {
        const away = Math.min(
          ...lines.geometry.coordinates.map((line) => turf.pointToLineDistance([x, y], turf.lineString(line))),
        );
        const ours = shoreKm(coast, [x, y], 30, (landmass) => landmass !== 3);
        if (away > 30.1) expect(ours).toBe(Infinity);
        else if (away < 29.9) expect(Math.abs(ours - away)).toBeLessThan(0.02 + 0.002 * away);
      }),
    );
  });

  test("is wider by what the map may be off", () => {
    const rough = buildCoast({ lines: [{ kabCode: "02.01", landmass: 2, line: square(5, 0, 6, 1) }], offByKm: 1 });
    const strip = stripOf(rough, { codes: ["02.01"], ...whole });
    expect(strip.contains([5 + 2.9 / km(1), 0.5], "02.01", 2)).toBe(true);
    expect(strip.contains([5 + 3.1 / km(1), 0.5], "02.01", 2)).toBe(false);
  });

  test("holds an island that is too small for the map whole", () => {
    const rough = buildCoast({
      lines: [{ kabCode: "02.01", landmass: 2, line: square(5, 0, 6, 1) }],
      land: areaOf([[square(5, 0, 6, 1)]]),
    });
    const strip = stripOf(rough, { codes: ["02.01"], ...whole });
    expect(strip.contains([7, 0.5], "02.01", 1)).toBe(true);
    expect(strip.contains([5.5, 0.5], "02.01", 1)).toBe(false);
  });

  test("of several kabupaten holds all, of none nothing", () => {
    expect(stripOf(coast, { codes: ["01.01", "01.02"], ...whole }).contains([1.999, 0.5], "01.02", 1)).toBe(true);
    expect(stripOf(coast, { codes: [], ...whole }).contains([0.001, 0.5], "01.01", 1)).toBe(false);
  });
});

describe("U7 a named side or island", () => {
  const coast = threeLands();

  test.each([
    ["utara", [0.5, 0.999], true],
    ["utara", [0.5, 0.001], false],
    ["selatan", [0.5, 0.001], true],
    ["selatan", [0.5, 0.999], false],
    ["barat", [0.001, 0.5], true],
    ["timur", [0.001, 0.5], false],
    ["utara", [0.001, 0.45], true],
    ["selatan", [0.001, 0.55], true],
    ["tengah", [0.001, 0.5], true],
    ["utara", [0.45, 1.1], true],
  ] as const)("bagian %s: %j is in it: %s", (part, at, inside) => {
    const strip = stripOf(coast, { codes: ["01.01"], part, island: null });
    expect(strip.contains([...at], "01.01", 1)).toBe(inside);
  });

  test("a kota is never halved", () => {
    const town = buildCoast({ lines: [{ kabCode: "01.71", landmass: 1, line: square(0, 0, 1, 1) }] });
    expect(stripOf(town, { codes: ["01.71"], part: "utara", island: null }).contains([0.5, 0.001], "01.71", 1)).toBe(
      true,
    );
  });

  test("an island leaves out land that other kabupaten share, though the main one be another", () => {
    const tip = buildCoast({
      lines: [
        { kabCode: "01.01", landmass: 1, line: square(0, 0, 3, 1) },
        { kabCode: "01.01", landmass: 2, line: [[5, 0], [6, 0]] },
        { kabCode: "01.02", landmass: 2, line: [[6, 0], [7, 0]] },
      ],
    }); // prettier-ignore
    const island = stripOf(tip, { codes: ["01.01"], part: null, island: "X" });
    expect(island.contains([5.5, 0.001], "01.01", 1)).toBe(false);
    expect(island.contains([0.001, 0.5], "01.01", 1)).toBe(true);
  });

  test("an island leaves out land that other kabupaten share, and nothing else", () => {
    const islet = stripOf(coast, { codes: ["01.01"], part: null, island: "X" });
    expect(islet.contains([0.45, 1.1], "01.01", 1)).toBe(true);
    expect(islet.contains([0.001, 0.5], "01.01", 1)).toBe(false);
    expect(stripOf(coast, { codes: ["02.01"], part: null, island: "X" }).contains([5.001, 0.5], "02.01", 1)).toBe(true);
  });
});

describe("U8 the shore", () => {
  const { population, kabupaten } = readDefaults();
  const code = (name: string) => kabupaten.find((kab) => kab.name === name)!.code;
  const inland = ["Kota Bandung", "Kota Malang", "Kabupaten Puncak Jaya", "Kota Bukittinggi", "Kabupaten Temanggung", "Kota Payakumbuh", "Kabupaten Tana Toraja", "Kabupaten Kerinci", "Kabupaten Mahakam Ulu"]; // prettier-ignore
  const coastal = ["Kabupaten Sikka", "Kabupaten Ende", "Kota Palu", "Kota Padang", "Kabupaten Kepulauan Selayar", "Kota Banda Aceh"]; // prettier-ignore

  const holds = (coast: Coast) => {
    expect(coastal.filter((name) => !coast.shores.has(code(name)))).toEqual([]);
    expect(inland.filter((name) => coast.shores.has(code(name)))).toEqual([]);
    expect(shoreKm(coast, [106.88, -6.12], 5)).toBeLessThan(3);
    expect(shoreKm(coast, [107.61, -6.91], 20)).toBe(Infinity);
    expect(shoreKm(coast, [98.85, 2.62], 20), "Danau Toba is no sea").toBe(Infinity);
    expect(shoreKm(coast, [109.65, 1.0], 20), "the border in Kalimantan is no shore").toBe(Infinity);
    expect(shoreKm(coast, [140.99, -4], 20), "the border in Papua is no shore").toBe(Infinity);
  };

  test("of the base map: kabupaten by the sea have one, those inland none", () => {
    holds(readCoast(undefined, population));
  });

  testWith("pack", "of the pack: so too, and it is that of the kabupaten's own polygons", (pack) => {
    const coast = readCoast(pack, population);
    holds(coast);
    const outer = kabupatenShapes(pack).find((shape) => shape.code === code("Kabupaten Kepulauan Selayar"))!.polygons;
    for (const [ring] of outer) {
      for (const point of ring!) expect(shoreKm(coast, point, 0.05)).toBeLessThan(0.05);
    }
    expect(coast.neighbours.get(code("Kabupaten Nagekeo"))).toEqual(
      new Set([code("Kabupaten Ngada"), code("Kabupaten Ende")]),
    );
  });

  test("of a pack that is not there is a sentence", () => {
    expect(() => readCoast("/nowhere", population)).toThrow(/Map .*admin\.topo\.json can't be read/);
  });
});
