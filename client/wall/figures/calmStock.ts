import { stockDayWords } from "../../../shared/need/stockWords.ts";
import { STOCK_SETTINGS } from "../../../shared/need/stock.ts";
import type { ReportedLot, Stock } from "../../../shared/record/stock.ts";
import { daysUntil } from "../../../shared/time.ts";
import { thousands } from "../../../shared/words/figures.ts";
import type { World } from "../../../shared/world/world.ts";
import { townOf } from "./posts.ts";

/** wall.39: what calm says of goods: only what offices reported; of an example nothing. */

const HAND_OUT_DAYS = STOCK_SETTINGS.useFirstDays.value;

/** `769 dari 781 tempat`; null where we have no lumbung and no gudang. */
export function unreportedWords({ place, stock }: Pick<World, "place" | "stock">): string | null {
  let [stores, untold] = [0, 0];
  for (const one of place.values()) {
    if (one.kind !== "lumbung" && one.kind !== "warehouse") continue;
    const count = one.kind === "lumbung" ? one.count : 1;
    stores += count;
    if (!stock.has(one.id)) untold += count;
  }
  return stores === 0 ? null : `${thousands(untold)} dari ${thousands(stores)} tempat`;
}

export interface NearExpiry {
  title: string;
  /** How many there are besides those shown, and from when the reports are. */
  basis: string;
  rows: { id: string; goods: string; place: string; left: string }[];
}

/** By the ministry's rule to be handed out by now, the first to expire first; null where no report tells of any. */
export function nearExpiry(
  { place, stock }: Pick<World, "place" | "stock">,
  now: number,
  most: number,
): NearExpiry | null {
  const near = [...stock.values()].flatMap((report) => {
    const where = place.get(report.id);
    return where ? dueLots(report, now).map((lot) => ({ ...lot, where, asOf: report.asOf })) : [];
  });
  if (near.length === 0 || most <= 0) return null;
  const soonest = near.toSorted((a, b) => a.days - b.days || b.quantity - a.quantity);
  const rows = soonest.slice(0, most).map(({ item, unit, quantity, days, where }, i) => ({
    id: `${where.id} ${i}`,
    goods: `${thousands(quantity)} ${unit === "kg" || unit === "liter" ? `${unit} ` : ""}${item.replace(/^makanan /, "")}`,
    place: townOf([where]),
    left: days === 0 ? "hari ini" : `${thousands(days)} hari`,
  }));
  const dates = near.map(({ asOf }) => asOf).sort();
  const [from = "", to = ""] = [dates.at(0), dates.at(-1)];
  const shown = near.length > rows.length ? `${rows.length} dari ${thousands(near.length)}, ` : "";
  return {
    title: `Stok harus keluar, ≤ ${HAND_OUT_DAYS} hari`,
    basis: `${shown}${stockDayWords({ from, to }, now)}`,
    rows,
  };
}

/** Within the rule's days of their last, and not past it: each item and last day once, batches together. */
function dueLots({ lots }: Stock, now: number): (Pick<ReportedLot, "item" | "unit" | "quantity"> & { days: number })[] {
  const due = new Map<string, Pick<ReportedLot, "item" | "unit" | "quantity"> & { days: number }>();
  for (const { item, unit, quantity, expiresOn } of lots) {
    if (quantity <= 0 || expiresOn === null) continue;
    const days = daysUntil(expiresOn, now);
    if (days < 0 || days > HAND_OUT_DAYS) continue;
    const key = `${item}\n${unit}\n${expiresOn}`;
    due.set(key, { item, unit, days, quantity: quantity + (due.get(key)?.quantity ?? 0) });
  }
  return [...due.values()];
}
