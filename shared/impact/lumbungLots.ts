import { slotKm } from "../geo/blocks.ts";
import { distanceKm } from "../geo/distance.ts";
import type { Exposure } from "../ground/exposure.ts";
import type { AbleIn } from "../help/help.ts";
import { STOCK_SETTINGS, type StockLot } from "../need/stock.ts";
import type { StockBasis } from "../record/impact.ts";
import type { Stock } from "../record/stock.ts";
import { DAY_MS, dayStart } from "../time.ts";
import type { TravelTo } from "../travel/travel.ts";

/** Which of our places can send anything: one by one, and what is known of whole blocks. */
export interface Able {
  isAble(position: number): boolean;
  ableIn: AbleIn;
}

/** Where lots are whose travel is already within the deadline. */
export const IN_TIME = "lumbung dalam jangkauan";

/**
 * need.4: all lumbung that are in time at one of the targets, each once (help.14), as one: while each is taken to hold what one office
 * published, with no expiry known, which of them gives makes no difference to what is there. need.13: beside them every place whose
 * office reported what it holds, a lumbung then with that and without an example.
 */
export function lumbungLots(
  roads: readonly TravelTo[],
  able: Able,
  exposure: Exposure,
): { lots: StockLot[]; hoursTo: ReadonlyMap<string, number>; stock: StockBasis } {
  const { stops, lands, starts, exampleCount, ground } = exposure;
  const limit = STOCK_SETTINGS.inTimeHours.value;
  const reachable = roads.map((road) => ({ road, reachKm: road.reachKm(limit) }));
  const near: TravelTo[] = [];
  let count = 0;
  exposure.placesOf.forEach(({ kind, index: { blocks }, offset }, rank) => {
    if (kind !== "lumbung") return;
    const { from, positions, vectors, middles, radiiKm } = blocks;
    for (let block = 0; block < blocks.count; block++) {
      const ableHere = able.ableIn(rank, block);
      if (ableHere === "none") continue;
      near.length = 0;
      let allInTime = false;
      for (const { road, reachKm } of reachable) {
        const middleKm = slotKm(middles, block, road.vector);
        const [nearKm, farKm] = [Math.max(0, middleKm - radiiKm[block]), middleKm + radiiKm[block]];
        if (nearKm > reachKm || road.leastHours(starts[rank], block, nearKm, farKm) > limit) continue;
        near.push(road);
        allInTime = road.mostHours(starts[rank], block, nearKm, farKm) <= limit;
        if (allInTime) break;
      }
      for (let slot = from[block]; near.length > 0 && slot < from[block + 1]; slot++) {
        const position = offset + positions[slot];
        if (ableHere === "some" && !able.isAble(position)) continue;
        if (allInTime || isInTime(slot, position)) count += exampleCount[position];
      }
    }

    function isInTime(slot: number, position: number): boolean {
      return near.some(
        ({ hours, vector }) => hours(stops[position], slotKm(vectors, slot, vector), limit, lands[position]) <= limit,
      );
    }
  });
  const examples = ground.lumbungContents.map(({ item, unit, quantity }): StockLot => ({
    placeId: IN_TIME,
    item,
    unit,
    quantity: quantity * count,
    expiresAt: null,
    basis: "contoh",
    locked: true,
  }));
  const told = reportsInTime(roads, able, exposure);
  return {
    lots: [...examples, ...told.flatMap(({ report, locked }) => lotsOf(report, locked))],
    // What is within the deadline already has no further way to go.
    hoursTo: new Map([[IN_TIME, 0], ...told.map(({ report, hours }) => [report.id, hours] as const)]),
    stock: {
      stores: count + told.reduce((sum, { stores }) => sum + stores, 0),
      example: count,
      ...spanOf(told.map(({ report }) => report.asOf)),
      withinHours: limit,
    },
  };
}

function reportsInTime(
  roads: readonly TravelTo[],
  able: Able,
  { stops, lands, lumbungCount, places, reported }: Exposure,
): { report: Stock; hours: number; stores: number; locked: boolean }[] {
  const limit = STOCK_SETTINGS.inTimeHours.value;
  return [...reported].flatMap(([position, report]) => {
    if (!able.isAble(position)) return [];
    const { at } = places[position];
    const hours = Math.min(
      ...roads.map((road) => road.hours(stops[position], distanceKm(road.to.at, at), limit, lands[position])),
    );
    const count = lumbungCount[position];
    return hours > limit ? [] : [{ report, hours, stores: count || 1, locked: count > 0 }];
  });
}

function lotsOf({ id, lots }: Stock, locked: boolean): StockLot[] {
  return lots.map(({ item, unit, quantity, expiresOn }) => ({
    placeId: id,
    item,
    unit,
    quantity,
    expiresAt: expiresOn === null ? null : dayStart(expiresOn) + DAY_MS,
    basis: "dilaporkan",
    locked,
  }));
}

function spanOf(days: readonly string[]): Pick<StockBasis, "asOf"> {
  const sorted = days.toSorted();
  const [from, to] = [sorted.at(0), sorted.at(-1)];
  return from === undefined || to === undefined ? {} : { asOf: { from, to } };
}
