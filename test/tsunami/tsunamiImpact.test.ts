import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readCoast } from "../../server/registry/coast.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { readPopulation } from "../../server/registry/population.ts";
import type { TsunamiZone } from "../../shared/record/bulletin.ts";
import { buildZoneNames } from "../../shared/tsunami/matchZone.ts";
import { byKabupaten, type Shoreline, tsunamiImpact } from "../../shared/tsunami/tsunamiImpact.ts";
import { companion, readCompanion } from "../geo/recorded.ts";
import { recordedStages } from "./recordedZones.ts";

readCompanion("pack/admin.topo.json");
const defaults = readDefaults();
const pack = fileURLToPath(companion("pack"));
const shorelineOf = (mapPack: string | undefined): Shoreline => ({
  coast: readCoast(mapPack, defaults.population),
  names: buildZoneNames(defaults.kabupaten),
  places: defaults.places,
  people: byKabupaten(readPopulation(mapPack, defaults).points),
});
const shoreline = shorelineOf(pack);
const pd2 = recordedStages().find(({ file, stage }) => file.includes("last30tsunami") && stage === "PD-2")!;
/** 05:10:24 WIB, thirty seconds after PD-2. */
const NOW = Date.UTC(2026, 7, 14, 22, 10, 24);

const zone = (district: string, level: TsunamiZone["level"], arrivalAt: number | null = null): TsunamiZone => ({
  province: "NTT",
  district,
  level,
  arrivalAt,
});

describe("U9 the recorded PD-2 of 15 August 2026", () => {
  const impact = tsunamiImpact(pd2, shoreline, NOW);

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

  test("without a map pack matches the same zones, and misses none of those posts near the sea", () => {
    const rough = tsunamiImpact(pd2, shorelineOf(undefined), NOW);
    expect(rough.zones.map(({ match }) => match)).toEqual(impact.zones.map(({ match }) => match));
    expect(rough.leftOut).toEqual([]);
    const ids = rough.places.map(({ placeId }) => placeId);
    expect(ids).toEqual(expect.arrayContaining(["TGN-5307", "TGN-5315", "TGN-7301", "TGN-7303", "TGN-5272"]));
  });
});

describe("U10 people in a strip", () => {
  test("grow with its width, and with the level", () => {
    for (const { zones } of recordedStages()) {
      for (const { people } of tsunamiImpact({ zones }, shoreline, NOW).people.map((people) => ({ people }))) {
        expect(people.low).toBeLessThanOrEqual(people.mid);
        expect(people.mid).toBeLessThanOrEqual(people.high);
      }
    }
    const of = (level: TsunamiZone["level"]) =>
      tsunamiImpact({ zones: [zone("SIKKA", level)] }, shoreline, NOW).people[0]!.mid;
    expect(of("AWAS")).toBeGreaterThan(of("SIAGA"));
    expect(of("SIAGA")).toBeGreaterThan(of("WASPADA"));
  });

  test("are counted once, under the highest level that names them", () => {
    const both = [zone("SIKKA", "WASPADA"), zone("SIKKA BAGIAN UTARA", "SIAGA")];
    const impact = tsunamiImpact({ zones: both }, shoreline, NOW);
    const alone = tsunamiImpact({ zones: both.slice(1) }, shoreline, NOW);
    const waspada = tsunamiImpact({ zones: both.slice(0, 1) }, shoreline, NOW);
    expect(impact.people[0]).toEqual(alone.people[0]);
    expect(impact.people[1]!.mid).toBeLessThan(waspada.people[0]!.mid);
    expect(impact.places.find(({ placeId }) => placeId === "TGN-5307")?.level).toBe("SIAGA");
  });
});

test("U10 a zone that is not known is kept under BMKG's name, counts nobody and says nothing", () => {
  const strange = zone("NEGERI-ANTAH-BERANTAH", "AWAS", NOW + 90_000);
  const impact = tsunamiImpact({ zones: [strange] }, shoreline, NOW);
  expect(impact.unmatched).toEqual([strange]);
  expect(impact.zones[0]).toMatchObject({ minutesLeft: 1, people: { low: 0, mid: 0, high: 0 }, placeIds: [] });
  expect(tsunamiImpact({ zones: [] }, shoreline, NOW)).toEqual({
    zones: [],
    people: [],
    places: [],
    unmatched: [],
    leftOut: [],
  });
  expect(tsunamiImpact({ zones: [zone("SIKKA", "SIAGA")] }, shoreline, NOW).zones[0]?.minutesLeft).toBeNull();
});
