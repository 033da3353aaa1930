import { blocksFrom, slotKm } from "../geo/blocks.ts";
import { distanceKm, type LngLat, unitVector } from "../geo/distance.ts";
import { nearestFirst } from "../geo/nearestFirst.ts";
import type { PlacesOfKind } from "../ground/exposure.ts";
import type { Help } from "../record/impact.ts";
import type { Place } from "../record/place.ts";
import { HOUR_MS } from "../time.ts";
import type { Means, Stop } from "../travel/means.ts";
import { travelHours, travelTo } from "../travel/travel.ts";

/** Who of ours can come, and when. */

export interface HelpQuestion {
  target: Stop;
  /** As in `Exposure`. */
  places: readonly Place[];
  placesOf: readonly PlacesOfKind[];
  /** As in `Exposure`, of each of `places`. */
  stops: readonly Stop[];
  lands: Int32Array;
  mmiAt: (position: number) => number | null;
  /** Whether the place at this position can send anything: `isAbleAt` for a quake, outside the polygons for weather. */
  isAble: (position: number) => boolean;
  /** What is known of whole blocks, so that not each of their places need be asked. */
  ableIn?: AbleIn;
  departAt: number;
  means: Means;
  /** Of each kind. */
  most: number;
  /** An offer that takes longer, or nobody knows how long, is left out. */
  withinHours?: number;
}

/** Whether all, none or some of a block's places can send anything; `rank` of their kind in `placesOf`. */
export type AbleIn = (rank: number, block: number) => "all" | "none" | "some";

/** impact.7: a post at VI or more may be hurt itself (*pos terdampak*): it is asked, not sent. */
export const HURT_MMI = 5.5;
export const isAbleAt = (mmi: number | null): boolean => mmi === null || mmi < HURT_MMI;

/** Of each kind, in the order of `placesOf`, those that are there soonest; soonest first, then nearest. */
export function rankHelp(question: HelpQuestion): Help[] {
  return question.placesOf.flatMap((ofKind, rank) => soonestOf(ofKind, rank, question));
}

/** help.5: block by block outwards, until no place farther off can be sooner than those found. The way is described for those alone that are offered. */
function soonestOf({ index, kind, offset }: PlacesOfKind, rank: number, question: HelpQuestion): Help[] {
  const { target, places, stops, lands, mmiAt, isAble, ableIn, departAt, most, withinHours = Infinity } = question;
  const { means } = question;
  const { hours, leastHours } = travelTo(target, means);
  const found = soonest(Math.min(most, index.size), withinHours);
  const vector = unitVector(target.at);
  const { from, positions, vectors } = index.blocks;
  const blocks = nearestFirst(index.blocks.count);
  blocksFrom(index.blocks, vector).forEach((km, block) => blocks.found(block, km));
  blocks.visitWhile((block, nearKm) => {
    if (found.latest() <= Math.min(leastHours(nearKm), hoursToRank(Infinity, nearKm))) return false;
    const able = ableIn?.(rank, block) ?? "some";
    if (able === "none") return true;
    for (let slot = from[block]; slot < from[block + 1]; slot++) {
      const position = offset + positions[slot];
      if (able === "some" && !isAble(position)) continue;
      const latest = found.latest() + NOISE_HOURS;
      const km = slotKm(vectors, slot, vector);
      const away = hoursToRank(hours(stops[position], km, latest, lands[position]), km);
      if (away <= latest) found.add(position, away);
    }
    return true;
  });
  const help = found.positions().flatMap((position): (Help & { position: number })[] => {
    const travel = travelHours(stops[position], target, means);
    if ((travel.hours ?? Infinity) > withinHours) return [];
    const arrivesAt = travel.hours === null ? null : departAt + Math.round(travel.hours * HOUR_MS);
    return [{ placeId: places[position].id, kind, ...travel, mmi: null, arrivesAt, position }];
  });
  return help
    .sort(soonestFirst)
    .slice(0, most)
    .map(({ position, ...offer }) => ({ ...offer, mmi: mmiAt(position) }));
}

/** travel.2: those whose hours nobody knows come after all others, the nearest first: no journey takes so many hours. */
function hoursToRank(hours: number, km: number): number {
  return hours === Infinity ? AFTER_ALL_HOURS + km : hours;
}

const AFTER_ALL_HOURS = 1e6;

/** Keeps the `most` soonest, and with them those that are later by no more than rounding. */
function soonest(most: number, withinHours: number) {
  const ranked = new Float64Array(most).fill(withinHours);
  const found: { position: number; hours: number }[] = [];
  const latest = () => ranked[most - 1] ?? withinHours;
  return {
    /** Hours of the last of the soonest, as far as they are found. */
    latest,
    add(position: number, hours: number): void {
      found.push({ position, hours });
      if (hours >= latest()) return;
      let rank = most - 1;
      for (; rank > 0 && ranked[rank - 1] > hours; rank--) ranked[rank] = ranked[rank - 1];
      ranked[rank] = hours;
    },
    positions: () => found.flatMap(({ position, hours }) => (hours <= latest() + NOISE_HOURS ? [position] : [])),
  };
}

/** Distance by blocks and by great circles differs by rounding. */
const NOISE_HOURS = 1e-6;

function soonestFirst(a: Help, b: Help): number {
  const hoursOf = ({ hours, km }: Help) => hoursToRank(hours ?? Infinity, km);
  return hoursOf(a) - hoursOf(b) || a.km - b.km || (a.placeId < b.placeId ? -1 : 1);
}

/** help.8: where help is sent: the point with people that lies nearest to their weighted centre, so never at sea. Null without people. */
export function centreOf(points: readonly { at: Readonly<LngLat>; people: number }[]): Readonly<LngLat> | null {
  const first = points.at(0);
  if (!first) return null;
  let [all, east, north] = [0, 0, 0];
  for (const { at, people } of points) {
    // Degrees from the first point, the short way round: the date line doesn't matter.
    east += people * (((at[0] - first.at[0] + 540) % 360) - 180);
    north += people * (at[1] - first.at[1]);
    all += people;
  }
  if (all <= 0) return null;
  const centre: LngLat = [first.at[0] + east / all, first.at[1] + north / all];
  const inhabited = points.filter(({ people }) => people > 0);
  return inhabited.reduce((best, point) => (distanceKm(point.at, centre) < distanceKm(best.at, centre) ? point : best))
    .at;
}
