import { distanceKm, type LngLat } from "./geo/distance.ts";
import type { Setting } from "./setting.ts";

/** How long help travels. A rule of thumb, the same by day and by night: it knows no road that is cut and no weather. */

/** Somewhere to start from or to get to. */
export interface Stop {
  at: Readonly<LngLat>;
  /** Of `Islands`; null at sea, and on an islet that the map doesn't draw. */
  island: number | null;
  /** Of `airportNear`, for who asks the same stop many times; reckoned anew where it is not given. */
  airport?: NearAirport | null;
}

export interface NearAirport {
  airport: Airport;
  km: number;
}

export interface Airport extends Stop {
  name: string;
  island: number;
}

export interface Leg {
  mode: "darat" | "laut" | "udara";
  /** As travelled: on land longer than the straight line. */
  km: number;
  /** Boarding and handling included. */
  hours: number;
}

export interface Travel {
  hours: number;
  /** Great circle. */
  km: number;
  legs: Leg[];
}

export type TravelSettings = Record<keyof typeof TRAVEL_SETTINGS, Setting>;

/** What help can use on its way. */
export interface Means {
  settings: TravelSettings;
  /** Empty: nothing flies. */
  airports: readonly Airport[];
}

const ours = (value: number, unit: string, why: string): Setting => ({ value, unit, basis: "ours", why });

export const TRAVEL_SETTINGS = {
  roadFactor: ours(1.4, "", "jalan × 1,4 garis lurus, perkiraan kami; jalan putus atau belum ada tidak diketahui"),
  roadKmh: ours(40, "km/jam", "40 km/jam di jalan, perkiraan kami, siang dan malam sama"),
  seaKmh: ours(25, "km/jam", "kapal 25 km/jam (13 knot), perkiraan kami, garis lurus dari tempat ke tempat"),
  boardingHours: ours(2, "jam", "muat dan bongkar kapal 2 jam, perkiraan kami; jadwal kapal tidak diketahui"),
  airKmh: ours(500, "km/jam", "pesawat 500 km/jam, perkiraan kami"),
  airHandlingHours: ours(4, "jam", "muat dan bongkar pesawat 4 jam, perkiraan kami"),
  airFromKm: ours(300, "km", "pesawat hanya untuk lebih dari 300 km, perkiraan kami"),
  airportWithinKm: ours(60, "km", "bandara paling jauh 60 km dari kedua ujung dan di pulau yang sama, pilihan kami"),
  sameShoreKm: ours(10, "km", "dua tempat di pulau yang tak tergambar dianggap sepulau sampai 10 km, pilihan kami"),
};

/** The fastest way that the rules know: by road on one island, by ship or aeroplane between two. */
export function travelHours(from: Stop, to: Stop, means: Means): Travel {
  const { settings } = means;
  const km = distanceKm(from.at, to.at);
  const sameIsland = from.island === to.island && (from.island !== null || km <= settings.sameShoreKm.value);
  if (sameIsland) return travelOf(km, [byRoad(km, settings)]);
  const sea = travelOf(km, [bySea(km, settings)]);
  const air = byAir(from, to, km, means);
  return air && air.hours < sea.hours ? air : sea;
}

/**
 * Hours of `travelHours` to one stop, from an island (and the airport near) so many kilometres away: without the legs, for tens of
 * thousands of starts. Each airport's flight is reckoned once.
 */
export function hoursTo(
  to: Stop,
  means: Means,
): (island: number | null, airport: NearAirport | null, km: number) => number {
  const { settings } = means;
  const end = airportOf(to, means);
  const flights = new Map<Airport, number>();
  const road = (km: number) => roadHours(km * settings.roadFactor.value, settings);
  const flown = (start: Airport, last: NearAirport) => {
    let hours = flights.get(start);
    if (hours === undefined) {
      hours = flightHours(distanceKm(start.at, last.airport.at), settings) + road(last.km);
      flights.set(start, hours);
    }
    return hours;
  };
  return (island, airport, km) => {
    if (island === to.island && (island !== null || km <= settings.sameShoreKm.value)) return road(km);
    const sea = seaHours(km, settings);
    const flies = end && airport && airport.airport !== end.airport && km > settings.airFromKm.value;
    return flies && means.airports.length > 0 ? Math.min(sea, road(airport.km) + flown(airport.airport, end)) : sea;
  };
}

/** No travel over this distance, or a longer one, takes fewer hours; `sameIsland` is left out when it is not known. */
export function leastHours(km: number, { settings, airports }: Means, sameIsland?: boolean): number {
  const road = roadHours(km * settings.roadFactor.value, settings);
  if (sameIsland === true) return road;
  const flownKm = Math.max(km, settings.airFromKm.value) - 2 * settings.airportWithinKm.value;
  const air = airports.length > 0 ? flightHours(Math.max(0, flownKm), settings) : Infinity;
  const between = Math.min(seaHours(km, settings), air);
  return sameIsland === false ? between : Math.min(road, between);
}

/** Means of which only those are left that can end at this stop: no aeroplane without an airport. */
export function usableAt(stop: Stop, means: Means): Means {
  return airportOf(stop, means) ? means : { ...means, airports: [] };
}

function travelOf(km: number, legs: Leg[]): Travel {
  return { hours: legs.reduce((sum, leg) => sum + leg.hours, 0), km, legs };
}

const roadHours = (km: number, { roadKmh }: TravelSettings) => km / roadKmh.value;
const seaHours = (km: number, { boardingHours, seaKmh }: TravelSettings) => boardingHours.value + km / seaKmh.value;
const flightHours = (km: number, { airHandlingHours, airKmh }: TravelSettings) =>
  airHandlingHours.value + km / airKmh.value;

function byRoad(straightKm: number, settings: TravelSettings): Leg {
  const km = straightKm * settings.roadFactor.value;
  return { mode: "darat", km, hours: roadHours(km, settings) };
}

/** The way to the harbour is sailed too: which harbour is not known. */
function bySea(km: number, settings: TravelSettings): Leg {
  return { mode: "laut", km, hours: seaHours(km, settings) };
}

function byAir(from: Stop, to: Stop, km: number, means: Means): Travel | null {
  const { settings, airports } = means;
  if (airports.length === 0 || km <= settings.airFromKm.value) return null;
  const start = airportOf(from, means);
  const end = start && airportOf(to, means);
  if (!start || !end || start.airport === end.airport) return null;
  const flownKm = distanceKm(start.airport.at, end.airport.at);
  const flight: Leg = { mode: "udara", km: flownKm, hours: flightHours(flownKm, settings) };
  return travelOf(km, [byRoad(start.km, settings), flight, byRoad(end.km, settings)]);
}

/** A stop that knows its airport. */
export const stopAt = (at: Readonly<LngLat>, island: number | null, means: Means): Stop => ({
  at,
  island,
  airport: airportNear({ at, island }, means),
});

const airportOf = (stop: Stop, means: Means) => (stop.airport === undefined ? airportNear(stop, means) : stop.airport);

/** The nearest on the stop's island within reach by road; null when there is none. */
export function airportNear(
  { at, island }: Pick<Stop, "at" | "island">,
  { settings: { airportWithinKm }, airports }: Means,
): NearAirport | null {
  let [nearest, nearestKm]: [Airport | null, number] = [null, airportWithinKm.value];
  for (const airport of airports) {
    if (airport.island !== island) continue;
    const km = distanceKm(at, airport.at);
    if (km <= nearestKm) [nearest, nearestKm] = [airport, km];
  }
  return nearest && { airport: nearest, km: nearestKm };
}
