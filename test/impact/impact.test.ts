import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import { impactOf } from "../../shared/impact/computeImpact.ts";
import { buildExposure, buildGround, type Exposure } from "../../shared/ground/exposure.ts";
import { areaOf, isInside } from "../../shared/geo/area.ts";
import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";
import { Impact } from "../../shared/record/impact.ts";
import type { IntensityModel } from "../../shared/intensity/intensityModel.ts";
import { schemeModel } from "../../shared/intensity/scheme.ts";
import { weightsAbove } from "../../shared/intensity/tectonics.ts";
import { rainWestJava } from "../../server/drill/scenarios/rain-west-java.ts";
import { describeWith } from "../companion.ts";
import { capAlerts } from "../geo/recorded.ts";
import { runs } from "../runs.ts";
import { quake as quakeTold } from "../make/quake.ts";
import { quake, rain } from "./hazards.ts";

const defaults = readDefaults();
const ground = readGround(undefined, defaults);
const exposure = buildExposure(ground, defaults.places);
const withModel = (model: IntensityModel) => buildExposure({ ...ground, model }, defaults.places);
/** The scheme asked for one distance, without table, index or field. */
const scheme = (at: LngLat, m: number, depth: number) => {
  const over = schemeModel((source) => weightsAbove(ground.slab.below(at), source)).over({
    magnitude: m,
    depthKm: depth,
  });
  return (km: number) => over.at(km).mmi;
};
const NOW = 1_700_000_000_000;

const cianjur = impactOf(quake([107.05, -6.84], 5.6, 10), exposure, NOW);
const lngLat = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
) as fc.Arbitrary<LngLat>;
const indonesian = fc.tuple(
  fc.double({ min: 95, max: 141, noNaN: true }),
  fc.double({ min: -11, max: 6, noNaN: true }),
) as fc.Arbitrary<LngLat>;
const magnitude = fc.double({ min: 1, max: 9.5, noNaN: true });
const depthKm = fc.double({ min: 0, max: 800, noNaN: true });

describe("I5 a quake's impact", () => {
  test("Cianjur 2022 is Cianjur's, with its neighbours shaken less", () => {
    expect(cianjur).toMatchObject({
      id: "quake:test",
      version: 1,
      computedAt: NOW,
      inputs: { model: "skema", eventTerm: null, fault: null, target: null },
      plan: { targets: [{ name: "Kabupaten Cianjur", place: "Cianjur" }, { name: "Kabupaten Sukabumi" }] },
      population: "kecamatan",
    });
    expect(cianjur.kabupaten[0]).toMatchObject({ code: "32.03", name: "Kabupaten Cianjur" });
    expect(cianjur.kabupaten.map(({ name }) => name)).toContain("Kabupaten Sukabumi");
    expect(cianjur.resources[0]?.placeId).toBe("TGN-3203");
    expect(cianjur.resources[0]).toMatchObject({ action: "periksa", kind: "tagana" });
    expect(defaults.places.find(({ id }) => id === cianjur.covering?.sentraId)).toMatchObject({ kind: "sentra" });
    expect(cianjur.maxMmi).toBeCloseTo(scheme([107.05, -6.84], 5.6, 10)(0), 2);
    expect(cianjur.displaced?.low).toBeGreaterThan(1000);
    expect(cianjur.needs.map(({ profile, days }) => `${profile} ${days}`)).toHaveLength(6);
    expect(JSON.stringify(cianjur)).not.toMatch(/korban|casualt|death|meninggal/i);
    expect(cianjur.peopleInside).toBeNull();
  });

  test("what an impact says passes its own schema", () => {
    expect(Impact.parse(cianjur)).toEqual(cianjur);
  });

  test("each place at V or more is inside with its intensity and distance, and no other", () => {
    fc.assert(
      fc.property(indonesian, magnitude, fc.double({ min: 0, max: 120, noNaN: true }), (at, m, depth) => {
        const { resources } = impactOf(quake(at, m, depth), exposure, NOW);
        const found = new Map(resources.map((resource) => [resource.placeId, resource]));
        expect(found.size).toBe(resources.length);
        const mmiAt = scheme(at, m, depth);
        for (const place of defaults.places) {
          const km = distanceKm(at, place.at);
          const mmi = mmiAt(km);
          const resource = found.get(place.id);
          // Nearer to the rim than the table is exact, it may fall on either side.
          if (Math.abs(mmi - 4.5) > 0.005) expect(resource !== undefined, `${place.id} at ${mmi}`).toBe(mmi > 4.5);
          if (!resource) continue;
          expect(resource.where).toBe("inside");
          expect(Math.abs((resource.mmi ?? 0) - mmi)).toBeLessThan(0.005);
          expect(Math.abs(resource.distanceKm - km)).toBeLessThan(0.001);
        }
      }),
      { numRuns: runs(40) },
    );
  });

  test("stronger, then nearer first", () => {
    for (const [i, resource] of cianjur.resources.entries()) {
      const before = cianjur.resources[i - 1];
      if (before) expect(before.mmi ?? 0).toBeGreaterThanOrEqual(resource.mmi ?? 0);
    }
  });
});

