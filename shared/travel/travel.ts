import { distanceKm, type LngLat } from "../geo/distance.ts";
import type { Setting } from "../setting.ts";

/** How long help travels. A rule of thumb, the same by day and by night: it knows no road that is cut and no weather. */

/** Somewhere to start from or to get to. */
export interface Stop {
  at: Readonly<LngLat>;
  /** Of `Islands`; null at sea, and on an islet that the map doesn't draw. */
  island: number | null;
  /** What `airportNear` gives. A caller that asks for one stop many times hands it in; without it, it is reckoned each time. */
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

interface Leg {
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

type TravelSettings = Record<keyof typeof TRAVEL_SETTINGS, Setting>;

/** What help can use on its way. */
export interface Means {
  settings: TravelSettings;
  /** Empty: nothing flies. */
  airports: readonly Airport[];
}

const ours = (value: number, unit: string, why: string): Setting => ({ value, unit, basis: "ours", why });

/** help.4: all that travel is reckoned with. */
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

/** The fastest way: by road on one island (help.2), by ship or aeroplane between two (help.3). */
export function travelHours(from: Stop, to: Stop, means: Means): Travel {
  const { settings } = means;
  const km = distanceKm(from.at, to.at);
  const sameIsland = from.island === to.island && (from.island !== null || km <= settings.sameShoreKm.value);
  if (sameIsland) return travelOf(km, [byRoad(km, settings)]);
  const sea = travelOf(km, [bySea(km, settings)]);
  const air = byAir(from, to, km, means);
  return air && air.hours < sea.hours ? air : sea;
}

/** Travel to one stop, made ready for tens of thousands of starts. */
export interface TravelTo {
  /** Hours of `travelHours` from an island (and the airport near) so many kilometres away, without the legs. */
  hours(island: number | null, airport: NearAirport | null, km: number): number;
  /** No travel from so far away, or from farther, takes fewer. */
  leastHours(km: number): number;
}

export function travelTo(to: Stop, { settings, airports }: Means): TravelTo {
  const end = airportOf(to, { settings, airports });
  const roadPerKm = settings.roadFactor.value / settings.roadKmh.value;
  const [shoreKm, airFromKm] = [settings.sameShoreKm.value, settings.airFromKm.value];
  /** From each airport to the stop, flight and road. */
  const flights = new Map<Airport, number>();
  for (const airport of end ? airports : []) {
    if (!end || airport === end.airport) continue;
    const hours = flightHours(distanceKm(airport.at, end.airport.at), settings) + end.km * roadPerKm;
    flights.set(airport, hours);
  }
  const flown = [...flights].map(([{ at }, hours]) => ({
    hours,
    fromKm: distanceKm(at, to.at) + settings.airportWithinKm.value,
  }));
  return {
    hours(island, airport, km) {
      if (island === to.island && (island !== null || km <= shoreKm)) return km * roadPerKm;
      const sea = seaHours(km, settings);
      const flight = airport && km > airFromKm ? flights.get(airport.airport) : undefined;
      return airport && flight !== undefined ? Math.min(sea, airport.km * roadPerKm + flight) : sea;
    },
    leastHours(km) {
      const air = flown.reduce(
        (least, { hours, fromKm }) => (fromKm * NOISE < km ? least : Math.min(least, hours)),
        Infinity,
      );
      return Math.min(km * roadPerKm, seaHours(km, settings), air);
    },
  };
}

/** Distances that are measured in two ways differ by less. */
const NOISE = 1 + 1e-9;

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
