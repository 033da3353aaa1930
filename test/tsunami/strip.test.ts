import * as turf from "@turf/turf";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCoast } from "../../server/registry/coast.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { readPopulation } from "../../server/registry/population.ts";
import { TsunamiLevel } from "../../shared/record/bulletin.ts";
import type { PopulationPoint } from "../../shared/gazetteer/kabupaten.ts";
import { areaOf } from "../../shared/geo/area.ts";
import { buildCoast, type Coast, shoreKm } from "../../shared/geo/coast.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { stripOf, STRIP_SHARES, stripWidthKm } from "../../shared/tsunami/strip.ts";
import { byKabupaten } from "../../shared/tsunami/tsunamiImpact.ts";
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
/** For posts, whose strip needs no people. */
const NOBODY = new Map<string, PopulationPoint[]>();

test("U6 the strip is 3 km for AWAS, 2 for SIAGA, 1 for WASPADA", () => {
  expect(TsunamiLevel.options.map(stripWidthKm)).toEqual([3, 2, 1]);
});

describe("U6 the strip of a kabupaten", () => {
  const coast = threeLands();

  test("holds its points as near to the shore as the strip is wide, and none of another's", () => {
    const strip = stripOf(coast, { codes: ["01.01"], ...whole }, NOBODY);
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
    const strip = stripOf(rough, { codes: ["02.01"], ...whole }, NOBODY);
    expect(strip.contains([5 + 2.9 / km(1), 0.5], "02.01", 2)).toBe(true);
    expect(strip.contains([5 + 3.1 / km(1), 0.5], "02.01", 2)).toBe(false);
  });

  test("holds an island that is too small for the map whole", () => {
    const rough = buildCoast({
      lines: [{ kabCode: "02.01", landmass: 2, line: square(5, 0, 6, 1) }],
      land: areaOf([[square(5, 0, 6, 1)]]),
    });
    const strip = stripOf(rough, { codes: ["02.01"], ...whole }, NOBODY);
    expect(strip.contains([7, 0.5], "02.01", 1)).toBe(true);
    expect(strip.contains([5.5, 0.5], "02.01", 1)).toBe(false);
  });

  test("of several kabupaten holds all, of none nothing", () => {
    expect(stripOf(coast, { codes: ["01.01", "01.02"], ...whole }, NOBODY).contains([1.999, 0.5], "01.02", 1)).toBe(
      true,
    );
    expect(stripOf(coast, { codes: [], ...whole }, NOBODY).contains([0.001, 0.5], "01.01", 1)).toBe(false);
  });
});

