import fc from "fast-check";
import { EMPTY_WORLD } from "../../shared/world/world.ts";
import { describe, expect, test } from "vitest";
import { stillBelieved, withShakemap } from "../../server/hazards/shakemap.ts";
import { fieldOf } from "../../client/map/drawing/field.ts";
import { contoursToGeoJson } from "../../client/map/drawing/fieldToGeoJson.ts";
import { peopleFigure } from "../../client/desk/say/words.ts";
import { publicImpact } from "../../server/public/publicImpact.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import { judge } from "../../shared/alert/judge.ts";
import { areaOf, isInside } from "../../shared/geo/area.ts";
import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";
import { buildPlaceIndex } from "../../shared/geo/placeIndex.ts";
import { buildExposure } from "../../shared/ground/exposure.ts";
import { impactOf } from "../../shared/impact/computeImpact.ts";
import { WGRW12_SIGMA } from "../../shared/intensity/wgrw12.ts";
import { current, Earthquake } from "../../shared/record/hazard.ts";
import { Impact } from "../../shared/record/impact.ts";
import type { Shakemap } from "../../shared/record/shakemap.ts";
import { shakingField } from "../../shared/shaking/shakingField.ts";
import { DAY_MS, HOUR_MS } from "../../shared/time.ts";
import { shakenBy } from "../../shared/words/shakenBy.ts";
import { ORIGIN, quake } from "../make/quake.ts";
import { shakemap, shakemapGrid } from "../make/shakemap.ts";
import { runs } from "../runs.ts";

const ground = readGround(undefined, readDefaults());
const exposure = buildExposure(ground, []);
const at: LngLat = [107.05, -6.84];
const garut = [{ place: "Garut", mmiLow: 6, mmiHigh: 6 }];
const told = (change: Partial<Shakemap> = {}, kind = "ACTUAL", status = "RELEASED") => {
  const { refused: _, ...rest } = shakemap({}, change);
  return { ...rest, kind, status };
};

describe("shakemap.3 what cannot be of this quake is refused, and says why", () => {
  const now = ORIGIN + HOUR_MS;
  test.each<[string, ReturnType<typeof told>, RegExp]>([
    ["an exercise that is marked ACTUAL", told({ processedAt: ORIGIN - DAY_MS }), /sebelum gempanya.*latihan/],
    ["of the time to come", told({ processedAt: now + DAY_MS }), /belum terjadi/],
    ["a scenario", told({}, "SCENARIO"), /SCENARIO/],
    ["cancelled", told({}, "ACTUAL", "CANCELLED"), /dibatalkan/],
    ["of other ground", told({ grid: shakemapGrid({ at: [122, -2] }) }), /di luar petanya/],
    ["of another place", told({ event: { at: [109, -7], originTime: ORIGIN, magnitude: 5.6 } }), /km dari pusat/],
    ["of another time", told({ event: { at, originTime: ORIGIN - 600_000, magnitude: 5.6 } }), /waktu gempanya/],
  ])("%s", (_, heard, why) => {
    const next = withShakemap(quake(), heard, now);
    expect(next.shakemap?.refused).toMatch(why);
    const isOfNone = /latihan|SCENARIO|dibatalkan/.test(next.shakemap?.refused ?? "");
    expect(next.shakemap?.grid === null, "only what may yet be of this quake is kept").toBe(isOfNone);
    expect(next.flags).toEqual(["shakemap-refused"]);
    expect(shakingField(next, ground).own).toBeNull();
    expect(Earthquake.parse(next)).toEqual(next);
    // Told once: heard again it changes nothing.
    expect(withShakemap(next, heard, now + 1)).toBe(next);
  });

  test("one that can be is used, and takes the mark away; a refused or an older one never takes its place, a newer does", () => {
    const refused = withShakemap(quake(), told({}, "SCENARIO"), now);
    const used = withShakemap(refused, told({ version: 2, processedAt: ORIGIN + 1_000_000 }), now);
    expect([used.shakemap?.refused, used.flags]).toEqual([null, []]);
    expect(withShakemap(used, told(), now)).toBe(used);
    expect(withShakemap(used, told({ processedAt: ORIGIN + 1_100_000 }, "SCENARIO"), now)).toBe(used);
    const newer = withShakemap(used, told({ version: 3, processedAt: ORIGIN + 1_200_000 }), now);
    expect(newer.shakemap?.version).toBe(3);
    const takenBack = withShakemap(newer, told({ processedAt: ORIGIN + 1_300_000 }, "ACTUAL", "CANCELLED"), now);
    expect(takenBack.shakemap).toMatchObject({ grid: null, refused: "dibatalkan BMKG" });
  });

  test("one that is heard before BMKG puts the quake right is used from then on", () => {
    const early = withShakemap(quake({}, { at: [109, -7] }), told(), now).shakemap;
    expect(early?.refused).toMatch(/di luar petanya/);
    expect(early && stillBelieved(early, current(quake()), now)).toEqual(shakemap());
  });

  test("when BMKG moves the quake away it is used no more, and again when it comes back", () => {
    const known = shakemap();
    const away = stillBelieved(known, { ...current(quake()), at: [109, -7] }, now);
    expect(away.refused).toMatch(/di luar petanya/);
    expect(stillBelieved(away, current(quake()), now)).toEqual(known);
  });
});

