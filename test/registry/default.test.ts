import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { readDefaults } from "../../server/registry/default.ts";
import { readPopulation } from "../../server/registry/population.ts";
import { POPULATION_POINTS } from "../../shared/ground/exposure.ts";
import { distanceKm } from "../../shared/geo/distance.ts";
import { Place } from "../../shared/record/place.ts";
import { testWith } from "../companion.ts";

const defaults = readDefaults();
const { places, kabupaten, population } = defaults;
const ofKind = (kind: string) => places.filter((place) => place.kind === kind);

describe("G1 the built-in tables", () => {
  test("registry.14 hold 514 Tagana units, 31 Sentra and 6 BBPPKS, 50 warehouses, 514 lumbung, 514 kabupaten/kota, 7,285 kecamatan", () => {
    expect(["tagana", "sentra", "warehouse", "lumbung"].map((kind) => ofKind(kind).length)).toEqual([514, 37, 50, 514]);
    const offices = ofKind("sentra").map((place) => place.kind === "sentra" && place.office);
    expect(["sentra", "bbppks"].map((office) => offices.filter((one) => one === office).length)).toEqual([31, 6]);
    expect(kabupaten).toHaveLength(514);
    expect(population).toHaveLength(POPULATION_POINTS.kecamatan);
    expect(new Set(places.map(({ id }) => id)).size).toBe(places.length);
  });

  test("keep source, basis and how the position is known", () => {
    for (const place of places) {
      expect(Place.parse(place)).toEqual(place);
      for (const told of [place.source, place.basis, place.positionBasis]) expect(told).not.toBe("");
    }
    expect(places.find(({ id }) => id === "TGN-3203")).toMatchObject({
      kind: "tagana",
      kabCode: "32.03",
      province: "Jawa Barat",
    });
    expect(places.find(({ id }) => id === "LBG-3212")).toMatchObject({
      count: 5,
      basis: expect.stringContaining("published") as string,
    });
  });

  test("place each of ours in a kabupaten that exists, in its province, within 400 km", () => {
    for (const place of places) {
      const kab = kabupaten.find(({ code }) => code === place.kabCode);
      expect(kab?.province, place.id).toBe(place.province);
      expect(distanceKm(place.at, kab?.at ?? [0, 0])).toBeLessThan(400);
    }
    expect(places.find(({ id }) => id === "GDG-DINSOS-32")?.kabCode).toBe("32.73");
  });

  test("give each kabupaten one Sentra", () => {
    const covered = places.flatMap((place) => (place.kind === "sentra" ? place.covers : []));
    expect(covered.sort()).toEqual(kabupaten.map(({ code }) => code).sort());
  });

  test("sum to the population of Indonesia, by kecamatan and by kabupaten", () => {
    const total = kabupaten.reduce((sum, kab) => sum + kab.population, 0);
    expect(total).toBe(284_973_643);
    expect(population.reduce((sum, { people }) => sum + people, 0) / total).toBeCloseTo(1, 5);
  });
});

describe("G2 population points", () => {
  let folder: string | undefined;
  const packOf = (text: string) => {
    folder = mkdtempSync(join(tmpdir(), "sigap-pack-"));
    writeFileSync(join(folder, "villages_exposure.csv"), text);
    return folder;
  };
  afterEach(() => {
    if (folder) rmSync(folder, { recursive: true });
    folder = undefined;
  });

  test("are kecamatan without a map pack", () => {
    expect(readPopulation(undefined, defaults)).toEqual({ base: "kecamatan", points: population });
  });

  test("are the desa of a pack when it is there", () => {
    const folder = packOf(
      "code,lat,lon,area_km2,pop_est\n32.03.01.2001,-6.8,107.1,2.5,1500\n32.03.01.2002,-6.9,107.2,-3,700\n",
    );
    expect(readPopulation(folder, defaults)).toEqual({
      base: "desa",
      points: [
        { code: "32.03.01.2001", kabCode: "32.03", at: [107.1, -6.8], people: 1500, areaKm2: 2.5 },
        { code: "32.03.01.2002", kabCode: "32.03", at: [107.2, -6.9], people: 700, areaKm2: null },
      ],
    });
  });

  testWith("pack", "are the 83,403 desa of the map pack", (pack) => {
    const { base, points } = readPopulation(pack, defaults);
    expect([base, points.length]).toEqual(["desa", POPULATION_POINTS.desa]);
    expect(points[0]).toEqual({
      code: "11.01.01.2001",
      kabCode: "11.01",
      at: [97.48459, 2.93109],
      people: 1033,
      areaKm2: 1.8446,
    });
  });

  test.each([
    ["code,lat,lon,pop_est\n11.01.01.2001,2.9,97.4,x\n", /row 2/],
    ["code,lat,lon,pop_est\n99.01.01.2001,2.9,97.4,5\n", /no kabupaten has the code 99\.01/],
    ["code,lat,lon,pop_est\n11.01.01.2001,97.4,97.4,5\n", /row 2/],
    ["code,lat,lon,pop_est\n", /holds no villages/],
    ['code,lat,lon,pop_est\n"11.01', /can't be read/],
  ])("%j stops the start with a sentence", (text, sentence) => {
    const folder = packOf(text);
    expect(() => readPopulation(folder, defaults)).toThrow(sentence);
  });

  test("a pack without villages stops the start, it does not fall back", () => {
    expect(() => readPopulation("/nowhere/at/all", defaults)).toThrow(/MAP_PACK: .*can't be read/);
  });
});
