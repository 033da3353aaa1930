import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LngLat } from "../../shared/geo/distance.ts";
import { shakenPeople } from "../../shared/impact/shakenPeople.ts";
import { displacedWords } from "../../shared/need/displacedWords.ts";
import { shakingField } from "../../shared/shaking/shakingField.ts";
import { peopleWords } from "../../shared/words/figures.ts";
import { testWith } from "../companion.ts";
import { readNeeds } from "../../server/registry/needs.ts";
import { DISPLACEMENT_RATES, displaced } from "../../shared/need/displaced.ts";
import { consignmentWords, feedsDays } from "../../shared/need/consignment.ts";
import { needs, type NeedProfile, type NeedRate } from "../../shared/need/needs.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import { buildExposure } from "../../shared/ground/exposure.ts";
import { impactOf } from "../../shared/impact/computeImpact.ts";
import { quake } from "../impact/hazards.ts";

const DEFAULTS = readDefaults();
const EXPOSURE = buildExposure(readGround(undefined, DEFAULTS), DEFAULTS.places);
const table = readNeeds();
const DAYS = [3, 7, 14] as const;
const PROFILES: NeedProfile[] = ["perka-7-2008", "paket-lapangan"];

const none = { v: 0, vi: 0, vii: 0, viii: 0 };

describe("B1 the displaced", () => {
  test("are people × chance × rate of each band, a tenth and ten times that", () => {
    const { low, mid, high, basis } = displaced({ v: 1e7, vi: 1e6, vii: 100_000, viii: 10_000 });
    expect(mid).toBeCloseTo(9e6 * 0.0013 + 900_000 * 0.0063 + 90_000 * 0.063 + 10_000 * 0.32, 6);
    expect([low, high, basis]).toEqual([mid / 10, mid * 10, "perkiraan"]);
    expect(displaced(none)).toMatchObject({ low: 0, mid: 0, high: 0 });
  });

  test("are never more than are shaken", () => {
    expect(displaced({ v: 1000, vi: 1000, vii: 1000, viii: 1000 })).toMatchObject({ mid: 320, high: 1000 });
  });

  test("need.12 are told in one digit, with the range beside it; a count as it was counted", () => {
    const told = (value: Parameters<typeof displacedWords>[0]) => displacedWords(value, peopleWords);
    expect(told({ low: 10_791, mid: 107_910, high: 1_079_100, basis: "perkiraan" })).toEqual({
      figure: "100 ribu",
      range: "10 ribu–1 juta",
    });
    expect(told({ low: 12_345, mid: 12_345, high: 12_345, basis: "kaji cepat" })).toEqual({
      figure: "12.345",
      range: null,
    });
    // Of an impact that was kept when only its ends were told.
    expect(told({ low: 1000, mid: null, high: 9000, basis: "perkiraan" }).figure).toBe("3.000");
  });

  testWith("checks/displaced_known.csv", "need.1 hold three of four counts that are known", (file) => {
    const [, ...rows] = readFileSync(file, "utf8").trim().split("\n");
    const held = rows.map((row) => {
      const [name, lat, lng, depthKm, magnitude, , peak] = row.split(",");
      const at: LngLat = [Number(lng), Number(lat)];
      const field = shakingField(quake(at, Number(magnitude), Number(depthKm)), EXPOSURE.ground);
      const { low, high } = displaced(shakenPeople(field, EXPOSURE.ground).reached);
      return { name, held: low <= Number(peak) && Number(peak) <= high };
    });
    expect(held.length).toBeGreaterThan(10);
    const count = held.filter((one) => one.held).length;
    expect(count / held.length, JSON.stringify(held)).toBeGreaterThanOrEqual(0.75);
  });

  test("a field count takes the estimate's place and says so", () => {
    const many = { v: 1e6, vi: 1e6, vii: 1e6, viii: 1e6 };
    expect(displaced(many, 1_234)).toEqual({ low: 1_234, mid: 1_234, high: 1_234, basis: "kaji cepat" });
    expect(displaced(many, 0)).toEqual({ low: 0, mid: 0, high: 0, basis: "kaji cepat" });
  });

  test("stand in order, and stronger shaking never means fewer", () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(part, part, part, part, (a, b, c, more) => {
        const expected = { v: 1e6, vi: 1e6 * a, vii: 1e6 * a * b, viii: 1e6 * a * b * c };
        const { low, mid, high } = displaced(expected);
        expect(low).toBeLessThanOrEqual(mid);
        expect(mid).toBeLessThanOrEqual(high);
        const vii = expected.vii + more * (expected.vi - expected.vii);
        expect(displaced({ ...expected, vii }).mid).toBeGreaterThanOrEqual(mid - 1e-6);
      }),
    );
  });

  test("every rate is marked as ours", () => {
    for (const { rate } of DISPLACEMENT_RATES) expect(rate.basis).toBe("ours");
  });
});

