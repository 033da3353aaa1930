import { distanceKm, type LngLat } from "./geo/distance.ts";
import { HALF_ROUND_KM } from "./geo/placeIndex.ts";
import type { PlacesOfKind } from "./exposure.ts";
import type { Place, PlaceKind } from "./place.ts";
import { HOUR_MS } from "./time.ts";
import { type Leg, leastHours, type Means, type Stop, travelHours } from "./travel.ts";

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

/** Circles that widen until no place beyond the rim can be sooner than those found. */
function soonestOf({ index, kind, offset }: PlacesOfKind, question: HelpQuestion): Help[] {
  const { target, places, islands, mmiAt, isAble, departAt, means, most, withinHours = Infinity } = question;
  for (let rimKm = FIRST_RIM_KM; ; rimKm *= 2) {
    const found: Help[] = [];
    index.around(target.at, rimKm, (i) => {
      const position = offset + i;
      const place = places[position];
      if (!place || !isAble(position)) return;
      const travel = travelHours({ at: place.at, island: islands[position] ?? null }, target, means);
      if (travel.hours > withinHours) return;
      const arrivesAt = departAt + Math.round(travel.hours * HOUR_MS);
      found.push({ placeId: place.id, kind, ...travel, mmi: mmiAt(position), arrivesAt });
    });
    const soonest = found.sort(soonestFirst).slice(0, most);
    const beyond = leastHours(rimKm, means);
    const slowest = soonest.length < most ? withinHours : (soonest.at(-1)?.hours ?? 0);
    if (slowest <= beyond || rimKm > HALF_ROUND_KM) return soonest;
  }
}

const FIRST_RIM_KM = 80;

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
