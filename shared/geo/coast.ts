import Flatbush from "flatbush";
import { type Area, type Box, edgeDistanceKm, isInside, lngReach } from "./area.ts";
import { KM_PER_DEGREE, type LngLat } from "./distance.ts";

/** The shore, in pieces that know their kabupaten, made ready to ask how far the sea is. */

export interface CoastLine {
  kabCode: string;
  /** Which land the shore bounds: an island, or the mainland that several kabupaten share. */
  landmass: number;
  line: readonly Readonly<LngLat>[];
}

export interface Coast {
  /** x1, y1, x2, y2 of each piece, in the order of `boxes`. */
  readonly edges: Float64Array;
  readonly landmassOf: Int32Array;
  readonly boxes: Flatbush | null;
  /** What it was built from. */
  readonly lines: readonly CoastLine[];
  /** By code; a kabupaten without shore is not in it. */
  readonly shores: ReadonlyMap<string, Shore>;
  /** Known land; what lies outside it lies on an island too small for the map. Null when every island is known. */
  readonly land: Area | null;
  /** Kabupaten whose common border reaches the sea, by code. Empty when borders are not known. */
  readonly neighbours: ReadonlyMap<string, ReadonlySet<string>>;
  /** How far this map's shore may lie from the true one. */
  readonly offByKm: number;
}

/** The shore of a kabupaten's main land, which is that with most of its coast. */
export interface Shore {
  landmass: number;
  box: Box;
  /** Of all its lands, those where other kabupaten have shore too. */
  shared: readonly number[];
}

export interface CoastParts {
  lines: readonly CoastLine[];
  land?: Area | null;
  neighbours?: ReadonlyMap<string, ReadonlySet<string>>;
  offByKm?: number;
}

export function buildCoast({ lines, land = null, neighbours = new Map(), offByKm = 0 }: CoastParts): Coast {
  const size = lines.reduce((sum, { line }) => sum + Math.max(0, line.length - 1), 0);
  const edges = new Float64Array(4 * size);
  const landmassOf = new Int32Array(size);
  const boxes = size === 0 ? null : new Flatbush(size);
  let next = 0;
  for (const { landmass, line } of lines) {
    for (let i = 1; i < line.length; i++, next++) {
      const [x1, y1] = line[i - 1];
      const [x2, y2] = line[i];
      edges.set([x1, y1, x2, y2], 4 * next);
      landmassOf[next] = landmass;
      boxes?.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
    }
  }
  boxes?.finish();
  return { edges, landmassOf, boxes, lines, shores: shoresOf(lines), land, neighbours, offByKm };
}

/** Kilometres to the nearest shore of a land that is `wanted`; Infinity beyond `limitKm`; −Infinity on an island too small for the map, which is all by the sea. */
export function shoreKm(
  { edges, landmassOf, boxes, land, offByKm }: Coast,
  at: Readonly<LngLat>,
  limitKm: number,
  wanted: (landmass: number) => boolean = () => true,
): number {
  const [x, y] = at;
  const dLat = limitKm / KM_PER_DEGREE;
  const dLng = lngReach(y, dLat);
  let [nearest, nearestOfAny] = [Infinity, Infinity];
  boxes?.collides(x - dLng, y - dLat, x + dLng, y + dLat, (edge) => {
    const km = edgeDistanceKm(edges, 4 * edge, at);
    if (wanted(landmassOf[edge])) nearest = Math.min(nearest, km);
    nearestOfAny = Math.min(nearestOfAny, km);
    return false;
  });
  // A point as near to a shore as the map may be off stands on that land, on whichever side it came to lie.
  if (land !== null && nearestOfAny > offByKm && !isInside(land, at)) return -Infinity;
  return nearest <= limitKm ? nearest : Infinity;
}

function shoresOf(lines: readonly CoastLine[]): Map<string, Shore> {
  const lengths = new Map<string, Map<number, number>>();
  const owners = new Map<number, Set<string>>();
  for (const { kabCode, landmass, line } of lines) {
    const own = lengths.get(kabCode) ?? new Map<number, number>();
    own.set(landmass, (own.get(landmass) ?? 0) + degreesOf(line));
    lengths.set(kabCode, own);
    owners.set(landmass, (owners.get(landmass) ?? new Set<string>()).add(kabCode));
  }
  const shores = new Map<string, Shore>();
  for (const [kabCode, own] of lengths) {
    const [[landmass]] = [...own].sort((a, b) => b[1] - a[1]);
    const box = boxOf(lines.filter((line) => line.kabCode === kabCode && line.landmass === landmass));
    shores.set(kabCode, { landmass, box, shared: [...own.keys()].filter((land) => (owners.get(land)?.size ?? 0) > 1) });
  }
  return shores;
}

function degreesOf(line: CoastLine["line"]): number {
  return line.reduce((sum, [x, y], i) => {
    const [x0, y0] = line[i - 1] ?? [x, y];
    return sum + Math.hypot(x - x0, y - y0);
  }, 0);
}

function boxOf(lines: readonly CoastLine[]): Box {
  const points = lines.flatMap(({ line }) => line);
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [south, north] = [Math.min(south, y), Math.max(north, y)];
  }
  return [west, south, east, north];
}
