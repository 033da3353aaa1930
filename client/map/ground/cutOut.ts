import type { Position } from "geojson";

/** As in a MultiPolygon: of each polygon the outer ring, then its holes; every ring closed. */
type Polygons = readonly (readonly Position[][])[];

/**
 * What of `outer` lies outside `inner`, where `inner` lies within it: the zones of a field are nested and their lines don't cross,
 * so no edge has to be cut. A part of `inner` that lies in no part of `outer` takes nothing away.
 */
export function cutOut(outer: Polygons, inner: Polygons): Position[][][] {
  const left = outer.map((rings) => [...rings]);
  for (const [shell = [], ...holes] of inner) {
    const around = left.find(
      ([ring = [], ...others]) => holds(ring, shell) && !others.some((other) => holds(other, shell)),
    );
    if (!around) continue;
    around.push(shell.toReversed());
    // Within a hole of the inner one is the outer one again, save where it has a hole of its own.
    for (const hole of holes) {
      const own = around.slice(1, -1).filter((ring) => holds(hole, ring));
      for (const ring of own) around.splice(around.indexOf(ring), 1);
      left.push([hole.toReversed(), ...own]);
    }
  }
  return left;
}

/** By one corner, even-odd: rings that don't cross lie wholly in one another or not at all. */
function holds(ring: readonly Position[], within: readonly Position[]): boolean {
  const [x = NaN, y = NaN] = within[0] ?? [];
  let inside = false;
  for (const [i, [x1 = 0, y1 = 0]] of ring.entries()) {
    const [x2 = 0, y2 = 0] = ring[i + 1] ?? ring[0] ?? [];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
