import { stockDayWords } from "../../../shared/need/stockWords.ts";
import type { Impact } from "../../../shared/record/impact.ts";
import type { ReportedLot } from "../../../shared/record/stock.ts";
import { DAY_MS, dayStart, HOUR_MS } from "../../../shared/time.ts";
import { thousands } from "../../../shared/words/figures.ts";
import type { World } from "../../../shared/world/world.ts";
import { postName } from "../say/words.ts";
import { travelWords } from "./arrivals.ts";
import { stockAmount } from "./goods.ts";

/** desk.39: what offices reported of stores that come too late to count: they are the next consignment. */

interface FarStore {
  name: string;
  /** Of travel, to the target that it reaches first. */
  hours: string;
  /** `7,0 t beras, 200 lembar selimut, dan 3 lain` */
  goods: string;
  /** `keadaan 28 Nov` */
  keptOn: string;
}

const GOODS_SHOWN = 3;

/** The soonest first; of those alone that the plan of help names, the nearest of their kind: of others the way is not known. */
export function farStores({
  impact: { help, computedAt },
  world: { place, stock },
  beyondHours,
}: {
  impact: Pick<Impact, "help" | "computedAt">;
  world: Pick<World, "place" | "stock">;
  beyondHours: number;
}): FarStore[] {
  const hoursTo = new Map<string, number>();
  for (const { placeId, hours } of help)
    if (stock.has(placeId)) hoursTo.set(placeId, Math.min(hoursTo.get(placeId) ?? Infinity, hours ?? Infinity));
  return [...hoursTo]
    .filter(([, hours]) => hours > beyondHours)
    .sort(([, a], [, b]) => a - b)
    .flatMap(([id, hours]): FarStore[] => {
      const report = stock.get(id);
      const goods = report ? goodsOf(report.lots, computedAt) : [];
      if (!report || goods.length === 0) return [];
      const more = goods.length - GOODS_SHOWN;
      return [
        {
          name: postName(place, id),
          hours: travelWords(hours === Infinity ? null : hours * HOUR_MS),
          goods: `${goods.slice(0, GOODS_SHOWN).join(", ")}${more > 0 ? `, dan ${thousands(more)} lain` : ""}`,
          keptOn: stockDayWords({ from: report.asOf, to: report.asOf }, computedAt),
        },
      ];
    });
}

/** Each item once, of what is still good. */
function goodsOf(lots: readonly ReportedLot[], at: number): string[] {
  const sums = new Map<string, Pick<ReportedLot, "item" | "unit" | "quantity">>();
  for (const { item, unit, quantity, expiresOn } of lots) {
    if (quantity <= 0 || (expiresOn !== null && dayStart(expiresOn) + DAY_MS <= at)) continue;
    const key = `${item}\n${unit}`;
    sums.set(key, { item, unit, quantity: quantity + (sums.get(key)?.quantity ?? 0) });
  }
  return [...sums.values()].map(({ item, unit, quantity }) => `${stockAmount(quantity, unit)} ${item}`);
}
