import fc from "fast-check";
import { describe, expect, test } from "vitest";
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

const band = (mmi: number, mid: number) => ({ mmi, low: 0, mid, high: 2 * mid });

describe("B1 the displaced", () => {
  test("Cianjur 2022: 8,600 to 86,000, as on the drawn desk", () => {
    const { low, high, basis } = displaced([band(7, 158_697), band(6, 1_086_650), band(5, 2_556_968)]);
    expect([Math.round(low / 100) * 100, Math.round(high / 1000) * 1000, basis]).toEqual([8_600, 86_000, "perkiraan"]);
  });

  test("VIII and above share one rate, below VI nobody leaves", () => {
    expect(displaced([band(8, 100), band(9, 100), band(10, 100)])).toMatchObject({ low: 60, high: 150 });
    expect(displaced([band(5, 1e6), band(4, 1e6)])).toMatchObject({ low: 0, high: 0 });
  });

  test("a field count takes the estimate's place and says so", () => {
    expect(displaced([band(8, 1e6)], DISPLACEMENT_RATES, 1_234)).toEqual({
      low: 1_234,
      high: 1_234,
      basis: "kaji cepat",
    });
    expect(displaced([band(8, 1e6)], DISPLACEMENT_RATES, 0)).toEqual({ low: 0, high: 0, basis: "kaji cepat" });
  });

  test("low is never above high, and stronger shaking never means fewer", () => {
    const people = fc.double({ min: 0, max: 1e7, noNaN: true });
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 9 }), (mid, mmi) => {
        const [weak, strong] = [displaced([band(mmi, mid)]), displaced([band(mmi + 1, mid)])];
        expect(weak.low).toBeLessThanOrEqual(weak.high);
        expect(weak.low).toBeLessThanOrEqual(strong.low);
        expect(weak.high).toBeLessThanOrEqual(strong.high);
      }),
    );
  });

  test("every rate is marked as ours", () => {
    for (const { low, high } of DISPLACEMENT_RATES) expect([low.basis, high.basis]).toEqual(["ours", "ours"]);
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
  const thousand = { low: 1000, high: 1000 };

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
    expect(told).toEqual(amounts.map((amount) => ({ item, unit, low: amount, high: amount })));
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
      for (const need of needs({ low: 0, high: 0 }, 7, profile, table)) expect(need).toMatchObject({ low: 0, high: 0 });
  });

  test("are whole, and never fall with people or days", () => {
    const people = fc.double({ min: 0, max: 5e6, noNaN: true });
    fc.assert(
      fc.property(people, people, fc.constantFrom(...PROFILES), (a, b, profile) => {
        const range = { low: Math.min(a, b), high: Math.max(a, b) };
        const [three, seven, fourteen] = DAYS.map((days) => needs(range, days, profile, table));
        seven?.forEach((need, i) => {
          expect(need.low).toBeLessThanOrEqual(need.high);
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