describe("strip.12 a population point is a disc of its area", () => {
  const coast = threeLands();
  const discAt = (km_: number, areaKm2: number | null): PopulationPoint => ({
    code: "02.01.01",
    kabCode: "02.01",
    at: [5 + km_ / km(1), 0.5],
    people: 1000,
    areaKm2,
  });
  const share = (point: PopulationPoint, widthKm: number, ...others: PopulationPoint[]) =>
    stripOf(coast, { codes: ["02.01"], ...whole }, byKabupaten([point, ...others])).shareOf(point, widthKm);
  /** 10 km from its middle to its rim. */
  const AREA = Math.PI * 100;

  test.each([
    [10, 2, 0.1],
    [8, 2, 0.2],
    [0, 2, 0.6],
    [1, 20, 1],
  ])("of which, %d km from the shore, %d km hold a share of %d", (away, widthKm, expected) => {
    expect(share(discAt(away, AREA), widthKm)).toBeCloseTo(expected, 3);
  });

  test("and where its area is not known, a point", () => {
    expect([share(discAt(1.9, null), 2), share(discAt(2.1, null), 2, discAt(1, null))]).toEqual([1, 0]);
  });

  test("that grows with the width, from none to all", () => {
    const kms = fc.double({ min: 0, max: 40, noNaN: true });
    fc.assert(
      fc.property(kms, fc.double({ min: 0.1, max: 3000, noNaN: true }), kms, kms, (away, area, w1, w2) => {
        const [narrow, wide] = [Math.min(w1, w2), Math.max(w1, w2)].map((width) => share(discAt(away, area), width));
        expect(narrow).toBeGreaterThanOrEqual(0);
        expect(wide).toBeGreaterThanOrEqual(narrow!);
        expect(wide).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("strip.13 a warned kabupaten reaches the sea", () => {
  const { population, kabupaten } = readDefaults();
  const base = readCoast(undefined, population);
  const peopleOf = byKabupaten(population);
  const inStrip = (coast: Coast, people: typeof peopleOf, code: string, widthKm: number) => {
    const strip = stripOf(coast, { codes: [code], ...whole }, people);
    return (people.get(code) ?? []).reduce((sum, point) => sum + point.people * strip.shareOf(point, widthKm), 0);
  };
  const near = (km_: number): PopulationPoint => ({
    code: String(km_),
    kabCode: "02.01",
    at: [5 + km_ / km(1), 0.5],
    people: 1000,
    areaKm2: Math.PI,
  });

  test("where nobody's disc touches the mapped shore, all are nearer to the true one by the gap of the nearest", () => {
    const people = [near(4), near(5), near(9)];
    const strip = stripOf(threeLands(), { codes: ["02.01"], ...whole }, byKabupaten(people));
    expect(strip.shoreOffKm).toBeCloseTo(3, 2);
    expect(people.map((point) => Math.round(100 * strip.shareOf(point, 1)))).toEqual([50, 0, 0]);
    expect(strip.contains([5 + 4.5 / km(1), 0.5], "02.01", 2), "a post of that kabupaten").toBe(true);
    expect(strip.contains([5 + 5.5 / km(1), 0.5], "02.01", 2)).toBe(false);
  });

  test("where somebody's does, the shore stays where the map has it; so does that of a named island", () => {
    const people = byKabupaten([near(0.9), near(5)]);
    expect(stripOf(threeLands(), { codes: ["02.01"], ...whole }, people).shoreOffKm).toBe(0);
    const islet = byKabupaten([near(5)]);
    expect(stripOf(threeLands(), { codes: ["02.01"], part: null, island: "X" }, islet).shoreOffKm).toBe(0);
  });

  test("a map without any shore counts nobody", () => {
    const strip = stripOf(buildCoast({ lines: [] }), { codes: ["02.01"], ...whole }, byKabupaten([near(1)]));
    expect([strip.shareOf(near(1), 3), strip.shoreOffKm]).toEqual([0, 0]);
  });

  test("no kabupaten with a shore has nobody in its strip, at any level", () => {
    const empty = [...base.shores.keys()].filter((code) =>
      TsunamiLevel.options.some(
        (level) => !(inStrip(base, peopleOf, code, stripWidthKm(level) * STRIP_SHARES.low) > 1),
      ),
    );
    expect(base.shores.size).toBe(330);
    expect(empty).toEqual([]);
  });

  test("Kota Banda Aceh has about 84,000 people in the strip of SIAGA by its villages; without them within a factor of two", () => {
    const banda = kabupaten.find(({ name }) => name === "Kota Banda Aceh")!.code;
    const people = inStrip(base, peopleOf, banda, stripWidthKm("SIAGA"));
    expect(people).toBeGreaterThan(84_000 / 2);
    expect(people).toBeLessThan(84_000 * 2);
  });

  testWith(
    "pack",
    "so it is for all 333 that have a shore on the official map, and near what their villages say",
    (pack) => {
      const official = readCoast(pack, population);
      const villages = byKabupaten(readPopulation(pack, readDefaults()).points);
      expect(official.shores.size).toBe(333);
      for (const level of TsunamiLevel.options) {
        const widthKm = stripWidthKm(level);
        const codes = [...official.shores.keys()];
        const people = codes.map((code) => inStrip(base, peopleOf, code, widthKm));
        const truth = codes.map((code) => inStrip(official, villages, code, widthKm));
        expect(
          codes.filter((_, i) => !(people[i]! >= 1)),
          level,
        ).toEqual([]);
        expect(
          codes.filter((_, i) => !(truth[i]! >= 1)),
          `${level}, villages`,
        ).toEqual([]);
        const off = people.map((count, i) => Math.log(count / truth[i]!));
        const bias = off.reduce((sum, one) => sum + one, 0) / off.length;
        const spread = Math.sqrt(off.reduce((sum, one) => sum + (one - bias) ** 2, 0) / off.length);
        expect(Math.exp(Math.abs(bias)), level).toBeLessThan(1.5);
        expect(Math.exp(spread), level).toBeLessThan(2.2);
      }
    },
  );
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
    const strip = stripOf(coast, { codes: ["01.01"], part, island: null }, NOBODY);
    expect(strip.contains([...at], "01.01", 1)).toBe(inside);
  });

  test("a kota is never halved", () => {
    const town = buildCoast({ lines: [{ kabCode: "01.71", landmass: 1, line: square(0, 0, 1, 1) }] });
    expect(
      stripOf(town, { codes: ["01.71"], part: "utara", island: null }, NOBODY).contains([0.5, 0.001], "01.71", 1),
    ).toBe(true);
  });

  test("an island leaves out land that other kabupaten share, though the main one be another", () => {
    const tip = buildCoast({
      lines: [
        { kabCode: "01.01", landmass: 1, line: square(0, 0, 3, 1) },
        { kabCode: "01.01", landmass: 2, line: [[5, 0], [6, 0]] },
        { kabCode: "01.02", landmass: 2, line: [[6, 0], [7, 0]] },
      ],
    }); // prettier-ignore
    const island = stripOf(tip, { codes: ["01.01"], part: null, island: "X" }, NOBODY);
    expect(island.contains([5.5, 0.001], "01.01", 1)).toBe(false);
    expect(island.contains([0.001, 0.5], "01.01", 1)).toBe(true);
  });

  test("an island leaves out land that other kabupaten share, and nothing else", () => {
    const islet = stripOf(coast, { codes: ["01.01"], part: null, island: "X" }, NOBODY);
    expect(islet.contains([0.45, 1.1], "01.01", 1)).toBe(true);
    expect(islet.contains([0.001, 0.5], "01.01", 1)).toBe(false);
    expect(
      stripOf(coast, { codes: ["02.01"], part: null, island: "X" }, NOBODY).contains([5.001, 0.5], "02.01", 1),
    ).toBe(true);
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
