import { arcKm, distanceKm, unitVector, type Vector } from "../geo/distance.ts";
import { isOneLand } from "./ferries.ts";
import { isAirOnly, type Means, NONE, type Stop } from "./means.ts";
import { type Way, wayOf } from "./way.ts";

/** Ways without an aeroplane: by road on one island, else by ferries and the roads between them, else by a ship straight across. */

/** Null to and from what only aeroplanes reach. */
export function byGround(from: Stop, to: Stop, km: number, means: Means): Way | null {
  if (isOneLand(from, to, km, means.settings.sameShoreKm.value)) return wayOf([byRoad(km, from.island, means)]);
  if (isAirOnly(from, means) || isAirOnly(to, means)) return null;
  const ship = wayOf([{ mode: "laut", km, hours: seaHours(km, means), name: null }]);
  const ferry = byFerry(from, to, means);
  return ferry && ferry.hours <= mostByFerry(ship.hours, means) ? ferry : ship;
}

function byRoad(straightKm: number, island: number | null, { settings, roadPerKm }: Means) {
  return {
    mode: "darat",
    km: straightKm * settings.roadFactor.value,
    hours: straightKm * roadPerKm(island),
    name: null,
  } as const;
}

function seaHours(km: number, { settings: { boardingHours, seaKmh } }: Means): number {
  return boardingHours.value + km / seaKmh.value;
}

/** travel.1: a ferry that sails is taken before a ship that would have to be found, unless it leads too far round. */
const mostByFerry = (shipHours: number, { settings }: Means) => shipHours * settings.ferryBefore.value;

/** Null where no chain of ferries leads from one to the other. */
function byFerry(from: Stop, to: Stop, means: Means): Way | null {
  const { ferries } = means;
  const ends = harboursNear(to, means);
  let [first, last, soonest] = [-1, -1, Infinity];
  for (const start of harboursNear(from, means)) {
    for (const end of ends) {
      const hours = start.hours + ferries.hours(start.rank, end.rank) + end.hours;
      if (hours < soonest) [first, last, soonest] = [start.rank, end.rank, hours];
    }
  }
  if (first < 0) return null;
  const path = ferries.path(first, last);
  const sailed = path.slice(1).map((rank, i): Way["legs"][number] => {
    const [a, b] = [ferries.harbours[path[i]], ferries.harbours[rank]];
    const km = distanceKm(a.at, b.at);
    const hours = ferries.sailed(path[i], rank);
    return hours === undefined ? byRoad(km, a.island, means) : { mode: "feri", km, hours, name: `${a.name}–${b.name}` };
  });
  const road = (stop: Stop, rank: number) =>
    byRoad(distanceKm(stop.at, ferries.harbours[rank].at), ferries.harbours[rank].island, means);
  return wayOf([road(from, first), ...sailed, road(to, last)]);
}

/** Those that a lorry reaches without a ship. */
function harboursNear(stop: Stop, { ferries, settings, roadPerKm }: Means): { rank: number; hours: number }[] {
  return ferries.of(stop.island).flatMap((rank) => {
    const { at, island } = ferries.harbours[rank];
    const km = distanceKm(stop.at, at);
    return isOneLand(stop, { island }, km, settings.sameShoreKm.value) ? [{ rank, hours: km * roadPerKm(island) }] : [];
  });
}

/** From each harbour, by ferries and roads; Infinite where none lead. */
function hoursFromHarbours(to: Stop, means: Means): Float64Array {
  const { ferries } = means;
  const near = isAirOnly(to, means) ? [] : harboursNear(to, means);
  return Float64Array.from(ferries.harbours, (_, from) =>
    near.reduce((soonest, { rank, hours }) => Math.min(soonest, ferries.hours(from, rank) + hours), Infinity),
  );
}