describe("B2 the table of needs", () => {
  test("is read whole, each row with one rate and its source", () => {
    expect(table).toHaveLength(20);
    for (const { rate, source, item } of table) {
      expect(rate).toBeGreaterThan(0);
      expect(source).not.toBe("");
      expect(item).not.toMatch(/hari/);
    }
    expect(table.filter(({ item }) => item === "air bersih").map(({ fromDay, toDay }) => [fromDay, toDay])).toEqual([
      [1, 3],
      [4, null],
    ]);
    expect(table.filter(({ everyDays }) => everyDays === 7).map(({ profile, item }) => [profile, item])).toEqual([
      ["perka-7-2008", "family kit"],
    ]);
  });
});

describe("B3 the needs of 1,000 displaced", () => {
  const thousand = { low: 1000, mid: 1000, high: 1000 };

  test.each([
    ["beras", "kg", 1_200, 2_800, 5_600],
    ["air minum", "liter", 7_500, 17_500, 35_000],
    ["air bersih", "liter", 21_000, 81_000, 186_000],
    ["makanan siap saji", "porsi", 6_000, 14_000, 28_000],
    ["family kit", "paket", 200, 200, 400],
    ["toilet", "unit", 50, 50, 50],
    ["keran air", "unit", 10, 10, 10],
    ["tenda keluarga", "unit", 200, 200, 200],
  ])("by Perka 7/2008: %s in %s for 3, 7, 14 days is %d, %d, %d", (item, unit, ...amounts) => {
    const told = DAYS.map((days) => needs(thousand, days, "perka-7-2008", table).find((need) => need.item === item));
    expect(told).toEqual(amounts.map((amount) => ({ item, unit, low: amount, mid: amount, high: amount })));
  });

  test("by the field package: the Morotai goods of 200 families, once", () => {
    const goods = Object.fromEntries(needs(thousand, 3, "paket-lapangan", table).map(({ item, low }) => [item, low]));
    expect(goods).toEqual({
      "makanan siap saji": 800,
      "makanan anak": 640,
      kasur: 120,
      selimut: 160,
      "family kit": 160,
      kidware: 160,
      "sandang dewasa": 160,
      "sandang anak": 104,
      "tenda gulung": 80,
      "tenda keluarga": 24,
      "tenda serbaguna": 4,
    });
    expect(needs(thousand, 14, "paket-lapangan", table)).toEqual(needs(thousand, 3, "paket-lapangan", table));
  });

  test("nobody displaced needs nothing", () => {
    for (const profile of PROFILES)
      for (const need of needs({ low: 0, mid: 0, high: 0 }, 7, profile, table))
        expect(need).toMatchObject({ low: 0, mid: 0, high: 0 });
  });

  test("are whole, and never fall with people or days", () => {
    const people = fc.double({ min: 0, max: 5e6, noNaN: true });
    fc.assert(
      fc.property(people, people, fc.constantFrom(...PROFILES), (a, b, profile) => {
        const range = { low: Math.min(a, b), mid: (a + b) / 2, high: Math.max(a, b) };
        const [three, seven, fourteen] = DAYS.map((days) => needs(range, days, profile, table));
        seven?.forEach((need, i) => {
          expect(need.low).toBeLessThanOrEqual(need.mid);
          expect(need.mid).toBeLessThanOrEqual(need.high);
          expect(Number.isInteger(need.low) && Number.isInteger(need.high)).toBe(true);
          expect(need.low).toBeGreaterThanOrEqual(three?.[i]?.low ?? Infinity);
          expect(need.high).toBeLessThanOrEqual(fourteen?.[i]?.high ?? 0);
        });
      }),
    );
  });

  test("hold nothing about the dead or the hurt", () => {
    for (const { item } of table) expect(item).not.toMatch(/jenazah|korban|luka|tewas|meninggal/);
  });
});

describe("need.11 the field package", () => {
  test("feeds less than half a day: 800 meals for 1,000 people who eat two a day", () => {
    const days = feedsDays(table);
    expect(days).toBeCloseTo(800 / (2 * 1000), 9);
    expect(consignmentWords(days)).toBe("kiriman pertama, memberi makan 0,4 hari");
  });

  test("of a table without meals is told without days", () => {
    const without = (profile: NeedProfile) =>
      table.filter((row) => row.profile !== profile || row.item !== "makanan siap saji");
    expect(PROFILES.map((profile) => feedsDays(without(profile)))).toEqual([null, null]);
    expect(consignmentWords(null)).toBe("kiriman pertama");
  });

  test("follows the tables: twice the packets feed twice as long, for a family, for each person or for so many", () => {
    const packets = (per: NeedRate["per"], rate: number) =>
      table.map((row) =>
        row.profile === "paket-lapangan" && row.item === "makanan siap saji" ? { ...row, per, rate } : row,
      );
    expect(feedsDays(packets("family", 8))).toBeCloseTo(0.8, 9);
    expect(feedsDays(packets("person-day", 6))).toBeCloseTo(3, 9);
    expect(feedsDays(packets("persons", 4))).toBeCloseTo(0.125, 9);
  });

  test("is the one of both lists that is told as a first consignment", () => {
    const { needs } = impactOf(quake([107.05, -6.84], 5.6, 10), EXPOSURE, 0);
    expect(needs.map((one) => [one.profile, one.feedsDays])).toEqual(
      PROFILES.flatMap((profile) => DAYS.map(() => [profile, profile === "paket-lapangan" ? 0.4 : null])),
    );
  });
});
