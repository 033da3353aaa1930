import type { Exposure } from "../ground/exposure.ts";
import { gaps } from "../need/gap.ts";
import { blocksFrom, slotKm } from "../geo/blocks.ts";
import { unitVector } from "../geo/distance.ts";
import { HALF_ROUND_KM } from "../geo/placeIndex.ts";
import type { HelpQuestion } from "../help/help.ts";
import type { Needs, Range, StockBasis } from "../record/impact.ts";
import { needs } from "../need/needs.ts";
import { STOCK_SETTINGS, stockInTime, type StockLot } from "../need/stock.ts";
import { type Stop, travelTo } from "../travel/travel.ts";

type Able = Required<Pick<HelpQuestion, "isAble" | "ableIn">>;

const PROFILES = ["perka-7-2008", "paket-lapangan"] as const;
const SPANS = [3, 7, 14] as const;

/** Both profiles for each span, against what those of our places that are able can bring in time to `target`. */
export function quakeNeeds(people: Range, target: Stop, able: Able, exposure: Exposure, now: number): Needs[] {
  const { lots, stock } = lumbungLots(target, able, exposure);
  const ready = stockInTime({ lots, hoursTo: HERE, departAt: now });
  return PROFILES.flatMap((profile) =>
    SPANS.map((days): Needs => ({
      profile,
      days,
      stock,
      lines: gaps(needs(people, days, profile, exposure.ground.needTable), ready).map(
        ({ item, unit, need, have, short, used }) => ({
          item,
          unit,
          need,
          have,
          short,
          useFirst: used.some((lot) => lot.useFirst),
        }),
      ),
    })),
  );
}

/** Where lots are whose travel is already within the deadline. */
const IN_TIME = "lumbung dalam jangkauan";
const HERE = new Map([[IN_TIME, 0]]);

/**
 * All lumbung in time as one: while each is taken to hold what one office published, with no expiry known, which of them gives
 * makes no difference to what is there.
 */
function lumbungLots(target: Stop, able: Able, exposure: Exposure): { lots: StockLot[]; stock: StockBasis } {
  const { islands, airports, lumbungCount, ground } = exposure;
  const limit = STOCK_SETTINGS.inTimeHours.value;
  const { hours, leastHours } = travelTo(target, ground.means);
  const farthest = farthestKm(limit, leastHours);
  const [x, y, z] = unitVector(target.at);
  let count = 0;
  exposure.placesOf.forEach(({ kind, index: { blocks }, offset }, rank) => {
    if (kind !== "lumbung") return;
    const { from, positions, vectors } = blocks;
    blocksFrom(blocks, [x, y, z]).forEach((nearKm, block) => {
      const ableHere = nearKm > farthest ? "none" : able.ableIn(rank, block);
      if (ableHere === "none") return;
      for (let slot = from[block] ?? 0; slot < (from[block + 1] ?? 0); slot++) {
        const position = offset + (positions[slot] ?? 0);
        const km = slotKm(vectors, slot, x, y, z);
        if (hours(islands[position] ?? null, airports[position] ?? null, km) > limit) continue;
        if (ableHere === "all" || able.isAble(position)) count += lumbungCount[position] ?? 0;
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
