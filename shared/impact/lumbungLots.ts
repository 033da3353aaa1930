import { blocksFrom, slotKm } from "../geo/blocks.ts";
import { HALF_ROUND_KM, unitVector } from "../geo/distance.ts";
import type { Exposure } from "../ground/exposure.ts";
import type { AbleIn } from "../help/help.ts";
import { STOCK_SETTINGS, type StockLot } from "../need/stock.ts";
import type { StockBasis } from "../record/impact.ts";
import type { Stop } from "../travel/means.ts";
import { travelTo } from "../travel/travel.ts";

/** Which of our places can send anything: one by one, and what is known of whole blocks. */
export interface Able {
  isAble(position: number): boolean;
  ableIn: AbleIn;
}

/** Where lots are whose travel is already within the deadline. */
export const IN_TIME = "lumbung dalam jangkauan";

/**
 * need.4: all lumbung in time as one: while each is taken to hold what one office published, with no expiry known, which of them gives
 * makes no difference to what is there.
 */
export function lumbungLots(target: Stop, able: Able, exposure: Exposure): { lots: StockLot[]; stock: StockBasis } {
  const { stops, lands, lumbungCount, ground } = exposure;
  const limit = STOCK_SETTINGS.inTimeHours.value;
  const { hours, leastHours } = travelTo(target, ground.means);
  const farthest = farthestKm(limit, leastHours);
  const vector = unitVector(target.at);
  let count = 0;
  exposure.placesOf.forEach(({ kind, index: { blocks }, offset }, rank) => {
    if (kind !== "lumbung") return;
    const { from, positions, vectors } = blocks;
    blocksFrom(blocks, vector).forEach((nearKm, block) => {
      const ableHere = nearKm > farthest ? "none" : able.ableIn(rank, block);
      if (ableHere === "none") return;
      for (let slot = from[block]; slot < from[block + 1]; slot++) {
        const position = offset + positions[slot];
        if (ableHere === "some" && !able.isAble(position)) continue;
        const km = slotKm(vectors, slot, vector);
        if (hours(stops[position], km, limit, lands[position]) <= limit) count += lumbungCount[position];
      }
    });
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

/** Beyond this nothing arrives within `hours`, however it travels. */
function farthestKm(hours: number, leastHours: (km: number) => number): number {
  let [near, far] = [0, HALF_ROUND_KM];
  while (far - near > 1) {
    const middle = (near + far) / 2;
    if (leastHours(middle) <= hours) near = middle;
    else far = middle;
  }
  return far;
}