describe("I6 people stand in one band each, counted again half a unit lower and higher", () => {
  test("bands of V and above add up to the people shaken at V", () => {
    const mmiAt = scheme([107.05, -6.84], 5.6, 10);
    const isShaken = (at: LngLat) => mmiAt(distanceKm([107.05, -6.84], at)) >= 4.5;
    const shaken = defaults.population.reduce((total, { at, people }) => total + (isShaken(at) ? people : 0), 0);
    const sum = cianjur.people.filter(({ mmi }) => mmi >= 5).reduce((total, { mid }) => total + mid, 0);
    expect(sum / shaken).toBeCloseTo(1, 2);
    expect(cianjur.kabupaten.reduce((total, { people }) => total + people, 0)).toBe(sum);
  });

  test.each([
    ["low", -0.5],
    ["high", 0.5],
  ] as const)("%s is what the scheme gives when it is moved by %d", (figure, shift) => {
    const crustal = schemeModel("crustal");
    const moved: IntensityModel = {
      name: "moved",
      at: (source, km) => ({ sigma: 1, mmi: Math.max(1, Math.min(10, crustal.at(source, km).mmi + shift)) }),
    };
    const bands = impactOf(quake([107.05, -6.84], 5.6, 10), withModel(moved), NOW).people;
    const { people } = impactOf(quake([107.05, -6.84], 5.6, 10), withModel(crustal), NOW);
    const moving = people.map((band) => [band.mmi, band[figure]]).filter(([, people]) => people !== 0);
    expect(bands.map(({ mmi, mid }) => [mmi, mid]).filter(([, people]) => people !== 0)).toEqual(moving);
    expect(moving.length).toBeGreaterThan(2);
  });

  test("the strongest band has no upper end", () => {
    const steep: IntensityModel = { name: "steep", at: (_, km) => ({ sigma: 1, mmi: km < 30 ? 9.8 : 1 }) };
    const { people } = impactOf(quake([107.05, -6.84], 7, 10), withModel(steep), NOW);
    const all = people[0]?.mid ?? 0;
    expect(all).toBeGreaterThan(100_000);
    expect(people.slice(0, 2)).toEqual([
      { mmi: 10, low: 0, mid: all, high: all },
      { mmi: 9, low: all, mid: 0, high: 0 },
    ]);
    const full: IntensityModel = { name: "full", at: (_, km) => ({ sigma: 1, mmi: km < 30 ? 10 : 1 }) };
    const most = impactOf(quake([107.05, -6.84], 7, 10), withModel(full), NOW);
    expect(most.people[0]).toMatchObject({ mmi: 10, mid: all, high: all });
  });

  test("all of them, and above every band, low ≤ mid ≤ high", () => {
    fc.assert(
      fc.property(indonesian, magnitude, depthKm, (at, m, depth) => {
        const { people } = impactOf(quake(at, m, depth), exposure, NOW);
        let [low, mid, high] = [0, 0, 0];
        for (const band of people) {
          [low, mid, high] = [low + band.low, mid + band.mid, high + band.high];
          expect(low).toBeLessThanOrEqual(mid);
          expect(mid).toBeLessThanOrEqual(high);
        }
      }),
      { numRuns: runs(60) },
    );
  });
});

