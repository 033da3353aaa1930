import type { Coast, CoastLine } from "../../shared/geo/coast.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import type { KabCoast } from "../../shared/tsunami/kabCoast.ts";
import { freeze, type Frozen } from "../serve/frozen.ts";

/** The shore of one kabupaten, for the maps that draw a tsunami warning. Made when first asked for, then kept. */

/** Ten metres: half a pixel at the deepest zoom of any map. */
const GRID = 1e4;

type CoastOf = (kabCode: string) => Promise<Frozen | null>;

/** Answers null for a kabupaten without shore, and for a code of none. */
export function createCoastOf(coast: Pick<Coast, "shores" | "lines">): CoastOf {
  const kept = new Map<string, Promise<Frozen>>();
  return async (kabCode) => {
    const shore = coast.shores.get(kabCode);
    if (!shore) return null;
    let frozen = kept.get(kabCode);
    if (!frozen) {
      const own = coast.lines.filter((line) => line.kabCode === kabCode);
      const body: KabCoast = { code: kabCode, shore, lines: onGrid(joined(own)) };
      // A map changes only with a new start, and then it is asked for again.
      frozen = freeze(JSON.stringify(body), "application/json; charset=utf-8", { "cache-control": "no-cache" });
      kept.set(kabCode, frozen);
    }
    return frozen;
  };
}

/** Pieces that follow each other become one line. */
function joined(pieces: readonly CoastLine[]): KabCoast["lines"] {
  const lines: KabCoast["lines"] = [];
  for (const { landmass, line } of pieces) {
    const last = lines.at(-1);
    const follows = last?.landmass === landmass && String(last.line.at(-1)) === String(line[0]);
    if (follows) last.line.push(...line.slice(1).map(([lng, lat]): LngLat => [lng, lat]));
    else lines.push({ landmass, line: line.map(([lng, lat]): LngLat => [lng, lat]) });
  }
  return lines;
}

function onGrid(lines: KabCoast["lines"]): KabCoast["lines"] {
  const round = (degrees: number) => Math.round(degrees * GRID) / GRID;
  return lines.flatMap(({ landmass, line }) => {
    const points = line
      .map(([lng, lat]): LngLat => [round(lng), round(lat)])
      .filter((at, i, all) => String(at) !== String(all[i - 1]));
    return points.length < 2 ? [] : [{ landmass, line: points }];
  });
}
