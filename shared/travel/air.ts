import { distanceKm, type LngLat, unitVector } from "../geo/distance.ts";
import { byGround, groundTo } from "./ground.ts";
import { type Airport, isAirOnly, type Means, type NearAirport, type Stop } from "./means.ts";
import { type Way, wayOf } from "./way.ts";

/** Ways with one flight: to the airport, through the air, and from the airport there. */

/** help.3: far ones, and travel.2: any to or from where nothing else gets. */
export function mayFly(from: Stop, to: Stop, km: number, means: Means): boolean {
  if (km > means.settings.airFromKm.value) return true;
  return from.island !== to.island && (isAirOnly(from, means) || isAirOnly(to, means));
}

/** Null where none of the airports helps. */
export function byAir(from: Stop, to: Stop, km: number, means: Means): Way | null {
  if (!mayFly(from, to, km, means)) return null;
  const start = airportOf(from, means)?.airport;
  const end = start && airportOf(to, means)?.airport;
  if (!end || start === end) return null;
  const out = byGround(from, start, distanceKm(from.at, start.at), means);
  const on = byGround(end, to, distanceKm(end.at, to.at), means);
  if (!out || !on) return null;
  const flownKm = distanceKm(start.at, end.at);
  const name = `${start.name}–${end.name}`;
  return wayOf([...out.legs, { mode: "udara", km: flownKm, hours: flightHours(flownKm, means), name }, ...on.legs]);
}

function flightHours(km: number, { settings: { airHandlingHours, airKmh } }: Means): number {
  return airHandlingHours.value + km / airKmh.value;
}

/** Hours from each airport, of the flight and of the way from the stop's own airport. */
export function flightsTo(stop: Stop, means: Means): Map<Airport, number> {
  const end = airportOf(stop, means);
  const flights = new Map<Airport, number>();
  for (const airport of end ? means.airports : []) {
    if (!end || airport === end.airport) continue;
    flights.set(airport, flightHours(distanceKm(airport.at, end.airport.at), means) + end.hours);
  }
  return flights;
}

/** A stop that knows its airport. */
export const stopAt = (at: Readonly<LngLat>, island: number | null, means: Means): Stop => ({
  at,
  island,
  airport: airportNear({ at, island }, means),
  vector: unitVector(at),
});

export const airportOf = (stop: Stop, means: Means): NearAirport | null =>
  stop.airport === undefined ? airportNear(stop, means) : stop.airport;

/** Of its island the nearest; where it has none, that which is reached soonest by ferry or ship. Null when there is none. */
function airportNear(stop: Pick<Stop, "at" | "island">, means: Means): NearAirport | null {
  if (means.airports.length === 0) return null;
  const ours = means.airportsOf(stop.island);
  let [nearest, nearestKm]: [Airport | null, number] = [null, Infinity];
  for (const airport of ours) {
    const km = distanceKm(stop.at, airport.at);
    if (km < nearestKm) [nearest, nearestKm] = [airport, km];
  }
  if (nearest) return { airport: nearest, hours: nearestKm * means.roadPerKm(nearest.island) };
  return isAirOnly(stop, means) ? null : airportAcross(stop, means);
}

function airportAcross(stop: Pick<Stop, "at" | "island">, means: Means): NearAirport | null {
  const { hours } = groundTo(stop, means);
  let soonest: NearAirport | null = null;
  for (const airport of means.airports) {
    const within = soonest?.hours ?? Infinity;
    const away = hours(airport, distanceKm(stop.at, airport.at), within);
    if (away < within) soonest = { airport, hours: away };
  }
  return soonest;
}
