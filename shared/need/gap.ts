import type { Need } from "./needs.ts";
import type { ReadyLot } from "./stock.ts";

/** need.7: what is needed beside what comes in time; what is missing of it `shortageOf` tells. */

interface Amounts {
  low: number;
  mid: number;
  high: number;
}

export interface Gap {
  item: string;
  unit: string;
  need: Amounts;
  /** In the need's unit; null when no stock of this item is kept anywhere, which is not zero but unknown. */
  have: number | null;
  /** Of `have`: what was reported, in the need's unit. */
  reported: number;
  /** Of `have`: what lies in lumbung (need.15). */
  locked: number;
  /** Of what was reported, the soonest; null where nobody told. */
  expiresAt: number | null;
  /** As many as the high need takes, first expired first. */
  used: UsedLot[];
}

interface UsedLot extends ReadyLot {
  /** In the lot's unit. */
  quantity: number;
}

/** need.8: which goods of a store answer a need. */
export interface StockName {
  need: string;
  needUnit: string;
  stock: string;
  stockUnit: string;
  /** Units of the need in one unit of the stock. */
  each: number;
  why: string;
}

const same = (item: string, unit: string): StockName => ({
  need: item,
  needUnit: unit,
  stock: item,
  stockUnit: unit,
  each: 1,
  why: "nama dan satuan sama",
});

/**
 * Not in it, on purpose: *lauk pauk siap saji* (no meal without rice), *biskuit* (neither a meal nor *makanan anak*), *mi instan*,
 * *minyak goreng*. Water, toilets, taps, clothing and *makanan anak* lie in no published store: they count, under their own name and
 * unit, where an office reports them.
 */
export const STOCK_NAMES: readonly StockName[] = [
  same("beras", "kg"),
  same("makanan siap saji", "paket"),
  {
    need: "makanan siap saji",
    needUnit: "porsi",
    stock: "makanan siap saji",
    stockUnit: "paket",
    each: 1,
    why: "1 paket dihitung 1 porsi, pilihan kami",
  },
  same("family kit", "paket"),
  same("kidware", "paket"),
  same("kasur", "lembar"),
  same("selimut", "lembar"),
  same("tenda gulung", "lembar"),
  {
    need: "tenda keluarga",
    needUnit: "unit",
    stock: "tenda keluarga portabel",
    stockUnit: "unit",
    each: 1,
    why: "tenda keluarga portabel untuk satu keluarga",
  },
  same("tenda serbaguna", "unit"),
];

/** One line a need, in their order. `stock` is first expired first, as `stockInTime` gives it. */
export function gaps(
  needs: readonly Need[],
  stock: readonly ReadyLot[],
  names: readonly StockName[] = STOCK_NAMES,
): Gap[] {
  const byItem = new Map<string, ReadyLot[]>();
  for (const ready of stock) {
    const item = key(ready.lot.item, ready.lot.unit);
    const lots = byItem.get(item);
    if (lots) lots.push(ready);
    else byItem.set(item, [ready]);
  }
  return needs.map(({ item, unit, low, mid, high }): Gap => {
    const need = { low, mid, high };
    const name =
      names.find((one) => one.need === item && one.needUnit === unit) ??
      (byItem.has(key(item, unit)) ? same(item, unit) : null);
    if (!name) return { item, unit, need, have: null, reported: 0, locked: 0, expiresAt: null, used: [] };
    const lots = byItem.get(key(name.stock, name.stockUnit)) ?? [];
    const amount = (of: readonly ReadyLot[]) => of.reduce((sum, { lot }) => sum + lot.quantity * name.each, 0);
    const have = amount(lots);
    const told = lots.filter(({ lot }) => lot.basis === "dilaporkan");
    return {
      item,
      unit,
      need,
      have,
      reported: amount(told),
      locked: amount(lots.filter(({ lot }) => lot.locked)),
      // First expired first.
      expiresAt: told.at(0)?.lot.expiresAt ?? null,
      used: taken(lots, high / name.each),
    };
  });
}

const key = (item: string, unit: string) => `${item}\n${unit}`;

function taken(lots: readonly ReadyLot[], wanted: number): UsedLot[] {
  const used: UsedLot[] = [];
  let left = wanted;
  for (const ready of lots) {
    if (left <= 0) break;
    const quantity = Math.min(left, ready.lot.quantity);
    used.push({ ...ready, quantity });
    left -= quantity;
  }
  return used;
}
