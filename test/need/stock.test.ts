import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readNeeds } from "../../server/registry/needs.ts";
import { readExampleLumbung } from "../../server/registry/stock.ts";
import { type Gap, gaps, STOCK_NAMES } from "../../shared/need/gap.ts";
import type { Need } from "../../shared/need/needs.ts";
import { shortageOf } from "../../shared/need/shortage.ts";
import { STOCK_SETTINGS, stockInTime, type StockLot } from "../../shared/need/stock.ts";
import { DAY_MS, HOUR_MS } from "../../shared/time.ts";

const NOW = Date.UTC(2022, 10, 21, 6, 21);
const example = readExampleLumbung();
const table = readNeeds();

const lot = (quantity: number, expiresInDays: number | null, placeId = "LBG-1", item = "beras"): StockLot => ({
  placeId,
  item,
  unit: item === "beras" ? "kg" : "paket",
  quantity,
  expiresAt: expiresInDays === null ? null : NOW + expiresInDays * DAY_MS,
  basis: "dilaporkan",
  locked: true,
});
const near = new Map([["LBG-1", 1], ["LBG-2", 1.5], ["LBG-3", 30]]); // prettier-ignore
const ready = (...lots: StockLot[]) => stockInTime({ lots, hoursTo: near, departAt: NOW });
const REPORTED = { stores: 3, example: 0, withinHours: 2 };
/** Where every store has reported. */
function shortOf(gap: Gap | undefined) {
  const shortage = gap && shortageOf(gap, REPORTED);
  if (shortage?.known !== "all") throw new Error("not known");
  return shortage;
}
const rice = (low: number, high = low): Need => ({ item: "beras", unit: "kg", low, mid: (low + high) / 2, high });

const lots = fc
  .array(
    fc.record({
      placeId: fc.constantFrom("LBG-1", "LBG-2", "LBG-3", "LBG-4"),
      quantity: fc.integer({ min: 0, max: 5000 }),
      days: fc.option(fc.integer({ min: -30, max: 400 })),
    }),
    { maxLength: 12 },
  )
  .map((told) => told.map(({ placeId, quantity, days }) => lot(quantity, days, placeId)));
const need = fc.tuple(fc.nat(20_000), fc.nat(20_000)).map(([a, b]) => rice(Math.min(a, b), Math.max(a, b)));

describe("B5 what counts", () => {
  test("arrives in time, from a place that can send", () => {
    expect(ready(lot(1, null, "LBG-1"), lot(2, null, "LBG-3"), lot(4, null, "LBG-9"))).toMatchObject([
      { lot: { quantity: 1 }, hours: 1, arrivesAt: NOW + HOUR_MS, useFirst: false },
    ]);
  });

  test("is still good a day after it arrives", () => {
    const [hour, day] = [1 / 24, STOCK_SETTINGS.handOutDays.value];
    expect(ready(lot(1, -1), lot(1, hour / 2), lot(1, day + hour - 0.001))).toEqual([]);
    expect(ready(lot(1, day + hour))).toHaveLength(1);
  });

  test("is marked pakai dulu within 75 days of its expiry", () => {
    const marks = ready(lot(1, 75), lot(1, 75.1), lot(1, null)).map(({ useFirst }) => useFirst);
    expect(marks).toEqual([true, false, false]);
  });
});

describe("B6 first expired, first out", () => {
  test("the soonest to expire goes first, the unknown last, and no more is taken than the high need", () => {
    const stock = ready(lot(100, null), lot(100, 300), lot(100, 40, "LBG-2"), lot(100, 300, "LBG-2"));
    const [gap] = gaps([rice(50, 250)], stock);
    expect(gap?.used.map(({ lot, quantity }) => [lot.placeId, lot.expiresAt, quantity])).toEqual([
      ["LBG-2", NOW + 40 * DAY_MS, 100],
      ["LBG-1", NOW + 300 * DAY_MS, 100],
      ["LBG-2", NOW + 300 * DAY_MS, 50],
    ]);
    expect(gap?.have).toBe(400);
  });

  test("never takes a lot that is expired when it arrives, nor leaves an older one for a younger", () => {
    fc.assert(
      fc.property(lots, need, (lots, need) => {
        const [gap] = gaps([need], stockInTime({ lots, hoursTo: near, departAt: NOW }));
        const used = gap?.used ?? [];
        for (const { lot, arrivesAt, quantity } of used) {
          expect(lot.expiresAt ?? Infinity).toBeGreaterThan(arrivesAt);
          expect(quantity).toBeGreaterThan(0);
          expect(quantity).toBeLessThanOrEqual(lot.quantity);
        }
        const ends = used.map(({ lot }) => lot.expiresAt ?? Infinity);
        expect(ends).toEqual(ends.toSorted((a, b) => a - b));
        const taken = used.reduce((sum, { quantity }) => sum + quantity, 0);
        expect(taken).toBe(Math.min(need.high, gap?.have ?? 0));
      }),
    );
  });
});

describe("B7 the gap", () => {
  test("is never negative, never more than the need, and its low never above its high", () => {
    fc.assert(
      fc.property(lots, need, (lots, need) => {
        const [gap] = gaps([need], stockInTime({ lots, hoursTo: near, departAt: NOW }));
        const { low, high } = shortOf(gap);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(high);
        expect(high).toBeLessThanOrEqual(need.high);
      }),
    );
  });

  test("never grows when there is more stock", () => {
    fc.assert(
      fc.property(lots, lots, need, (some, more, need) => {
        const short = (lots: StockLot[]) =>
          shortOf(gaps([need], stockInTime({ lots, hoursTo: near, departAt: NOW }))[0]);
        expect(short([...some, ...more]).low).toBeLessThanOrEqual(short(some).low);
        expect(short([...some, ...more]).high).toBeLessThanOrEqual(short(some).high);
      }),
    );
  });

  test("of what no store keeps is the whole need, and what is there is unknown, not zero", () => {
    const water: Need = { item: "air minum", unit: "liter", low: 10, mid: 15, high: 20 };
    const [gap, known] = gaps([water, rice(5)], []);
    const range = { low: 10, mid: 15, high: 20 };
    expect(gap).toEqual({
      item: "air minum",
      unit: "liter",
      need: range,
      have: null,
      reported: 0,
      locked: 0,
      expiresAt: null,
      used: [],
    });
    expect(shortageOf(gap!, REPORTED)).toEqual({ known: "nothing" });
    expect(known?.have).toBe(0);
  });
});

describe("B8 names", () => {
  test("on both sides stand in the tables, each need once", () => {
    for (const { need, needUnit, stock, stockUnit } of STOCK_NAMES) {
      expect(
        table.some(({ item, unit }) => item === need && unit === needUnit),
        need,
      ).toBe(true);
      expect(
        example.some(({ item, unit }) => item === stock && unit === stockUnit),
        stock,
      ).toBe(true);
    }
    const needed = STOCK_NAMES.map(({ need, needUnit }) => `${need} ${needUnit}`);
    expect(new Set(needed).size).toBe(needed.length);
  });

  test("a packet of ready meals is one portion, and side dishes are none", () => {
    const meals: Need = { item: "makanan siap saji", unit: "porsi", low: 10, mid: 10, high: 10 };
    const stock = ready(lot(3, null, "LBG-1", "makanan siap saji"), lot(9, null, "LBG-1", "lauk pauk siap saji"));
    const [gap] = gaps([meals], stock);
    expect([gap?.have, shortOf(gap)]).toMatchObject([3, { low: 7, high: 7 }]);
  });
});
