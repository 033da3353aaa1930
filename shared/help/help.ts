import { slotChord2, slotKm } from "../geo/blocks.ts";
import { chord2Of, HALF_ROUND_KM, type Vector } from "../geo/distance.ts";
import { nearestFirst } from "../geo/nearestFirst.ts";
import type { PlacesOfKind } from "../ground/exposure.ts";
import type { Help } from "../record/impact.ts";
import type { Place } from "../record/place.ts";
import { HOUR_MS } from "../time.ts";
import type { Means, Stop } from "../travel/means.ts";
import type { Starts } from "../travel/starts.ts";
import { travelHours, type TravelTo } from "../travel/travel.ts";
import { assignUnits, type Candidate } from "./assignUnits.ts";
import { HELP_SETTINGS, type HelpSettings } from "./helpSettings.ts";

/** Who of ours can come, where to, and when. */

export interface HelpQuestion {
  /** Most people first. */
  targets: readonly { id: string; road: TravelTo; people: number }[];
  /** As in `Exposure`. */
  places: readonly Place[];
  placesOf: readonly PlacesOfKind[];
  /** As in `Exposure`, of each of `places`. */
  stops: readonly Stop[];
  lands: Int32Array;
  starts: readonly Starts[];
  mmiAt: (position: number) => number | null;
  /** Whether the place at this position can send anything: `isAbleAt` for a quake, outside the polygons for weather. */
  isAble: (position: number) => boolean;
  /** What is known of whole blocks, so that not each of their places need be asked. */
  ableIn?: AbleIn;
  departAt: number;
  means: Means;
  /** An offer that takes longer, or nobody knows how long, is left out. */
  withinHours?: number;
  settings?: HelpSettings;
}

/** Whether all, none or some of a block's places can send anything; `rank` of their kind in `placesOf`. */
export type AbleIn = (rank: number, block: number) => "all" | "none" | "some";

/** impact.7: a post at VI or more may be hurt itself (*pos terdampak*): it is asked, not sent. */
export const HURT_MMI = 5.5;
export const isAbleAt = (mmi: number | null): boolean => mmi === null || mmi < HURT_MMI;

/** In the order of `placesOf`, soonest first: each unit for the one target that it is sent to, Sentra and stores for each target. */
export function planHelp(question: HelpQuestion): Help[] {
  const { targets, placesOf, settings = HELP_SETTINGS } = question;
  if (targets.length === 0) return [];
  const share = (inAll: number) => Math.max(settings.leastPerTarget.value, Math.floor(inAll / targets.length));
  const rounds = share(settings.unitsInAll.value);
  return placesOf.flatMap((ofKind, rank) => {
    const units = ofKind.kind === "tagana";
    // help.11
    const most = units ? rounds * targets.length : share(settings.storesInAll.value);
    const soonestTo = searchAmong(ofKind, rank, most, question);
    const candidates = targets.map(({ road }) => soonestTo(road));
    const chosen = units
      ? assignUnits({
          people: targets.map(({ people }) => Math.max(1, people)),
          candidates,
          rounds,
          withoutHours: settings.withoutUnitHours.value,
        })
      : candidates;
    return chosen
      .flatMap((list, target) => list.map(({ position }) => offerOf(position, targets[target], ofKind, question)))
      .sort(byHours);
  });
}

