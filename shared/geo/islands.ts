import Flatbush from "flatbush";
import { type Area, areaOf, edgeKm, grown, isInside } from "./area.ts";
import { distanceKm, type LngLat } from "./distance.ts";

/** Which points lie on one island: land that a lorry can cross without a ship. */
export interface Islands {
  readonly count: number;
  /** 0 is the island of the largest extent. Null at sea, and on an islet that the map doesn't draw. */
  islandOf(at: Readonly<LngLat>): number | null;
}

/** Two shores that a bridge joins; each end stands on the shore, or within 5 km of it. */
export interface FixedLink {
  name: string;
  ends: readonly [LngLat, LngLat];
}

/** Outer ring first, then holes. */
type Polygon = readonly (readonly Readonly<LngLat>[])[];

/**
 * help.1: polygons that share a corner are one island: borders are drawn through the same points on both sides. A harbour that the
 * simplified coast leaves in the water belongs to the nearest shore within 5 km.
 */
export function islandsOf(polygons: readonly Polygon[], links: readonly FixedLink[]): Islands {
  const land = polygons.filter((rings) => rings.length > 0 && rings[0].length > 0);
  if (land.length === 0) return { count: 0, islandOf: () => null };
  const areas = land.map((polygon) => areaOf([polygon]));
  const boxes = new Flatbush(land.length);
  for (const { box } of areas) if (box) boxes.add(...box);
  boxes.finish();

  const groups = groupsOf(land.length);
  joinTouching(land, groups.join);
  for (const { ends } of links) {
    const [one, other] = [polygonAt(ends[0]), polygonAt(ends[1])];
    if (one !== null && other !== null) groups.join(one, other);
  }
  const ranks = ranksOf(areas, groups.rootOf);

  function polygonAt(at: Readonly<LngLat>): number | null {
    const [lng, lat] = at;
    for (const polygon of boxes.search(lng, lat, lng, lat)) if (isInside(areas[polygon], at)) return polygon;
    let [nearest, nearestKm]: [number | null, number] = [null, SHORE_KM];
    for (const polygon of boxes.search(...grown([lng, lat, lng, lat], SHORE_KM))) {
      const km = edgeKm(areas[polygon], at, nearestKm);
      if (km > nearestKm) continue;
      [nearest, nearestKm] = [polygon, km];
    }
    return nearest;
  }

  return {
    count: new Set(ranks.values()).size,
    islandOf(at) {
      const polygon = polygonAt(at);
      return polygon === null ? null : (ranks.get(groups.rootOf(polygon)) ?? null);
    },
  };
}

const SHORE_KM = 5;

/** Union-find. */
function groupsOf(size: number) {
  const parents = Int32Array.from({ length: size }, (_, i) => i);
  function rootOf(i: number): number {
    let root = i;
    while (parents[root] !== root) root = parents[root];
    parents[i] = root;
    return root;
  }
  return { rootOf, join: (a: number, b: number) => void (parents[rootOf(a)] = rootOf(b)) };
}

function joinTouching(land: readonly Polygon[], join: (a: number, b: number) => void): void {
  const ownerOf = new Map<number, number>();
  land.forEach((rings, polygon) => {
    for (const ring of rings) {
      for (const [lng, lat] of ring) {
        const corner = Math.round(lng * PER_DEGREE) * ROW + Math.round(lat * PER_DEGREE);
        const owner = ownerOf.get(corner);
        if (owner === undefined) ownerOf.set(corner, polygon);
        else if (owner !== polygon) join(owner, polygon);
      }
    }
  });
}

/** Corners less than 1 m apart are one; no strait is so narrow. */
const PER_DEGREE = 1e5;
const ROW = 2 ** 26;

/** Root of a group → its place among the islands, the widest first. */
function ranksOf(areas: readonly Area[], rootOf: (i: number) => number): Map<number, number> {
  const extents = new Map<number, number>();
  areas.forEach(({ box }, i) => {
    const root = rootOf(i);
    const km = box ? distanceKm([box[0], box[1]], [box[2], box[3]]) : 0;
    extents.set(root, (extents.get(root) ?? 0) + km);
  });
  const widest = [...extents].sort(([a, kmA], [b, kmB]) => kmB - kmA || a - b);
  return new Map(widest.map(([root], rank) => [root, rank]));
}