describe("shakemap.4 within its bounds the field is BMKG's, beyond them ours", () => {
  const own = quake({}, { felt: garut });
  const field = shakingField({ ...own, shakemap: shakemap() }, ground);
  const ours = shakingField(own, ground);

  test("at each place", () => {
    const far: LngLat = [108.2, -6.84];
    const within: LngLat[] = [
      [107.1, -6.8],
      [108.04, -6.84],
    ];
    for (const place of within) {
      const km = distanceKm(at, place);
      // To a tenth, as it is kept.
      expect(field.mmiAt(place, km)).toBeCloseTo(Math.max(1, 7.2 - 0.05 * km), 0.9);
    }
    expect(field.mmiAt(far, distanceKm(at, far))).toBe(ours.mmiAt(far, distanceKm(at, far)));
    expect(field.maxMmi).toBe(7.2);
  });

  test("σ is ours by URAT, never less than that of turning motion into intensity", () => {
    const sigmaAt = (ratio: number) =>
      shakingField({ ...quake(), shakemap: shakemap({ ratio }) }, ground).sigmaAt(at, 0);
    const usual = shakingField(quake(), ground).sigmaAt(at, 0);
    expect(usual).toBeGreaterThan(WGRW12_SIGMA);
    expect(sigmaAt(1)).toBe(usual);
    expect(sigmaAt(0.1)).toBe(WGRW12_SIGMA);
  });
});

describe("shakemap.5 blocks and contours are as a look at each point would have them", () => {
  const random = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  test("blocks, across the edge too", () => {
    fc.assert(
      fc.property(random(0.1, 2), random(3, 9.5), random(0.01, 0.2), fc.integer({ min: 2, max: 60 }), fc.boolean(), random(0.05, 0.4),
        (degrees, strongest, fall, nodes, isFelt, spread) => {
          const made = { degrees, strongest, fall, nodes };
          const field = shakingField(quake({ shakemap: shakemap(made) }, { felt: isFelt ? garut : [] }), ground);
          const places = Array.from({ length: 600 }, (_, i): LngLat => [at[0] + ((i % 25) - 12) * spread, at[1] + (Math.floor(i / 25) - 12) * spread]); // prettier-ignore
          const points = field.over(buildPlaceIndex(places), 3);
          const { blocks, least, most, mmi, open } = points;
          for (let block = 0; block < blocks.count; block++) {
            open(block);
            const positions = blocks.positions.subarray(blocks.from[block], blocks.from[block + 1]);
            positions.forEach((position, i) => {
              const place = places[position] ?? at;
              expect(mmi[i]).toBeCloseTo(field.mmiAt(place, distanceKm(at, place)), 6);
              expect(mmi[i]).toBeLessThanOrEqual(most[block] ?? -Infinity);
              // A block that is surely weaker than asked has a rough lower bound.
              expect(mmi[i]).toBeGreaterThanOrEqual(least[block] ?? Infinity);
            });
          }
        }), // prettier-ignore
      { numRuns: runs(60) },
    );
  });

  test.each<[string, Parameters<typeof shakemapGrid>[0]]>([
    ["stronger than ours", { strongest: 8.5 }],
    ["weaker than ours", { strongest: 5.5 }],
    ["cut off in the midst of VI", { strongest: 7.2, degrees: 0.15 }],
    ["strongest where our own is nothing", { at: [107.6, -6.6], strongest: 8 }],
  ])("contours of one that is %s", (_, made) => {
    const field = shakingField({ ...quake(), shakemap: shakemap(made) }, ground);
    let [inside, outside] = [0, 0];
    const astray: string[] = [];
    for (const { mmi, area } of field.contours ?? []) {
      const zone = areaOf(area);
      for (let i = 0; i < 41 * 41; i++) {
        const place: LngLat = [at[0] + ((i % 41) - 20) * 0.047, at[1] + (Math.floor(i / 41) - 20) * 0.047];
        const margin = field.mmiAt(place, distanceKm(at, place)) - (mmi - 0.5);
        // The step at the grid's own edge lies between two nodes of the drawing.
        if (Math.abs(margin) < 0.15 || isBesideEdge(place, made)) continue;
        if (isInside(zone, place) !== margin > 0) astray.push(`${mmi} at ${place.join()}: ${margin}`);
        if (margin > 0) inside++;
        else outside++;
      }
    }
    expect(astray).toEqual([]);
    expect(Math.min(inside, outside)).toBeGreaterThan(10);
  });
});