/** help.5: block by block, the soonest that any of its places can be first, until none can be sooner than those found. */
function searchAmong(
  { index, offset }: PlacesOfKind,
  rank: number,
  wanted: number,
  { stops, lands, starts, isAble, ableIn, withinHours = Infinity }: HelpQuestion,
) {
  const { count, from, positions, vectors, middles, radiiKm } = index.blocks;
  const most = Math.min(wanted, index.size);
  const able = ableBlocks(count, (block) => ableIn?.(rank, block) !== "none");
  const widestKm = radiiKm.reduce((widest, km) => Math.max(widest, km), 0);
  const inOrder = nearestFirst(count);

  return ({ vector, hours, reachKm, leastHours }: TravelTo): Candidate[] => {
    const found = soonest(most, withinHours);
    const search = (block: number) => {
      const wholly = ableIn?.(rank, block) === "all";
      for (let slot = from[block]; slot < from[block + 1]; slot++) {
        const position = offset + positions[slot];
        if (!wholly && !isAble(position)) continue;
        const km = slotKm(vectors, slot, vector);
        const away = hoursToRank(hours(stops[position], km, found.latest(), lands[position]), km);
        if (away <= found.latest()) found.add({ position, hours: away });
      }
    };
    // The two nearest bound what is to be found.
    const [first, second] = nearestTwo(able, middles, vector);
    if (first >= 0) search(first);
    if (second >= 0) search(second);
    const reach2 = chord2Of(reachKm(found.latest()) + widestKm);
    inOrder.clear();
    for (const block of able) {
      if (block === first || block === second || slotChord2(middles, block, vector) > reach2) continue;
      const middleKm = slotKm(middles, block, vector);
      const nearKm = Math.max(0, middleKm - radiiKm[block]);
      const least = hoursToRank(leastHours(starts[rank], block, nearKm, middleKm + radiiKm[block]), nearKm);
      if (least <= found.latest()) inOrder.found(block, least);
    }
    inOrder.visitWhile((block, least) => {
      // Those that follow stand in order to the last digits alone.
      if (least > found.latest()) return least < found.latest() + NOISE_HOURS;
      search(block);
      return true;
    });
    return found.list();
  };
}

/** Of `nearestFirst`, which takes its steps for kilometres. */
const NOISE_HOURS = 1e-3;

/** travel.2: those whose hours nobody knows come after all others, the nearest first: no journey takes so many hours, and yet they come before nobody at all. */
function hoursToRank(hours: number, km: number): number {
  return hours === Infinity ? HELP_SETTINGS.withoutUnitHours.value - 1 + km / HALF_ROUND_KM : hours;
}

function ableBlocks(count: number, isAble: (block: number) => boolean): Uint32Array {
  const able = new Uint32Array(count);
  let size = 0;
  for (let block = 0; block < count; block++) if (isAble(block)) able[size++] = block;
  return able.subarray(0, size);
}

/** By their middles; −1 where there is none. */
function nearestTwo(blocks: Uint32Array, middles: Float64Array, vector: Vector): [number, number] {
  let [first, second, firstAway, secondAway] = [-1, -1, Infinity, Infinity];
  for (const block of blocks) {
    const away = slotChord2(middles, block, vector);
    if (away < firstAway) [second, secondAway, first, firstAway] = [first, firstAway, block, away];
    else if (away < secondAway) [second, secondAway] = [block, away];
  }
  return [first, second];
}

/** Keeps the `most` soonest; of those that take equally long, the first by position. */
function soonest(most: number, withinHours: number) {
  const kept: Candidate[] = [];
  const latest = () => (kept.length < most ? withinHours : (kept.at(-1)?.hours ?? -Infinity));
  return {
    /** Hours of the last of the soonest, as far as they are found. */
    latest,
    add(one: Candidate): void {
      const { position, hours } = one;
      let rank = kept.length;
      while (
        rank > 0 &&
        (kept[rank - 1].hours > hours || (kept[rank - 1].hours === hours && kept[rank - 1].position > position))
      )
        rank--;
      if (rank === most) return;
      kept.splice(rank, 0, one);
      if (kept.length > most) kept.pop();
    },
    list: () => kept,
  };
}

function offerOf(
  position: number,
  target: HelpQuestion["targets"][number],
  { kind }: PlacesOfKind,
  { places, stops, means, departAt, mmiAt }: HelpQuestion,
): Help {
  const travel = travelHours(stops[position], target.road.to, means);
  const arrivesAt = travel.hours === null ? null : departAt + Math.round(travel.hours * HOUR_MS);
  return { placeId: places[position].id, kind, target: target.id, ...travel, mmi: mmiAt(position), arrivesAt };
}

function byHours(a: Help, b: Help): number {
  const hoursOf = ({ hours, km }: Help) => hoursToRank(hours ?? Infinity, km);
  return hoursOf(a) - hoursOf(b) || a.km - b.km || (a.placeId < b.placeId ? -1 : 1);
}
