import { slotKm } from "../geo/blocks.ts";
import { unitVector } from "../geo/distance.ts";
import type { Exposure } from "../ground/exposure.ts";
import type { AbleIn } from "../help/help.ts";
import { STOCK_SETTINGS, type StockLot } from "../need/stock.ts";
import type { StockBasis } from "../record/impact.ts";
import type { Stop } from "../travel/means.ts";
import { farthestKm, travelTo } from "../travel/travel.ts";

/** Which of our places can send anything: one by one, and what is known of whole blocks. */
export interface Able {
  isAble(position: number): boolean;
  ableIn: AbleIn;
}

/** Where lots are whose travel is already within the deadline. */
export const IN_TIME = "lumbung dalam jangkauan";

/**
 * need.4: all lumbung that are in time at one of the targets, each once (help.14), as one: while each is taken to hold what one office
 * published, with no expiry known, which of them gives makes no difference to what is there.
 */
export function lumbungLots(
  targets: readonly Stop[],
  able: Able,
  exposure: Exposure,
): { lots: StockLot[]; stock: StockBasis } {
  const { stops, lands, lumbungCount, ground } = exposure;
  const limit = STOCK_SETTINGS.inTimeHours.value;
  const roads = targets.map((target) => {
    const { hours, leastHours } = travelTo(target, ground.means);
    return { hours, vector: unitVector(target.at), farthest: farthestKm(limit, leastHours) };
  });
  const near: typeof roads = [];
  let count = 0;
  exposure.placesOf.forEach(({ kind, index: { blocks }, offset }, rank) => {
    if (kind !== "lumbung") return;
    const { from, positions, vectors, middles, radiiKm } = blocks;
    for (let block = 0; block < blocks.count; block++) {
      const ableHere = able.ableIn(rank, block);
      if (ableHere === "none") continue;
      near.length = 0;
      for (const road of roads)
        if (slotKm(middles, block, road.vector) - radiiKm[block] <= road.farthest) near.push(road);
      for (let slot = from[block]; near.length > 0 && slot < from[block + 1]; slot++) {
        const position = offset + positions[slot];
        if (ableHere === "some" && !able.isAble(position)) continue;
        for (const { hours, vector } of near) {
          if (hours(stops[position], slotKm(vectors, slot, vector), limit, lands[position]) > limit) continue;
          count += lumbungCount[position];
          break;
        }
      }
    }
  });
  const lots = ground.lumbungContents.map(({ item, unit, quantity }): StockLot => ({
    placeId: IN_TIME,
    item,
    unit,
    quantity: quantity * count,
    expiresAt: null,
    basis: "contoh",
  }));
  return { lots, stock: { stores: count, example: count, withinHours: STOCK_SETTINGS.inTimeHours.value } };
}
