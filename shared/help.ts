import { distanceKm, type LngLat } from "./geo/distance.ts";
import { HALF_ROUND_KM } from "./geo/placeIndex.ts";
import { gatherSmallest } from "./geo/smallest.ts";
import type { PlacesOfKind } from "./exposure.ts";
import type { Place, PlaceKind } from "./place.ts";
import { HOUR_MS } from "./time.ts";
import { type Leg, type Means, type NearAirport, type Stop, travelHours, travelTo } from "./travel.ts";

/** Who of ours can come, and when. */

export interface Help {
  placeId: string;
  kind: PlaceKind;
  hours: number;
  /** Great circle. */
  km: number;
  legs: Leg[];
  /** At the place itself; null when nothing shook or the hazard is no quake. */
  mmi: number | null;
  /** Epoch ms, when it leaves at `departAt`. */
  arrivesAt: number;
}

export interface HelpQuestion {
  target: Stop;
  /** As in `Exposure`. */
  places: readonly Place[];
  placesOf: readonly PlacesOfKind[];
  /** Of each of `places`. */
  islands: readonly (number | null)[];
  airports: readonly (NearAirport | null)[];
  mmiAt: (position: number) => number | null;
  /** Whether the place at this position can send anything: `isAbleAt` for a quake, outside the polygons for weather. */
  isAble: (position: number) => boolean;
  departAt: number;
  means: Means;
  /** Of each kind. */
  most: number;
  /** Nothing that takes longer is told. */
  withinHours?: number;
}

/** A post at VI or more may be hurt itself (*pos terdampak*): it is asked, not sent. */
export const HURT_MMI = 5.5;
export const isAbleAt = (mmi: number | null): boolean => mmi === null || mmi < HURT_MMI;

/** Of each kind, in the order of `placesOf`, those that are there soonest; soonest first, then nearest. */
export function rankHelp(question: HelpQuestion): Help[] {
  return question.placesOf.flatMap((ofKind) => soonestOf(ofKind, question));
}

/** Rings that widen until no place beyond the rim can be sooner than those found; only who is told gets the way described. */
function soonestOf({ index, kind, offset }: PlacesOfKind, question: HelpQuestion): Help[] {
  const { target, places, islands, airports, mmiAt, isAble, departAt, most, withinHours = Infinity } = question;
  const { means } = question;
  const { hours, leastHours } = travelTo(target, means);
  const found = soonest(most, withinHours);
  for (let [innerKm, rimKm] = [-1, FIRST_RIM_KM]; ; [innerKm, rimKm] = [rimKm, 2 * rimKm]) {
    const visit = (i: number, km: number) => {
      const position = offset + i;
      if (km <= innerKm || !isAble(position)) return;
      found.add(position, hours(islands[position] ?? null, airports[position] ?? null, km));
    };
    index.around(target.at, rimKm, visit, innerKm);
    if (found.latest() <= leastHours(rimKm) || rimKm > HALF_ROUND_KM) break;
  }
  const help = found.positions().flatMap((position): (Help & { position: number })[] => {
    const place = places[position];
    if (!place) return [];
    const from = { at: place.at, island: islands[position] ?? null, airport: airports[position] ?? null };
    const travel = travelHours(from, target, means);
    if (travel.hours > withinHours) return [];
    const arrivesAt = departAt + Math.round(travel.hours * HOUR_MS);
    return [{ placeId: place.id, kind, ...travel, mmi: null, arrivesAt, position }];
  });
  return help
    .sort(soonestFirst)
    .slice(0, most)
    .map(({ position, ...offer }) => ({ ...offer, mmi: mmiAt(position) }));
}

/** Keeps those that may be among the `most` soonest: all of them, and who is later by a hair. */
function soonest(most: number, withinHours: number) {
  let positions: number[] = [];
  let hours: number[] = [];
  let latest = withinHours;
  let fullAt = 4 * most;
  function thinOut(): void {
    if (positions.length < most) return;
    const ranked = Float64Array.from(hours);
    gatherSmallest(ranked, most);
    latest = Math.min(
      latest,
      ranked.subarray(0, most).reduce((last, each) => Math.max(last, each), 0),
    );
    const kept = hours.map((each) => each <= latest + NOISE_HOURS);
    positions = positions.filter((_, i) => kept[i]);
    hours = hours.filter((_, i) => kept[i]);
    fullAt = Math.max(4 * most, 2 * positions.length);
  }
  return {
    add(position: number, travelHours: number): void {
      if (travelHours > latest + NOISE_HOURS) return;
      positions.push(position);
      hours.push(travelHours);
      if (positions.length >= fullAt) thinOut();
    },
    /** Hours of the last of the soonest, as far as they are found. */
    latest(): number {
      thinOut();
      return latest;
    },
    positions: () => positions,
  };
}

/** The index measures distance a hair differently. */
const NOISE_HOURS = 1e-6;
const FIRST_RIM_KM = 20;

function soonestFirst(a: Help, b: Help): number {
  return a.hours - b.hours || a.km - b.km || (a.placeId < b.placeId ? -1 : 1);
}

/** Where help is sent: the point with people that lies nearest to their weighted centre, so never at sea. Null without people. */
export function centreOf(points: readonly { at: Readonly<LngLat>; people: number }[]): Readonly<LngLat> | null {
  const [first] = points;
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