describe("I7 helpers come from outside the damaging zone, soonest first, to where the shaken people are", () => {
  test("Cianjur: not its own Tagana, which stands in VI; Kota Sukabumi first", () => {
    const tagana = cianjur.help.filter(({ kind }) => kind === "tagana");
    expect(tagana).toHaveLength(20);
    expect(tagana.map(({ placeId }) => placeId)).not.toContain("TGN-3203");
    expect(tagana[0]?.placeId).toBe("TGN-3272");
    const hours = tagana.map((offer) => offer.hours ?? Infinity);
    expect(hours).toEqual(hours.toSorted((a, b) => a - b));
    for (const { mmi, arrivesAt, hours } of cianjur.help) {
      expect(mmi).toBeLessThan(5.5);
      expect((arrivesAt ?? 0) - NOW).toBe(Math.round((hours ?? 0) * 3_600_000));
    }
    for (const kind of ["sentra", "warehouse", "lumbung"])
      expect(cianjur.help.filter((offer) => offer.kind === kind).length).toBeGreaterThan(10);
  });
});

describe("I14 felt reports stand beside the estimate, and are worked into the field with guards", () => {
  const list = [
    { place: "Cianjur", mmiLow: 5, mmiHigh: 6 },
    { place: "Garut", mmiLow: 4, mmiHigh: 5 },
    { place: "Jakarta", mmiLow: 2, mmiHigh: 3 },
  ];
  const impact = impactOf(quakeTold({}, { felt: list }), exposure, NOW);

  test("each line keeps what was told and what was estimated", () => {
    expect(impact.felt.map(({ report }) => report)).toEqual(list);
    expect(impact.felt[0]).toMatchObject({ state: "found", names: [expect.stringContaining("Cianjur") as string] });
    expect(impact.felt[0]?.estimatedMmi).toBeCloseTo(5.8, 0);
    expect(impact.inputs.reportsUsed).toBeGreaterThanOrEqual(2);
    expect(impact.inputs.eventTerm).toBeTypeOf("number");
  });

  test("an early list lowers no post near the source, and raises Garut's", () => {
    const mmi = (of: Impact, id: string) => of.resources.find(({ placeId }) => placeId === id)?.mmi ?? 0;
    expect(mmi(impact, "TGN-3203")).toBeGreaterThanOrEqual(mmi(cianjur, "TGN-3203") - 1e-9);
    expect(impact.contours?.map((contour) => contour.mmi)).toContain(6);
    expect(Impact.parse(impact)).toEqual(impact);
  });
});

describe("I8 far, deep, weak, held: a thin impact, never an error", () => {
  test("a quake off the coast that nobody feels is named by the nearest kabupaten", () => {
    const impact = impactOf(quake([105.5, -8.2], 3.2, 10), exposure, NOW);
    expect(impact).toMatchObject({ people: [], resources: [] });
    expect(impact.kabupaten).toHaveLength(1);
    expect(impact.kabupaten[0]?.people).toBe(0);
    expect(impact.kabupaten[0]?.mmi).toBeLessThan(4.5);
    expect(impact.covering).not.toBeNull();
  });

  test("a foreign one touches nothing", () => {
    const impact = impactOf(quake([-72, -36], 8, 30), exposure, NOW);
    expect(impact).toMatchObject({ people: [], kabupaten: [], resources: [], covering: null });
    expect(impact.zones.length).toBeGreaterThan(0);
  });

  test("a held one with impossible figures is computed the same", () => {
    const impact = impactOf(quake([600, -684], 99, -5, "held"), exposure, NOW);
    expect(Impact.safeParse(impact).success).toBe(true);
  });

  test("no NaN anywhere, for any quake on the globe, the date line included", () => {
    fc.assert(
      fc.property(fc.oneof(lngLat, indonesian), magnitude, depthKm, (at, m, depth) => {
        expect(Impact.safeParse(impactOf(quake(at, m, depth), exposure, NOW)).error).toBeUndefined();
      }),
    );
  });

  test("a world of the Pacific: places on both sides of the date line are inside alike", () => {
    const pacific = dateLineWorld();
    const impact = impactOf(quake([180, -17], 6.5, 20), pacific, NOW);
    expect(impact.resources.map(({ placeId }) => placeId).sort()).toEqual(["east", "west"]);
    expect(impact.kabupaten[0]?.people).toBe(2000);
  });

  test("without a single place or point", () => {
    const nothing = buildExposure(buildGround({ ...ground, population: [], kabupaten: [], base: "desa" }), []);
    expect(impactOf(quake([107, -7], 7, 10), nothing, NOW)).toMatchObject({
      people: [],
      resources: [],
      help: [],
      kabupaten: [],
    });
    expect(impactOf(rain([]), nothing, NOW)).toMatchObject({
      peopleInside: null,
      resources: [],
      help: [],
      kabupaten: [],
    });
  });
});

