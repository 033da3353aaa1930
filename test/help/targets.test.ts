import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import { buildExposure } from "../../shared/ground/exposure.ts";
import { partsOf } from "../../shared/ground/kabupatenParts.ts";
import { distanceKm, type LngLat, unitVector } from "../../shared/geo/distance.ts";
import { middleOf } from "../../shared/geo/middle.ts";
import { HELP_SETTINGS } from "../../shared/help/helpSettings.ts";
import { impactOf } from "../../shared/impact/computeImpact.ts";
import type { Impact } from "../../shared/record/impact.ts";
import { quake, rain } from "../impact/hazards.ts";
import { runs } from "../runs.ts";

const defaults = readDefaults();
const ground = readGround(undefined, defaults);
const exposure = buildExposure(ground, defaults.places);
const targetsOf = ({ plan }: Impact) => plan?.targets ?? [];
const told = (impact: Impact) => targetsOf(impact).map(({ name, place }) => `${name} — ${place}`);
const nagekeo = impactOf(quake([121.25, -8.15], 7.7, 15), exposure, 0);

const anyQuake = fc
  .record({
    lng: fc.double({ min: 95, max: 141, noNaN: true }),
    lat: fc.double({ min: -11, max: 6, noNaN: true }),
    magnitude: fc.double({ min: 4, max: 9, noNaN: true }),
    depthKm: fc.double({ min: 1, max: 200, noNaN: true }),
  })
  .map(({ lng, lat, magnitude, depthKm }) => impactOf(quake([lng, lat], magnitude, depthKm), exposure, 0));

describe("help.9 targets", () => {
  test("Nagekeo 2026: an islet of Sikka never speaks for it", () => {
    expect(told(nagekeo)).toEqual(
      expect.arrayContaining(["Kabupaten Sikka — Maumere", "Kabupaten Ende — Kec. Detusoko"]),
    );
    expect(told(nagekeo).map((words) => words.split(" — ")[0])).toContain("Kabupaten Nagekeo");
  });

  test("beside Palue it stands beside Maumere, each under its name", () => {
    const sikka = told(impactOf(quake([121.9, -8.4], 6.5, 10), exposure, 0)).filter((words) => /Sikka/.test(words));
    expect(sikka).toEqual(["Kabupaten Sikka — Maumere", "Kabupaten Sikka — Kec. Palue"]);
  });

  test("the people of a kabupaten are in exactly one of its parts, the most in the first", () => {
    for (const { code } of defaults.kabupaten) {
      const parts = ground.partsOf(code);
      const points = parts.flatMap((part) => part.points);
      expect(points).toHaveLength(ground.peopleOf.get(code)?.length ?? 0);
      expect(new Set(points.map((point) => point.code)).size).toBe(points.length);
      const people = parts.map((part) =>
        part.points.slice(0, part.onIsland).reduce((sum, point) => sum + point.people, 0),
      );
      expect(people).toEqual(people.toSorted((a, b) => b - a));
    }
  });

  test("smaller or nearer islands are counted with the nearest part", () => {
    const point = (code: string, at: LngLat, people: number) => ({
      code,
      kabCode: "99.01",
      at,
      people,
      areaKm2: null,
    });
    const main = [point("a", [120, -8], 80_000), point("b", [120.1, -8], 20_000)];
    const far = point("far", [121, -8], 10_000);
    const points = [...main, far, point("small", [120.9, -8], 9_999), point("near", [120.2, -8], 50_000)];
    // Each tenth of a degree from 120.15 on is an island of its own.
    const islands = { count: 4, islandOf: ([lng]: Readonly<LngLat>) => (lng < 120.15 ? 0 : Math.round(lng * 10)) };
    const parts = partsOf(points, islands, 10).map(({ points, onIsland }) => [
      points.map(({ code }) => code),
      onIsland,
    ]);
    expect(parts).toEqual([
      [["a", "b", "near"], 2],
      [["far", "small"], 1],
    ]);
  });

  test("a part is a target when one of its points has VI and a thousand are expected at it; else the hardest-hit is the only one", () => {
    fc.assert(
      fc.property(anyQuake, (impact) => {
        const damaging = impact.kabupaten.filter(({ mmi }) => (mmi ?? 0) >= 5.5).map(({ code }) => code);
        const targets = targetsOf(impact);
        if (targets.every(({ kabCode }) => damaging.includes(kabCode)) && targets.length > 0 && damaging.length > 0)
          for (const { people, id } of targets) if (targets.length > 1) expect(people, id).toBeGreaterThanOrEqual(1000);
        if (damaging.length === 0) expect(targets.length).toBeLessThanOrEqual(1);
        if (damaging.length === 0 && impact.people.length > 0)
          expect(targets.map(({ kabCode }) => kabCode)).toEqual(impact.kabupaten.slice(0, 1).map(({ code }) => code));
        const people = targets.map((target) => target.people);
        expect(people).toEqual(people.toSorted((a, b) => b - a));
      }),
      { numRuns: runs(60) },
    );
  });
});

describe("help.8 where help is sent", () => {
  test("is a point with people of the target's own kabupaten, and never at sea where its people are not", () => {
    fc.assert(
      fc.property(anyQuake, (impact) => {
        for (const { kabCode, at, id } of targetsOf(impact)) {
          const [, number = "1"] = id.split("/");
          const part = ground.partsOf(kabCode)[Number(number) - 1];
          const onIsland = part?.points.slice(0, part.onIsland) ?? [];
          expect(onIsland.filter(({ people }) => people > 0).map((point) => point.at.join())).toContain(at.join());
        }
      }),
      { numRuns: runs(60) },
    );
  });

  test("the middle holds across the date line", () => {
    const at = [179.9, -179.9, -179.8].map((lng): LngLat => [lng, 0]);
    const middle = middleOf(Float64Array.from(at.flatMap(unitVector)), Float64Array.of(1, 3, 1));
    const km = at.map((point) => distanceKm(point, [(Math.atan2(middle[1], middle[0]) * 180) / Math.PI, 0]));
    expect(km.indexOf(Math.min(...km))).toBe(1);
  });
});

describe("help.13 so many targets", () => {
  test("Padang 2009: so many with the most people, the others counted with theirs", () => {
    const padang = impactOf(quake([99.88, -0.8], 7.7, 81), exposure, 0);
    const { targets, others } = padang.plan ?? { targets: [], others: { targets: 0, people: 0 } };
    expect(targets).toHaveLength(HELP_SETTINGS.mostTargets.value);
    expect(others.targets).toBeGreaterThan(10);
    expect(others.people).toBeGreaterThan(1_000_000);
    expect(others.people / others.targets).toBeLessThan(targets.at(-1)?.people ?? 0);
    expect(new Set(padang.help.filter(({ kind }) => kind === "tagana").map(({ placeId }) => placeId)).size).toBe(
      2 * targets.length,
    );
  });
});

describe("help.9 weather", () => {
  test("kabupaten inside by people inside, each with a point inside", () => {
    const square: LngLat[] = [
      [106.9, -7],
      [107.3, -7],
      [107.3, -6.6],
      [106.9, -6.6],
      [106.9, -7],
    ];
    const impact = impactOf(rain([square]), exposure, 0);
    expect(targetsOf(impact).map(({ kabCode }) => kabCode)).toContain("32.03");
    for (const { people, at } of targetsOf(impact)) {
      expect(people).toBeGreaterThanOrEqual(1000);
      expect(at[0] > 106.7 && at[0] < 107.5 && at[1] > -7.2 && at[1] < -6.4).toBe(true);
    }
  });
});
