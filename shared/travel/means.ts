import { distanceKm, type LngLat, type Vector } from "../geo/distance.ts";
import { type Crossing, type Ferries, ferriesOf } from "./ferries.ts";
import { groupBy } from "../groupBy.ts";
import { TRAVEL_SETTINGS, type TravelSettings } from "./settings.ts";

/** What help can use on its way: roads, ferries, ships, aeroplanes; put together once. */

/** Somewhere to start from or to get to. */
export interface Stop {
  at: Readonly<LngLat>;
  /** Of `Islands`; null at sea, and on an islet that the map doesn't draw. */
  island: number | null;
  /** What `airportNear` gives. A caller that asks for one stop many times hands it in; without it, it is reckoned each time. */
  airport?: NearAirport | null;
  /** `at` on the unit sphere, handed in likewise. */
  vector?: Vector;
}

/** In place of an island, or of an airport, that is null, where they are kept as numbers. */
export const NONE = -1;

/** The airport of a stop: on its island the nearest, else the one that is reached soonest. */
export interface NearAirport {
  airport: Airport;
  hours: number;
}

export interface Airport extends Stop {
  /** The town's name, where several serve it with their own: `Jakarta (Halim)`. */
  name: string;
  island: number;
}

export interface MeansParts {
  settings?: TravelSettings;
  /** Empty: nothing flies. */
  airports: readonly Airport[];
  crossings?: readonly Crossing[];
  /** Islands where lorries are faster. */
  java?: number | null;
  sumatra?: number | null;
  /** travel.2: islands, as travel knows them, that neither a road nor a ship reaches. */
  airOnly?: ReadonlySet<number>;
}

export interface Means {
  readonly settings: TravelSettings;
  readonly airports: readonly Airport[];
  airportsOf(island: number | null): readonly Airport[];
  readonly airOnly: ReadonlySet<number>;
  readonly ferries: Ferries;
  /** Hours of one kilometre as the crow flies, on the roads of an island. */
  roadPerKm(island: number | null): number;
  /** The same on the fastest of all islands: no lorry and no ship needs less. */
  readonly leastPerKm: number;
}

/** Throws a sentence when a ferry is faster than a lorry: the search for the soonest rests on it. */
export function meansOf(parts: MeansParts): Means {
  const { settings = TRAVEL_SETTINGS, airports, crossings = [], java = null, sumatra = null, airOnly } = parts;
  const kmh = (island: number | null) => {
    if (island !== null && island === java) return settings.roadKmhJava.value;
    if (island !== null && island === sumatra) return settings.roadKmhSumatra.value;
    return settings.roadKmh.value;
  };
  const roadPerKm = (island: number | null) => settings.roadFactor.value / kmh(island);
  const fastestKmh = Math.max(settings.roadKmhJava.value, settings.roadKmhSumatra.value, settings.roadKmh.value);
  const leastPerKm = Math.min(settings.roadFactor.value / fastestKmh, 1 / settings.seaKmh.value);
  for (const { ends, hours } of crossings) {
    const km = distanceKm(ends[0].at, ends[1].at);
    if (!(hours >= km * leastPerKm))
      throw new Error(
        `Ferry ${ends[0].name}–${ends[1].name}: ${hours} hours for ${Math.round(km)} km is faster than any lorry.`,
      );
  }
  const byIsland = groupBy(airports, ({ island }) => island);
  const airportsOf = (island: number | null) => (island === null ? undefined : byIsland.get(island)) ?? NO_AIRPORTS;
  const ferries = ferriesOf(crossings, settings.sameShoreKm.value, roadPerKm);
  return { settings, airports, airportsOf, airOnly: airOnly ?? new Set(), ferries, roadPerKm, leastPerKm };
}

const NO_AIRPORTS: readonly Airport[] = [];

/** travel.2 */
export function isAirOnly({ island }: Pick<Stop, "island">, { airOnly }: Means): boolean {
  return island !== null && airOnly.has(island);
}

/** The same roads and ships, and nothing flies. */
export function withoutAir(means: Means): Means {
  return { ...means, airports: NO_AIRPORTS, airportsOf: () => NO_AIRPORTS };
}
