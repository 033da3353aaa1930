import { distanceKm, HALF_ROUND_KM } from "../geo/distance.ts";
import { airportOf, byAir, flightsTo, mayFly } from "./air.ts";
import { isOneLand } from "./ferries.ts";
import { byGround, groundTo } from "./ground.ts";
import type { Means, Stop } from "./means.ts";
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

/** In place of an island that is null. */
export const NO_LAND = -1;

/** Travel to one stop, made ready for tens of thousands of starts. */
export interface TravelTo {
  /**
   * Hours of `travelHours` from a stop so many kilometres away, without the legs; Infinity where they are not known.
   * What takes longer than `within` may be told as any longer time. `land` is the stop's island or `NO_LAND`, for a caller that keeps
   * those of all its stops together in memory: of most stops nothing else is then asked.
   */
  hours(from: Stop, km: number, within?: number, land?: number): number;
  /** No travel from so far away, or from farther, takes fewer. */
  leastHours(km: number): number;
}

export function travelTo(to: Stop, means: Means): TravelTo {
  const { ferries, leastPerKm } = means;
  const perKm = means.roadPerKm(to.island);
  const airFromKm = means.settings.airFromKm.value;
  // Two stops without an island may lie on one islet, or not.
  const toLand = to.island ?? NaN;
  const ground = groundTo(to, means);
  const flights = flightsTo(to, means);
  const doors = [...flights].map(([{ at }, hours]) => ({ hours, km: distanceKm(at, to.at) }));
  ferries.harbours.forEach(({ at, island }, rank) => {
    const km = distanceKm(at, to.at);
    if (!isOneLand({ island }, to, km, means.settings.sameShoreKm.value))
      doors.push({ hours: ground.fromHarbour[rank], km });
  });
  const throughDoors = leastThrough(doors, leastPerKm);
  return {
    hours(from, km, within = Infinity, land = from.island ?? NO_LAND) {
      if (land === toLand && km <= airFromKm) return km * perKm;
      const near = mayFly(from, to, km, means) ? airportOf(from, means) : null;
      const flight = near ? flights.get(near.airport) : undefined;
      const air = near && flight !== undefined ? near.hours + flight : Infinity;
      return Math.min(air, ground.hours(from, km, Math.min(air, within)));
    },
    leastHours: (km) => Math.min(ground.leastHours(km), throughDoors(km)),
  };
}

/** Beyond this nothing arrives within `hours`, however it travels; to a kilometre, and never too near. */
export function farthestKm(hours: number, leastHours: TravelTo["leastHours"]): number {
  let [near, far] = [0, HALF_ROUND_KM];
  while (far - near > 1) {
    const middle = (near + far) / 2;
    if (leastHours(middle) <= hours) near = middle;
    else far = middle;
  }
  return far;
}

/**
 * Where every way leads through one of these doors, so far from the stop and so many hours from it: the least from a distance on. A
 * start beyond a door is at least as far from it as the difference.
 */
function leastThrough(doors: { hours: number; km: number }[], perKm: number): (km: number) => number {
  const open = doors.filter(({ hours }) => hours < Infinity).sort((a, b) => a.km - b.km);
  /** Of the doors up to each, less what the way to them saves. */
  const nearer = new Float64Array(open.length + 1).fill(Infinity);
  /** Of the doors from each on. */
  const farther = new Float64Array(open.length + 1).fill(Infinity);
  open.forEach(({ hours, km }, i) => (nearer[i + 1] = Math.min(nearer[i], hours - km * perKm)));
  for (let i = open.length - 1; i >= 0; i--) farther[i] = Math.min(farther[i + 1], open[i].hours);
  return (km) => {
    let [low, high] = [0, open.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (open[middle].km * NOISE < km) low = middle + 1;
      else high = middle;
    }
    return Math.min(nearer[low] + (km / NOISE) * perKm, farther[low]);
  };
}

/** Distances that are measured in two ways differ by less. */
const NOISE = 1 + 1e-9;
