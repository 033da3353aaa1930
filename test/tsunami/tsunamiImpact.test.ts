import { describe, expect, test } from "vitest";
import { readCoast } from "../../server/registry/coast.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { readPopulation } from "../../server/registry/population.ts";
import type { TsunamiZone } from "../../shared/record/bulletin.ts";
import { buildZoneNames } from "../../shared/tsunami/matchZone.ts";
import { byKabupaten, type Shoreline, tsunamiImpact } from "../../shared/tsunami/tsunamiImpact.ts";
import { buildCoast } from "../../shared/geo/coast.ts";
import { describeWith } from "../companion.ts";
import { PD2 } from "./drillZones.ts";
import { recordedStages } from "./recordedZones.ts";

const defaults = readDefaults();
const shorelineOf = (mapPack: string | undefined): Shoreline => ({
  coast: readCoast(mapPack, defaults.population),
  names: buildZoneNames(defaults.kabupaten),
  places: defaults.places,
  people: byKabupaten(readPopulation(mapPack, defaults).points),
});
const builtIn = shorelineOf(undefined);
/** 05:10:24 WIB, thirty seconds after PD-2. */
const NOW = Date.UTC(2026, 7, 14, 22, 10, 24);

const zone = (district: string, level: TsunamiZone["level"], arrivalAt: number | null = null): TsunamiZone => ({
  province: "NTT",
  district,
  level,
  arrivalAt,
});

describe("U9 PD-2 of 15 August 2026", () => {
  const impact = tsunamiImpact(PD2, builtIn, NOW);

  test("has 22 zones, all matched, highest level first, then soonest, with whole minutes left", () => {
    expect(impact.zones).toHaveLength(22);
    expect(impact.unmatched).toEqual([]);
    expect(impact.zones.slice(0, 9).map(({ zone: { district, level }, minutesLeft }) => [district, level, minutesLeft])).toEqual([
      ["MANGGARAI BAGIAN UTARA", "SIAGA", -9],
      ["NGADA BAGIAN UTARA", "SIAGA", -9],
      ["MANGGARAI-BARAT BAGIAN UTARA", "SIAGA", -8],
      ["SELAYAR", "SIAGA", -7],
      ["ENDE BAGIAN UTARA", "SIAGA", -6],
      ["SIKKA BAGIAN UTARA", "SIAGA", 2],
      ["JENEPONTO", "SIAGA", 4],
      ["BANTAENG", "SIAGA", 35],
      ["PULAU ENDE", "WASPADA", -8],
    ]); // prettier-ignore
  });

  test("names our posts near the sea, each once", () => {
    const ids = impact.places.map(({ placeId }) => placeId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(["TGN-5307", "TGN-5315", "TGN-7301", "TGN-7303", "TGN-5272"]));
    expect(ids).not.toContain("TGN-5310"); // Ruteng
    expect(impact.places.find(({ placeId }) => placeId === "TGN-5307")?.level).toBe("SIAGA");
  });

  test("leaves out no kabupaten of a map without borders", () => {
    expect(impact.leftOut).toEqual([]);
  });
});

describeWith("pack", "U9 PD-2 of 15 August 2026 on the map pack", (pack) => {
  const impact = tsunamiImpact(PD2, shorelineOf(pack), NOW);

  test("matches the same zones as without it", () => {
    expect(impact.zones.map(({ match }) => match)).toEqual(
      tsunamiImpact(PD2, builtIn, NOW).zones.map(({ match }) => match),
    );
  });

  test("puts about 400,000 people into the strip of SIAGA, between 150,000 and 560,000", () => {
    const [siaga] = impact.people;
    expect(siaga?.level).toBe("SIAGA");
    expect(siaga?.mid).toBeGreaterThan(350_000);
    expect(siaga?.mid).toBeLessThan(450_000);
    expect(siaga?.low).toBeGreaterThan(130_000);
    expect(siaga?.high).toBeLessThan(600_000);
  });

  test("names our posts in the strip, each once, and none on the heights", () => {
    const ids = impact.places.map(({ placeId }) => placeId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(["TGN-5307", "TGN-5315", "TGN-7301", "TGN-7303", "TGN-5272", "TGN-7373", "TGN-7472"])); // prettier-ignore
    expect(ids).not.toContain("TGN-5310"); // Ruteng
    expect(impact.places.find(({ placeId }) => placeId === "TGN-5307")?.level).toBe("SIAGA");
  });

  test("leaves out Nagekeo between Ngada and Ende, about which nothing is said", () => {
    expect(impact.leftOut).toContain("53.16");
    expect(impact.leftOut.filter((code) => impact.zones.some(({ match }) => match.codes.includes(code)))).toEqual([]);
  });
});