function isBesideEdge([lng, lat]: LngLat, made: Parameters<typeof shakemapGrid>[0]): boolean {
  const { west, south, east, north } = shakemapGrid(made);
  return [lng - west, east - lng, lat - south, north - lat].some((degrees) => Math.abs(degrees) < 0.06);
}

describe("shakemap.6 all figures are reckoned from it, and ours are kept beside", () => {
  const ours = impactOf(quake(), exposure, ORIGIN);
  const impact = impactOf(quake({ shakemap: shakemap({ strongest: 4.4 }) }), exposure, ORIGIN);

  test("people, expected, alarm", () => {
    expect(ours.people.some(({ mmi, mid }) => mmi >= 6 && mid > 0)).toBe(true);
    expect(impact.people.filter(({ mmi, mid }) => mmi >= 5 && mid > 0)).toEqual([]);
    expect(impact.expected?.vi).toBeLessThan((ours.expected?.vi ?? 0) / 10);
    const tierOf = (of: Impact) => judge({ hazard: quake(), impact: of, alert: null, mainId: null, now: ORIGIN })?.tier;
    expect(tierOf(ours)).toBe("darurat");
    expect(tierOf(impact)).not.toBe("darurat");
    expect(impact.inputs.shakemap).toEqual({
      eventId: "20221121132110",
      version: 1,
      processedAt: ORIGIN + 900_000,
      method: "BA08, WGRW11",
      own: { maxMmi: ours.maxMmi, people: ours.people, expected: ours.expected },
    });
  });

  test("what was kept before it was told opens without", () => {
    expect(ours.inputs).not.toHaveProperty("shakemap");
    expect(Impact.parse(ours)).toEqual(ours);
    expect(Earthquake.parse(quake())).toEqual(quake());
    expect(Impact.parse(impact)).toEqual(impact);
  });

  test("a quake with it is at most 12 kB heavier", () => {
    expect(JSON.stringify(shakemap({ nodes: 100 })).length).toBeLessThan(12_000);
  });
});

describe("shakemap.7 terukur BMKG only where all lines from V up lie within the grid", () => {
  const impactWith = (made: Parameters<typeof shakemapGrid>[0]) =>
    impactOf(quake({ shakemap: shakemap(made) }), exposure, ORIGIN);

  test("a wide grid", () => {
    const impact = impactWith({ strongest: 7.2 });
    expect(impact.contours?.length).toBeGreaterThan(2);
    expect(impact.contours?.every(({ measured }) => measured)).toBe(true);
    expect(shakenBy(impact)).toBe("terukur BMKG");
    const alert = judge({ hazard: quake(), impact, alert: null, mainId: null, now: ORIGIN });
    expect(alert?.reasons.join()).toMatch(/orang mungkin di MMI VI+ ke atas, terukur BMKG/);
    expect(alert?.reasons.join()).not.toMatch(/perkiraan/);
  });

  test("a narrow one leaves the wider lines to us", () => {
    const impact = impactWith({ strongest: 9, fall: 0.2, degrees: 0.1 });
    expect(impact.contours?.some(({ measured }) => measured)).toBe(true);
    expect(impact.contours?.some(({ measured }) => !measured)).toBe(true);
    expect(shakenBy(impact)).toBe("perkiraan");
  });

  test("map, desk and public page follow", () => {
    const [wide, narrow] = [impactWith({ strongest: 7.2 }), impactWith({ strongest: 9, fall: 0.2, degrees: 0.1 })];
    const solid = (impact: Impact) =>
      contoursToGeoJson(fieldOf(impact)).features.map(({ properties }) => properties?.["measured"] as boolean);
    expect(new Set(solid(wide))).toEqual(new Set([true]));
    expect(new Set(solid(narrow))).toEqual(new Set([true, false]));
    expect(peopleFigure(wide)?.range).toMatch(/^terukur BMKG, /);
    expect(peopleFigure(narrow)?.range).toMatch(/^perkiraan, /);
    expect([
      publicImpact(wide, EMPTY_WORLD.place)?.measured,
      publicImpact(narrow, EMPTY_WORLD.place)?.measured,
    ]).toEqual([true, false]);
  });

  test("without one nothing is measured", () => {
    expect(shakenBy(impactOf(quake(), exposure, ORIGIN))).toBe("perkiraan");
  });
});