/** Hours of `byGround` to one stop, made ready for many starts; Infinity where it is null. */
export function groundTo(to: Stop, means: Means) {
  const { settings, ferries, roadPerKm } = means;
  const shoreKm = settings.sameShoreKm.value;
  const isClosed = isAirOnly(to, means);
  const perKm = roadPerKm(to.island);
  const fromHarbour = hoursFromHarbours(to, means);
  const doorsOf = new Map<number | null, Door[]>();

  /** The harbours of an island where a ferry begins the soonest way, soonest first: no lorry gains by driving from one harbour to another. */
  function doorsFrom(island: number | null): readonly Door[] {
    const known = doorsOf.get(island);
    if (known) return known;
    const ranks = ferries.of(island);
    const isPassed = (rank: number) =>
      ranks.some(
        (other) => other !== rank && fromHarbour[rank] >= ferries.hours(rank, other) + fromHarbour[other] - NOISE_HOURS,
      );
    const doors = ranks
      .filter((rank) => fromHarbour[rank] < Infinity && !isPassed(rank))
      .map((rank) => ({ vector: unitVector(ferries.harbours[rank].at), hours: fromHarbour[rank] }))
      .sort((a, b) => a.hours - b.hours);
    doorsOf.set(island, doors);
    return doors;
  }

  return {
    /** What takes longer than `within` may be told as any longer time. */
    hours(from: Stop, km: number, within: number): number {
      if (isOneLand(from, to, km, shoreKm)) return km * perKm;
      if (isClosed || isAirOnly(from, means)) return Infinity;
      const ship = seaHours(km, means);
      const doors = doorsFrom(from.island);
      if (doors.length === 0) return ship;
      const most = mostByFerry(ship, means);
      const soonest = doors[0].hours;
      if (soonest > most || (soonest > within && ship > within)) return ship;
      const start = from.vector ?? unitVector(from.at);
      let ferry = Infinity;
      for (const { vector, hours } of doors) {
        if (hours >= ferry) break;
        const away = chordKm(start, vector);
        if (from.island !== null || away <= shoreKm) ferry = Math.min(ferry, away * roadPerKm(from.island) + hours);
      }
      return ferry <= most ? ferry : ship;
    },
    /** Of the harbours that do not lie on the stop's own land. */
    soonestQuay: ferries.harbours.reduce(
      (soonest, { island }, rank) =>
        island !== null && island === to.island ? soonest : Math.min(soonest, fromHarbour[rank]),
      Infinity,
    ),
    boundsFrom(land: number): Bounds {
      if (land === to.island) return { fixedHours: 0, perKm, quayHours: Infinity, mostTimes: 1 };
      const isShut = isClosed || means.airOnly.has(land);
      if (isShut) return { fixedHours: Infinity, perKm: 0, quayHours: Infinity, mostTimes: 1 };
      const quayHours = doorsFrom(land === NONE ? null : land).at(0)?.hours ?? Infinity;
      // On one islet or on two: nobody knows.
      if (land === NONE && to.island === null)
        return { fixedHours: 0, perKm: means.leastPerKm, quayHours, mostTimes: Infinity };
      const { boardingHours, seaKmh, ferryBefore } = settings;
      const mostTimes = Math.max(1, ferryBefore.value);
      return { fixedHours: boardingHours.value, perKm: 1 / seaKmh.value, quayHours, mostTimes };
    },
  };
}

/**
 * What bounds the hours from all that stands on one land (`NONE`: on islets), by its distance as the crow flies: by road or straight
 * across they are fixed ones and those of the kilometres; behind the nearest quay they are no fewer; and by ferry they are no more
 * than so many times those of the ship.
 */
export interface Bounds {
  fixedHours: number;
  perKm: number;
  quayHours: number;
  mostTimes: number;
}

/** What stands at a harbour's quay: so many hours from the stop. */
interface Door {
  vector: Vector;
  hours: number;
}

/** As `distanceKm`, in a fraction of the time. */
function chordKm([ax, ay, az]: Vector, [bx, by, bz]: Vector): number {
  const [dx, dy, dz] = [ax - bx, ay - by, az - bz];
  return arcKm(dx * dx + dy * dy + dz * dz);
}

/** Hours that are summed in another order differ by less. */
const NOISE_HOURS = 1e-9;
