import { describe, expect, test } from "vitest";
import { createCoastOf } from "../../server/http/coastRoute.ts";
import { readCoast } from "../../server/registry/coast.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { readPopulation } from "../../server/registry/population.ts";
import { isInside } from "../../shared/geo/area.ts";
import { buildCoast, shoreKm } from "../../shared/geo/coast.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { KabCoast } from "../../shared/tsunami/kabCoast.ts";
import { buildZoneNames, matchZone } from "../../shared/tsunami/matchZone.ts";
import { stripOf } from "../../shared/tsunami/strip.ts";
import { byKabupaten } from "../../shared/tsunami/tsunamiImpact.ts";
import { zoneShore } from "../../shared/tsunami/zoneShore.ts";
import type { TsunamiZone } from "../../shared/record/bulletin.ts";
import { describeWith, testWith } from "../companion.ts";
import { drillZones } from "./drillZones.ts";
import { recordedZones } from "./recordedZones.ts";

const square = (west: number, south: number, size: number): LngLat[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];

/** A land of its own side by side with another's, an isle of two degrees and an islet. */
const COAST: KabCoast = {
  code: "01.01",
  shore: { landmass: 1, box: [0, 0, 1, 1], shared: [1] },
  lines: [
    { landmass: 1, line: [[1, 1], [0.5, 1], [0, 1], [0, 0.5], [0, 0], [1, 0]] },
    { landmass: 2, line: square(0, 3, 2) },
    { landmass: 3, line: square(0.4, -2, 0.1) },
  ],
}; // prettier-ignore
const whole = { part: null, island: null };
const defaults = readDefaults();
const names = buildZoneNames(defaults.kabupaten);

describe("U11 the coast of a zone", () => {
  test("is all of the kabupaten's shore; small islands are told apart", () => {
    expect(zoneShore(COAST, whole)).toEqual([
      { line: COAST.lines[0]!.line, islet: false },
      { line: COAST.lines[1]!.line, islet: false },
      { line: COAST.lines[2]!.line, islet: true },
    ]);
  });

  test("on one side is the pieces whose middle lies there, in as many runs as there are gaps", () => {
    expect(zoneShore(COAST, { part: "utara", island: null }).map(({ line }) => line)).toEqual([
      [[1, 1], [0.5, 1], [0, 1], [0, 0.5]],
      COAST.lines[1]!.line,
    ]); // prettier-ignore
    expect(zoneShore(COAST, { part: "timur", island: null }).map(({ line }) => line)).toEqual([
      [[1, 1], [0.5, 1]],
      [[0, 0], [1, 0]],
      [[0, 3], [2, 3], [2, 5], [0, 5]],
      COAST.lines[2]!.line,
    ]); // prettier-ignore
  });

  test("of a kota is never halved", () => {
    const town = { ...COAST, code: "01.71" };
    expect(zoneShore(town, { part: "utara", island: null })).toEqual(zoneShore(town, whole));
  });

  test("of an island leaves out the main land that others share, and no other", () => {
    const island = { part: null, island: "X" };
    expect(zoneShore(COAST, island)).toEqual(zoneShore(COAST, whole).slice(1));
    const alone = { ...COAST, shore: { ...COAST.shore, shared: [] } };
    expect(zoneShore(alone, island)).toEqual(zoneShore(COAST, whole));
  });
});

describe("U11 the coasts of the drills' zones", () => {
  test("on the base map", () => holds(drillZones(), undefined, ["PULAU ENDE (53.08)"]));
});

describeWith("feeds", "U11 the coasts of the zones on record", (feeds) => {
  const zones = recordedZones(feeds);
  test("on the base map", () => holds(zones, undefined, ["PULAU ENDE (53.08)"]));
  testWith("pack", "on the map pack", (pack) => holds(zones, pack, []));
});

/** Each has lines unless its island is too small for the map, and who is counted in its strip lives near them. */
async function holds(zones: readonly TsunamiZone[], pack: string | undefined, tooSmall: string[]): Promise<void> {
  const coast = readCoast(pack, defaults.population);
  const coastOf = createCoastOf(coast);
  const isOnNoMap = (at: LngLat) => coast.land !== null && !isInside(coast.land, at);
  const { points } = readPopulation(pack, defaults);
  const peopleOf = byKabupaten(points);
  const bare: string[] = [];
  const far: string[] = [];
  let checked = 0;
  for (const zone of zones) {
    const match = matchZone(zone, names);
    const strip = stripOf(coast, match, peopleOf);
    for (const code of match.codes) {
      const answer = await coastOf(code);
      const lines = answer ? zoneShore(KabCoast.parse(JSON.parse(answer.plain.toString())), match) : [];
      if (lines.length === 0) bare.push(`${zone.district} (${code})`);
      const shore = buildCoast({ lines: lines.map(({ line }) => ({ kabCode: code, landmass: 0, line })) });
      for (const point of points) {
        if (point.kabCode !== code || !strip.contains(point.at, code, 2) || isOnNoMap(point.at)) continue;
        checked++;
        // Where the side ends, the nearest shore may lie beyond it.
        if (shoreKm(shore, point.at, 8) === Infinity) far.push(`${zone.district}: ${point.code}`);
      }
    }
  }
  expect(bare).toEqual(tooSmall);
  expect(checked).toBeGreaterThan(25);
  expect(far.length / checked, far.join(", ")).toBeLessThan(0.05);
}
