import { describe, expect, test } from "vitest";
import { goodsWhy } from "../../client/desk/why/goods.ts";
import { gaps } from "../../shared/need/gap.ts";
import { SK_UNKNOWN, SK_WITHIN } from "../../shared/need/lock.ts";
import type { StockLot } from "../../shared/need/stock.ts";
import { stockInTime } from "../../shared/need/stock.ts";
import { DAY_MS } from "../../shared/time.ts";

const rice = { item: "beras", unit: "kg", low: 100, mid: 1000, high: 9000 };
const lot = (placeId: string, quantity: number, change: Partial<StockLot> = {}): StockLot => ({
  placeId,
  item: "beras",
  unit: "kg",
  quantity,
  expiresAt: null,
  basis: "dilaporkan",
  locked: true,
  ...change,
});
const gap = (...lots: StockLot[]) =>
  gaps([rice], stockInTime({ lots, hoursTo: new Map(lots.map(({ placeId }) => [placeId, 1])), departAt: 0 }))[0];

describe("need.15 what lies in a lumbung waits for a decree", () => {
  test("of a line's stock, an example's as a report's; what lies in a gudang does not", () => {
    const stock = [
      lot("LBG-1", 300),
      lot("LBG-2", 1000, { basis: "contoh" }),
      lot("GDG-1", 70, { locked: false, expiresAt: 100 * DAY_MS }),
    ];
    expect(gap(...stock)).toMatchObject({ have: 1370, reported: 370, locked: 1300, expiresAt: 100 * DAY_MS });
    expect(gap(lot("GDG-1", 70, { locked: false }))).toMatchObject({ have: 70, locked: 0, expiresAt: null });
  });

  test("no decree is known of, and the desk tells within which time one is looked for", () => {
    expect(SK_UNKNOWN).toBe("terkunci sampai SK Tanggap Darurat, belum diketahui");
    const rows = goodsWhy({ needs: [] }).rows.map(({ label, value, why }) => [label, value, why]);
    expect(rows).toContainEqual(["SK", `${SK_WITHIN.value} jam`, expect.stringContaining("pilihan kami")]);
  });
});
