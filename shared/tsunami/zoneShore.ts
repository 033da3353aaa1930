import type { LngLat } from "../geo/distance.ts";
import type { KabCoast } from "./kabCoast.ts";
import { type Named, zonePart } from "./zonePart.ts";

/** A run of a warned zone's shore. */
export interface ShoreLine {
  line: LngLat[];
  /** Of an island that a line as broad as the mainland's would cover. */
  islet: boolean;
}

/** About 33 km, the longer side of its box. */
const ISLET_DEGREES = 0.3;

/** strip.11: the coast of a zone within one kabupaten, by the rule of its strip. A piece belongs where its middle lies. */
export function zoneShore({ code, shore, lines }: KabCoast, named: Named): ShoreLine[] {
  const { holds, leavesOut } = zonePart(code, shore, named);
  const lands = new Set(lines.map(({ landmass }) => landmass));
  return [...lands].flatMap((landmass) => {
    if (leavesOut(landmass)) return [];
    const own = lines.filter((one) => one.landmass === landmass).map(({ line }) => line);
    const islet = spanOf(own.flat()) < ISLET_DEGREES;
    return own.flatMap((line) => runsOf(line, holds)).map((line) => ({ line, islet }));
  });
}

function runsOf(line: readonly LngLat[], holds: (at: LngLat) => boolean): LngLat[][] {
  const runs: LngLat[][] = [];
  let run: LngLat[] | null = null;
  for (const [i, to] of line.slice(1).entries()) {
    const from = line[i] ?? to;
    if (!holds([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2])) run = null;
    else if (run) run.push(to);
    else runs.push((run = [from, to]));
  }
  return runs;
}

function spanOf(points: readonly LngLat[]): number {
  const span = (axis: 0 | 1) => {
    let [least, most] = [Infinity, -Infinity];
    for (const at of points) [least, most] = [Math.min(least, at[axis]), Math.max(most, at[axis])];
    return most - least;
  };
  return Math.max(span(0), span(1));
}
