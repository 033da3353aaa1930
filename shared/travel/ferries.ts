import { distanceKm, type LngLat } from "../geo/distance.ts";

/** travel.1: harbours, and the soonest ways among them. */

/** Where lorries drive aboard; known by its name. */
export interface Harbour {
  name: string;
  at: Readonly<LngLat>;
  island: number | null;
}

export interface Crossing {
  ends: readonly [Harbour, Harbour];
  /** From the quay to the quay, boarding and unloading included, waiting for the next ship not. */
  hours: number;
}

/** The harbours of all crossings and the soonest ways among them, by ferry and by the roads between harbours of one island. */
export interface Ferries {
  readonly harbours: readonly Harbour[];
  /** Of an island; of `null`, those on islets that the map doesn't draw. */
  of(island: number | null): readonly number[];
  /** Infinite where no ferry leads. */
  hours(from: number, to: number): number;
  /** One after another, both ends included. */
  path(from: number, to: number): number[];
  /** Hours of the ferry itself, where one sails from quay to quay; undefined where the way between the two is a road. */
  sailed(from: number, to: number): number | undefined;
}

/** Null at sea, and on an islet that the map doesn't draw. */
interface OnIsland {
  readonly island: number | null;
}

/** Whether a lorry gets from one to the other without a ship. */
export function isOneLand(a: OnIsland, b: OnIsland, km: number, shoreKm: number): boolean {
  return a.island === b.island && (a.island !== null || km <= shoreKm);
}

export function ferriesOf(
  crossings: readonly Crossing[],
  shoreKm: number,
  roadPerKm: (island: number | null) => number,
): Ferries {
  const harbours = [...new Map(crossings.flatMap(({ ends }) => ends).map((end) => [end.name, end])).values()];
  const ranks = new Map(harbours.map(({ name }, rank) => [name, rank]));
  const size = harbours.length;
  const hours = new Float64Array(size * size).fill(Infinity);
  /** Of the way from row to column: the harbour after the first. */
  const next = new Int16Array(size * size).fill(-1);
  const sailed = new Map<number, number>();
  const join = (from: number, to: number, way: number): boolean => {
    if (way >= hours[from * size + to]) return false;
    hours[from * size + to] = way;
    next[from * size + to] = to;
    return true;
  };
  for (const [from, a] of harbours.entries()) {
    for (const [to, b] of harbours.entries()) {
      const km = distanceKm(a.at, b.at);
      if (isOneLand(a, b, km, shoreKm)) join(from, to, km * roadPerKm(a.island));
    }
  }
  for (const crossing of crossings) {
    const [from = -1, to = -1] = crossing.ends.map(({ name }) => ranks.get(name) ?? -1);
    if (join(from, to, crossing.hours)) sailed.set(from * size + to, crossing.hours);
    if (join(to, from, crossing.hours)) sailed.set(to * size + from, crossing.hours);
  }
  // Floyd and Warshall: a hundred harbours, once at start.
  for (let over = 0; over < size; over++) {
    for (let from = 0; from < size; from++) {
      const first = hours[from * size + over];
      if (first === Infinity) continue;
      for (let to = 0; to < size; to++) {
        const way = first + hours[over * size + to];
        if (way >= hours[from * size + to]) continue;
        hours[from * size + to] = way;
        next[from * size + to] = next[from * size + over];
      }
    }
  }
  const byIsland = new Map<number | null, number[]>();
  harbours.forEach(({ island }, rank) => byIsland.set(island, [...(byIsland.get(island) ?? []), rank]));
  return {
    harbours,
    of: (island) => byIsland.get(island) ?? NO_HARBOURS,
    hours: (from, to) => hours[from * size + to],
    path(from, to) {
      const path = [from];
      for (let at = from; at !== to; path.push(at)) at = next[at * size + to];
      return path;
    },
    sailed: (from, to) => sailed.get(from * size + to),
  };
}

const NO_HARBOURS: readonly number[] = [];
