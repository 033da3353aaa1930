import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import { impactOf } from "../../shared/impact/computeImpact.ts";
import { buildExposure } from "../../shared/ground/exposure.ts";
import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";
import { gatherSmallest } from "../../shared/geo/smallest.ts";
import { Impact } from "../../shared/record/impact.ts";
import { MOST_LISTED } from "../../shared/impact/listing.ts";
import type { Place } from "../../shared/record/place.ts";
import { quake, rain } from "./hazards.ts";

const defaults = readDefaults();
const ground = readGround(undefined, defaults);
/** Each place of the registry eight times, some kilometres apart. */
const many = [0, 0.031, -0.043, 0.087, -0.093, 0.11, -0.13, 0.17].flatMap((off, copy) =>
  defaults.places.map((place): Place => ({
    ...place,
    id: `${place.id}/${copy}`,
    at: [place.at[0] + off, place.at[1] - off],
  })),
);
const exposure = buildExposure(ground, many);
const placeOf = new Map(many.map((place) => [place.id, place]));
const AT: LngLat = [110.4, -7.6];
const BOX: LngLat[] = [[90, -15], [145, -15], [145, 10], [90, 10], [90, -15]]; // prettier-ignore

describe("I18 the strongest 2,000 places are told one by one, the others counted by kind and band", () => {
  const sums = (unlisted: Impact["unlisted"], figure: "places" | "posts") =>
    (unlisted ?? []).reduce((sum, one) => sum + one[figure], 0);

  test.each([9.5, 9.2])("a quake of M %d: nobody who is listed is weaker than one who is not", (magnitude) => {
    const impact = impactOf(quake(AT, magnitude, 25), exposure, 0);
    expect(Impact.parse(impact)).toEqual(impact);
    const mmiOf = (km: number) => impact.resources.find((one) => one.distanceKm >= km)?.mmi ?? 0;
    const reach = impact.zones.find(({ mmi }) => mmi === 5)?.r50Km ?? 0;
    const inside = many.filter(({ at }) => distanceKm(AT, at) < reach);
    expect(inside.length).toBeGreaterThan(MOST_LISTED + 100);
    expect(impact.resources).toHaveLength(MOST_LISTED);
    expect(impact.resources.length + sums(impact.unlisted, "places")).toBe(inside.length);
    const nearest = inside.map(({ at }) => distanceKm(AT, at)).sort((a, b) => a - b);
    impact.resources.forEach(({ distanceKm: km }, i) => expect(km).toBeCloseTo(nearest[i] ?? 0, 3));
    expect(mmiOf(0)).toBe(impact.resources[0]?.mmi);
    const listed = new Set(impact.resources.map(({ placeId }) => placeId));
    for (const kind of ["tagana", "sentra", "warehouse", "lumbung"] as const) {
      const left = inside.filter((place) => place.kind === kind && !listed.has(place.id));
      const posts = left.reduce((sum, place) => sum + (place.kind === "lumbung" ? place.count : 1), 0);
      const counted = impact.unlisted?.filter((one) => one.kind === kind);
      expect([sums(counted, "places"), sums(counted, "posts")]).toEqual([left.length, posts]);
    }
    const weakest = Math.floor((impact.resources.at(-1)?.mmi ?? 0) + 0.5);
    for (const { mmi } of impact.unlisted ?? []) expect(mmi).toBeLessThanOrEqual(weakest);
  });

  test("a polygon over the country: the listed are inside, the others are counted", () => {
    const impact = impactOf(rain([BOX]), exposure, 0);
    expect(Impact.parse(impact)).toEqual(impact);
    expect(impact.resources).toHaveLength(MOST_LISTED);
    expect(impact.resources.length + sums(impact.unlisted, "places")).toBe(many.length);
    expect(impact.unlisted?.every(({ mmi, where }) => mmi === null && where === "inside")).toBe(true);
    expect(new Set(impact.resources.map(({ placeId }) => placeOf.get(placeId)?.id)).size).toBe(MOST_LISTED);
  });

  test("of the registry as it is carried nothing is left out, so nothing is said of it", () => {
    const carried = buildExposure(ground, defaults.places);
    expect(impactOf(quake(AT, 9.5, 25), carried, 0)).not.toHaveProperty("unlisted");
    expect(impactOf(rain([BOX]), carried, 0)).not.toHaveProperty("unlisted");
    expect(impactOf(rain([BOX]), carried, 0).resources).toHaveLength(defaults.places.length);
  });

  test("the smallest of a list are gathered exactly, equal ones too", () => {
    const numbers = fc.array(
      fc.oneof(
        fc.integer({ min: -3, max: 3 }),
        fc.double({ noNaN: true }).map((x) => x + 0),
      ),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(numbers, fc.nat(220), (list, wanted) => {
        const count = Math.min(wanted, list.length);
        const keys = Float64Array.from(list);
        gatherSmallest(keys, count);
        expect([...keys].sort((a, b) => a - b)).toEqual([...Float64Array.from(list)].sort((a, b) => a - b));
        const largest = Math.max(-Infinity, ...keys.subarray(0, count));
        for (const key of keys.subarray(count)) expect(key).toBeGreaterThanOrEqual(largest);
      }),
    );
  });
});