test("impact.19 people of an area without a point of ours, or of no area, are unknown and not none", () => {
  const point: LngLat[] = [[106.8, -6.3], [106.8001, -6.3], [106.8001, -6.3001], [106.8, -6.3]]; // prettier-ignore
  for (const rings of [[point], []])
    expect(impactOf(rain(rings), exposure, NOW)).toMatchObject({ peopleInside: null, kabupaten: [], help: [] });
});

describe("I9 a weather alert: inside any polygon, or within 2 km of an edge", () => {
  const holds = (rings: LngLat[][]) => {
    const impact = impactOf(rain(rings), exposure, NOW);
    const area = areaOf(rings.map((ring) => [ring]));
    expect(Impact.parse(impact)).toEqual(impact);
    expect(impact).toMatchObject({ version: 3, epicentre: null, maxMmi: null, zones: [], people: [] });
    const points = defaults.population.filter(({ at }) => isInside(area, at));
    expect(impact.peopleInside).toBe(points.length > 0 ? points.reduce((sum, { people }) => sum + people, 0) : null);
    expect(impact.kabupaten.map(({ code }) => code).sort()).toEqual(
      [...new Set(points.map(({ kabCode }) => kabCode))].sort(),
    );
    const inside = impact.resources.filter(({ where }) => where === "inside").map(({ placeId }) => placeId);
    expect(inside.sort()).toEqual(
      defaults.places
        .filter(({ at }) => isInside(area, at))
        .map(({ id }) => id)
        .sort(),
    );
    expect(impact.help.filter(({ placeId }) => inside.includes(placeId))).toEqual([]);
  };
  const drilled = rainWestJava.timeline.flatMap((step) =>
    "publish" in step && step.publish === "nowcast" && step.alert.polygons.length > 0 ? [step.alert] : [],
  );

  test.each(drilled)("$code of the drill", ({ polygons }) => {
    holds(polygons.map((ring) => [...ring]));
  });

  describeWith("feeds/nowcast-cap", "recorded warnings, inside and out", (folder) => {
    test.each(capAlerts(folder))("$name", ({ rings }) => holds(rings));
  });

  test("the edge is 2 km wide, helpers stand outside, nearest first", () => {
    const at = defaults.places.find(({ id }) => id === "TGN-3203")?.at ?? [0, 0];
    const square = (west: number): LngLat[] => {
      const [x, y] = [at[0] + west, at[1]];
      return [[x, y - 0.1], [x + 0.2, y - 0.1], [x + 0.2, y + 0.1], [x, y + 0.1], [x, y - 0.1]]; // prettier-ignore
    };
    const whereIs = (west: number) =>
      impactOf(rain([square(west)]), exposure, NOW).resources.find(({ placeId }) => placeId === "TGN-3203");
    expect(whereIs(-0.1)).toMatchObject({ where: "inside", distanceKm: 0, mmi: null });
    expect(whereIs(0.015)).toMatchObject({ where: "edge" });
    expect(whereIs(0.015)?.distanceKm).toBeCloseTo(1.656, 2);
    expect(whereIs(0.02)).toBeUndefined();
    const impact = impactOf(rain([square(-0.1)]), exposure, NOW);
    expect(impact.kabupaten[0]?.code).toBe("32.03");
    expect(impact.help.filter(({ kind }) => kind === "tagana").length).toBe(20);
    expect(impact.help.map(({ placeId }) => placeId)).not.toContain("TGN-3203");
  });
});

function dateLineWorld(): Exposure {
  const tagana = defaults.places.find((place) => place.kind === "tagana");
  const kab = defaults.kabupaten[0];
  if (!tagana || !kab) throw new Error("the default tables are empty");
  const population = [
    { code: "a", kabCode: kab.code, at: [179.8, -17] as LngLat, people: 1000, areaKm2: null },
    { code: "b", kabCode: kab.code, at: [-179.8, -17] as LngLat, people: 1000, areaKm2: null },
  ];
  return buildExposure(buildGround({ ...ground, population, kabupaten: [kab], base: "desa" }), [
    { ...tagana, id: "west", at: [179.9, -17] },
    { ...tagana, id: "east", at: [-179.9, -17] },
    { ...tagana, id: "far", at: [0, -17] },
  ]);
}
