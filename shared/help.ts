import { distanceKm, type LngLat } from "./geo/distance.ts";
import { HALF_ROUND_KM } from "./geo/placeIndex.ts";
import type { PlacesOfKind } from "./exposure.ts";
import type { Place, PlaceKind } from "./place.ts";
import { HOUR_MS } from "./time.ts";
import { type Leg, leastHours, type Means, type Stop, travelHours, usableAt, type NearAirport } from "./travel.ts";

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

/** Rings that widen until no place beyond the rim can be sooner than those found. */
function soonestOf({ index, kind, offset }: PlacesOfKind, question: HelpQuestion): Help[] {
  const { target, places, islands, airports, mmiAt, isAble, departAt, most, withinHours = Infinity } = question;
  const means = usableAt(target, question.means);
  let soonest: Help[] = [];
  let latest = withinHours;
  const keepSoonest = () => {
    soonest = soonest.sort(soonestFirst).slice(0, most);
    if (soonest.length === most) latest = Math.min(latest, soonest.at(-1)?.hours ?? latest);
  };
  for (let [innerKm, rimKm] = [-1, FIRST_RIM_KM]; ; [innerKm, rimKm] = [rimKm, 2 * rimKm]) {
    index.around(target.at, rimKm, (i, km) => {
      const position = offset + i;
      const island = islands[position] ?? null;
      if (km <= innerKm || leastHours(km, means, sameIsland(island, target.island)) > latest + NOISE_HOURS) return;
      const place = places[position];
      if (!place || !isAble(position)) return;
      const travel = travelHours({ at: place.at, island, airport: airports[position] ?? null }, target, means);
      if (travel.hours > latest) return;
      const arrivesAt = departAt + Math.round(travel.hours * HOUR_MS);
      soonest.push({ placeId: place.id, kind, ...travel, mmi: mmiAt(position), arrivesAt });
      if (soonest.length >= 2 * most) keepSoonest();
    });
    keepSoonest();
    if (latest <= leastHours(rimKm, means) || rimKm > HALF_ROUND_KM) return soonest;
  }
}

/** Two places on no known island may share an islet, or may not. */
function sameIsland(one: number | null, other: number | null): boolean | undefined {
  return one === null && other === null ? undefined : one === other;
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
