/**
 * intensity.13: how far the P and the S wave of a quake have come: first arrivals of ak135 (Kennett, Engdahl & Buland 1995), as a table of
 * depths and epicentral distances (SCIENCE §4). Exact at its nodes; between depths times are taken linearly, between distances the
 * square of time with the square of distance, as it is for a straight ray.
 */
export interface Arrival {
  depthKm: number;
  epicentralKm: number;
  pSeconds: number;
  sSeconds: number;
}

export interface TravelTimes {
  /** Rising. */
  readonly depthsKm: readonly number[];
  /** Rising from 0; the same for each depth. */
  readonly distancesKm: readonly number[];
  /** Seconds by depth, then distance. */
  readonly seconds: Readonly<Record<Phase, readonly Float64Array[]>>;
}

export const PHASES = ["P", "S"] as const;
export type Phase = (typeof PHASES)[number];

/** Waves of a quake at one depth. */
export interface Waves {
  /**
   * Epicentral distance in km that the phase has reached at the surface, `seconds` after the quake; null before it reaches the
   * surface at all, and once it is past the table's end.
   */
  radiusKm(phase: Phase, seconds: number): number | null;
  /** Seconds until the phase arrives; null beyond the table's end. */
  arrivalSeconds(phase: Phase, epicentralKm: number): number | null;
}

/** Throws a sentence when the rows are no full grid, or a wave would arrive earlier farther away. */
export function travelTimes(arrivals: readonly Arrival[]): TravelTimes {
  const depthsKm = rising(arrivals.map(({ depthKm }) => depthKm));
  const distancesKm = rising(arrivals.map(({ epicentralKm }) => epicentralKm));
  const byNode = new Map(arrivals.map((arrival) => [`${arrival.depthKm} ${arrival.epicentralKm}`, arrival]));
  const rowsOf = (read: (arrival: Arrival) => number) =>
    depthsKm.map((depthKm) => {
      const row = Float64Array.from(distancesKm, (epicentralKm) => {
        const arrival = byNode.get(`${depthKm} ${epicentralKm}`);
        if (!arrival) throw new Error(`Travel times: depth ${depthKm} km has no row for ${epicentralKm} km.`);
        return read(arrival);
      });
      if (row.some((seconds, i) => i > 0 && !(seconds > row[i - 1])))
        throw new Error(`Travel times: from a depth of ${depthKm} km a wave arrives farther away before it is near.`);
      return row;
    });
  const seconds = { P: rowsOf(({ pSeconds }) => pSeconds), S: rowsOf(({ sSeconds }) => sSeconds) };
  return { depthsKm, distancesKm, seconds };
}

/** Made once for a quake. A depth below the table's deepest (700 km) is taken for that. */
export function wavesFrom({ depthsKm, distancesKm, seconds }: TravelTimes, depthKm: number): Waves {
  const depth = placeIn(depthsKm, depthKm);
  const times = Object.fromEntries(
    PHASES.map((phase) => {
      const [shallow, deep] = [seconds[phase][depth.from], seconds[phase][depth.to]];
      return [phase, Array.from(shallow, (from, i) => from + depth.part * (deep[i] - from))];
    }),
  ) as Record<Phase, number[]>;
  const within = (value: number, list: readonly number[]) => value >= list[0] && value <= list[list.length - 1];
  return {
    radiusKm: (phase, after) => (within(after, times[phase]) ? along(times[phase], distancesKm, after) : null),
    arrivalSeconds: (phase, km) => (within(km, distancesKm) ? along(distancesKm, times[phase], km) : null),
  };
}

/** y at x, where y² is linear in x² between the nodes. */
function along(xs: readonly number[], ys: readonly number[], x: number): number {
  const { from, to } = placeIn(xs, x);
  const [x1, x2] = [xs[from], xs[to]];
  const [y1, y2] = [ys[from], ys[to]];
  if (x === x1 || x2 === x1) return y1;
  const part = ((x - x1) * (x + x1)) / ((x2 - x1) * (x2 + x1));
  return Math.sqrt(y1 * y1 + part * (y2 - y1) * (y2 + y1));
}

/** The step of a rising list that holds a value, from one index to the next, and how far along it; held at the ends. */
function placeIn(list: readonly number[], value: number): { from: number; to: number; part: number } {
  let [low, high] = [0, list.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (list[middle] <= value) low = middle;
    else high = middle;
  }
  const step = list[high] - list[low];
  return { from: low, to: high, part: step > 0 ? Math.max(0, Math.min(1, (value - list[low]) / step)) : 0 };
}

function rising(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
