import type { Setting } from "../setting.ts";
import { DAY_MS, HOUR_MS } from "../time.ts";

/** Goods of ours: what lies where, and which of it can be there in time and still good. */

export interface StockLot {
  placeId: string;
  item: string;
  unit: string;
  quantity: number;
  /** Epoch ms; null when nobody told us. */
  expiresAt: number | null;
  /** `contoh`: what another office published, until this one reports its own. */
  basis: "contoh" | "dilaporkan";
  /** need.15: behind a lumbung's door. */
  locked: boolean;
}

/** A lot that counts. */
export interface ReadyLot {
  lot: StockLot;
  /** Of travel. */
  hours: number;
  arrivesAt: number;
  /** *Pakai dulu*: it expires within 75 days, so by the ministry's rule it should have been handed out already. */
  useFirst: boolean;
}

type StockSettings = Record<keyof typeof STOCK_SETTINGS, Setting>;

/** need.5: what stock must be to count. */
export const STOCK_SETTINGS = {
  inTimeHours: {
    value: 2,
    unit: "jam",
    basis: "ours",
    why: "barang sejauh 2 jam tempuh dihitung: tiba bersama unit pertama dan terbagi pada hari itu; yang lebih jauh adalah kiriman berikutnya, pilihan kami",
  },
  handOutDays: {
    value: 1,
    unit: "hari",
    basis: "ours",
    why: "barang harus masih baik satu hari sesudah tiba, waktu untuk membaginya, pilihan kami",
  },
  useFirstDays: {
    value: 75,
    unit: "hari",
    basis: "published",
    why: "barang dibagikan paling lambat 75 hari sebelum kedaluwarsa (Kemensos, okezone 9 Januari 2024)",
  },
} satisfies Record<string, Setting>;

export interface StockQuestion {
  lots: readonly StockLot[];
  /** Place id → hours of travel; a place that is not there sends nothing. */
  hoursTo: ReadonlyMap<string, number>;
  departAt: number;
  settings?: StockSettings;
}

/** need.6: first expired first; what has no known expiry comes last; then soonest there, then by place. */
export function stockInTime({ lots, hoursTo, departAt, settings = STOCK_SETTINGS }: StockQuestion): ReadyLot[] {
  const ready = lots.flatMap((lot): ReadyLot[] => {
    const hours = hoursTo.get(lot.placeId);
    if (hours === undefined || hours > settings.inTimeHours.value || lot.quantity <= 0) return [];
    const arrivesAt = departAt + Math.round(hours * HOUR_MS);
    const { expiresAt } = lot;
    if (expiresAt !== null && expiresAt < arrivesAt + settings.handOutDays.value * DAY_MS) return [];
    const useFirst = expiresAt !== null && expiresAt - departAt <= settings.useFirstDays.value * DAY_MS;
    return [{ lot, hours, arrivesAt, useFirst }];
  });
  return ready.sort(
    (a, b) =>
      (a.lot.expiresAt ?? Number.MAX_SAFE_INTEGER) - (b.lot.expiresAt ?? Number.MAX_SAFE_INTEGER) ||
      a.hours - b.hours ||
      (a.lot.placeId < b.lot.placeId ? -1 : 1),
  );
}
