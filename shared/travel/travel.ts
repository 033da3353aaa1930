import { distanceKm, unitVector, type Vector } from "../geo/distance.ts";
import { airportOf, byAir, flightsTo, mayFly } from "./air.ts";
import { type Bounds, byGround, groundTo } from "./ground.ts";
import { isAirOnly, type Means, NONE, type Stop } from "./means.ts";
import type { Starts } from "./starts.ts";
import type { Leg } from "./way.ts";

/** How long help travels. A rule of thumb, the same by day and by night: it knows no road that is cut and no weather. */

export interface Travel {
  /** Null: *jam tak diketahui*, never a number that nothing stands behind. */
  hours: number | null;
  /** Great circle. */
  km: number;
  legs: Leg[];
}

/** The soonest way: by road, ferry or ship, or by aeroplane (help.2, help.3, travel.1, travel.2). */
export function travelHours(from: Stop, to: Stop, means: Means): Travel {
  const km = distanceKm(from.at, to.at);
  const ground = byGround(from, to, km, means);
  const air = byAir(from, to, km, means);
  const best = air && (!ground || air.hours < ground.hours) ? air : ground;
  if (best) return { hours: best.hours, km, legs: best.legs };
  return { hours: null, km, legs: [{ mode: "udara", km, hours: null, name: null }] };
}

/** Travel to one stop, made ready for tens of thousands of starts. */
export interface TravelTo {
  readonly to: Stop;
  /** Of `to`, on the unit sphere. */
  readonly vector: Vector;
  /**
   * Hours of `travelHours` from a stop so many kilometres away, without the legs; Infinity where they are not known.
   * What takes longer than `within` may be told as any longer time. `land` is the stop's island or `NONE`, for a caller that keeps
   * those of all its stops together in memory: of most stops nothing else is then asked.
   */
  hours(from: Stop, km: number, within?: number, land?: number): number;
  /** Nothing from farther away is there within so many hours. */
  reachKm(hours: number): number;
  /** Bounds of `hours` for all stops of a block, which lie between `nearKm` and `farKm` away: none takes fewer … */
  leastHours(starts: Starts, block: number, nearKm: number, farKm: number): number;
  /** … and none more. */
  mostHours(starts: Starts, block: number, nearKm: number, farKm: number): number;
}

export function travelTo(to: Stop, means: Means): TravelTo {
  const perKm = means.roadPerKm(to.island);
  const airFromKm = means.settings.airFromKm.value;
  // Two stops without an island may lie on one islet, or not.
  const toLand = to.island ?? NaN;
  const ground = groundTo(to, means);
  const flights = flightsTo(to, means);
  const flightHours = Float64Array.from(means.airports, (airport) => flights.get(airport) ?? Infinity);
  const isClosed = isAirOnly(to, means);
  /** By ship, road or from a door: a flight's, or a quay of another land. */
  const soonestDoor = Math.min(ground.soonestQuay, ...flightHours);
  /** travel.2: at any distance, as `mayFly`. */
  const fliesAnyway = (land: number) => land !== toLand && (isClosed || means.airOnly.has(land));
  const boundsFrom = kept(ground.boundsFrom);
  return {
    to,
    vector: to.vector ?? unitVector(to.at),
    hours(from, km, within = Infinity, land = from.island ?? NONE) {
      if (land === toLand && km <= airFromKm) return km * perKm;
      const near = mayFly(from, to, km, means) ? airportOf(from, means) : null;
      const flight = near ? flights.get(near.airport) : undefined;
      const air = near && flight !== undefined ? near.hours + flight : Infinity;
      return Math.min(air, ground.hours(from, km, Math.min(air, within)));
    },
    reachKm: (hours) => (hours < soonestDoor ? hours / means.leastPerKm : Infinity),
    leastHours({ from, lands, airports, leastHours }, block, nearKm, farKm) {
      let least = Infinity;
      for (let group = from[block]; group < from[block + 1]; group++) {
        const [land, airport] = [lands[group], airports[group]];
        const { fixedHours, perKm, quayHours } = boundsFrom(land);
        least = Math.min(least, quayHours, fixedHours + nearKm * perKm);
        if (airport !== NONE && (farKm > airFromKm || fliesAnyway(land)))
          least = Math.min(least, leastHours[group] + flightHours[airport]);
      }
      return least;
    },
    mostHours({ from, lands, airports, mostHours }, block, nearKm, farKm) {
      let most = 0;
      for (let group = from[block]; group < from[block + 1]; group++) {
        const [land, airport] = [lands[group], airports[group]];
        const { fixedHours, perKm, mostTimes } = boundsFrom(land);
        const flies = airport !== NONE && (nearKm > airFromKm || fliesAnyway(land));
        const air = flies ? mostHours[group] + flightHours[airport] : Infinity;
        most = Math.max(most, Math.min(air, mostTimes * (fixedHours + farKm * perKm)));
      }
      return most;
    },
  };
}

/** Each land's bounds are made once; block after block lies on the same land. */
function kept(boundsFrom: (land: number) => Bounds): (land: number) => Bounds {
  const known = new Map<number, Bounds>();
  let [last, lastBounds] = [NONE, boundsFrom(NONE)];
  return (land) => {
    if (land === last) return lastBounds;
    const bounds = known.get(land) ?? boundsFrom(land);
    known.set(land, bounds);
    [last, lastBounds] = [land, bounds];
    return bounds;
  };
}