test("U9 a kabupaten between two named ones is left out, one at their end is not", () => {
  // Ngada, Nagekeo, Ende and Sikka side by side along one shore.
  const inRow = ["53.09", "53.16", "53.08", "53.07"];
  const coast = buildCoast({
    lines: inRow.map((kabCode, i) => ({ kabCode, landmass: 1, line: [[120 + i, -8], [121 + i, -8]] })),
    neighbours: new Map(inRow.map((code, i) => [code, new Set(inRow.filter((_, j) => Math.abs(i - j) === 1))])),
  }); // prettier-ignore
  const zones = [zone("NGADA", "SIAGA"), zone("ENDE", "WASPADA")];
  expect(tsunamiImpact({ zones }, { ...builtIn, coast }, NOW).leftOut).toEqual(["53.16"]);
});

describeWith("feeds", "U10 people in the strips of every recorded bulletin", (feeds) => {
  test("grow with its width", () => {
    const stages = recordedStages(feeds);
    expect(stages.length).toBeGreaterThan(3);
    for (const { zones } of stages)
      for (const { low, mid, high } of tsunamiImpact({ zones }, builtIn, NOW).people)
        expect([low, mid, high]).toEqual([low, mid, high].toSorted((a, b) => a - b));
  });
});

describe("U10 people in a strip", () => {
  test("grow with its width, and with the level", () => {
    for (const { low, mid, high } of tsunamiImpact(PD2, builtIn, NOW).people)
      expect([low, mid, high]).toEqual([low, mid, high].toSorted((a, b) => a - b));
    const of = (level: TsunamiZone["level"]) =>
      tsunamiImpact({ zones: [zone("SIKKA", level)] }, builtIn, NOW).people[0]!.mid;
    expect(of("AWAS")).toBeGreaterThan(of("SIAGA"));
    expect(of("SIAGA")).toBeGreaterThan(of("WASPADA"));
  });

  test("are counted once, under the highest level that names them", () => {
    const both = [zone("SIKKA", "WASPADA"), zone("SIKKA BAGIAN UTARA", "SIAGA")];
    const impact = tsunamiImpact({ zones: both }, builtIn, NOW);
    const alone = tsunamiImpact({ zones: both.slice(1) }, builtIn, NOW);
    const waspada = tsunamiImpact({ zones: both.slice(0, 1) }, builtIn, NOW);
    expect(impact.people[0]).toEqual(alone.people[0]);
    expect(impact.people[1]!.mid).toBeLessThan(waspada.people[0]!.mid);
    expect(impact.places.find(({ placeId }) => placeId === "TGN-5307")?.level).toBe("SIAGA");
  });
});

test("U10 a zone that is not known is kept under BMKG's name, counts nobody and says nothing", () => {
  const strange = zone("NEGERI-ANTAH-BERANTAH", "AWAS", NOW + 90_000);
  const impact = tsunamiImpact({ zones: [strange] }, builtIn, NOW);
  expect(impact.unmatched).toEqual([strange]);
  expect(impact.zones[0]).toMatchObject({ minutesLeft: 1, people: { low: 0, mid: 0, high: 0 }, placeIds: [] });
  expect(tsunamiImpact({ zones: [] }, builtIn, NOW)).toEqual({
    zones: [],
    people: [],
    places: [],
    unmatched: [],
    leftOut: [],
  });
  expect(tsunamiImpact({ zones: [zone("SIKKA", "SIAGA")] }, builtIn, NOW).zones[0]?.minutesLeft).toBeNull();
});
