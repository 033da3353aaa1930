import type { PopulationPoint } from "../gazetteer/kabupaten.ts";
import { arcKm, distanceKm, unitVector, type Vector } from "../geo/distance.ts";
import type { Islands } from "../geo/islands.ts";
import { middleOf } from "../geo/middle.ts";
import { buildPlaceIndex, type PlaceIndex } from "../geo/placeIndex.ts";
import { groupBy } from "../groupBy.ts";
import type { Setting } from "../setting.ts";

/** A kabupaten's people, taken apart where no road leads from one to the other. */
export interface KabupatenPart {
  /** On an island, and on the islets that count with it. */
  readonly points: readonly PopulationPoint[];
  readonly index: PlaceIndex;
  /** How many of `points`, from the first on, lie on the island itself: the others are counted and never speak for them. */
  readonly onIsland: number;
}

/** help.9: which island is a part of its own. */
export const PART_SETTINGS = {
  islandPeople: {
    value: 10_000,
    unit: "orang",
    basis: "ours",
    why: "pulau menjadi sasaran sendiri sejak 10.000 penduduk, pilihan kami; yang lebih kecil dihitung bersama bagian terdekat",
  },
  islandKm: {
    value: 25,
    unit: "km",
    basis: "ours",
    why: "… dan bila pusat penduduknya sedikitnya 25 km dari bagian lain kabupaten itu, pilihan kami",
  },
} satisfies Record<string, Setting>;

/**
 * Most people first; what is no part of its own counts with the nearest. Points on islands that the map doesn't draw are on one island when
 * they lie within `sameShoreKm` of each other.
 */
export function partsOf(points: readonly PopulationPoint[], islands: Islands, sameShoreKm: number): KabupatenPart[] {
  const { islandPeople, islandKm } = PART_SETTINGS;
  const parts: { middle: Vector; island: PopulationPoint[]; islets: PopulationPoint[] }[] = [];
  const byIsland = islandsAmong(points, islands, sameShoreKm)
    .map((island) => ({ island, people: peopleIn(island), middle: middleAmong(island) }))
    .sort((a, b) => b.people - a.people);
  for (const { island, people, middle } of byIsland) {
    const nearest = parts.toSorted((a, b) => awayKm(a.middle, middle) - awayKm(b.middle, middle)).at(0);
    const isApart = !nearest || (people >= islandPeople.value && awayKm(nearest.middle, middle) >= islandKm.value);
    if (isApart) parts.push({ middle, island, islets: [] });
    else nearest.islets.push(...island);
  }
  return parts.map(({ island, islets }) => {
    const counted = [...island, ...islets];
    return { points: counted, index: buildPlaceIndex(counted.map(({ at }) => at)), onIsland: island.length };
  });
}

function islandsAmong(points: readonly PopulationPoint[], islands: Islands, sameShoreKm: number): PopulationPoint[][] {
  const byIsland = groupBy(points, ({ at }) => islands.islandOf(at));
  const undrawn = byIsland.get(null) ?? [];
  byIsland.delete(null);
  return [...byIsland.values(), ...chainsOf(undrawn, sameShoreKm)];
}

/** Points within so many kilometres of each other, from one to the next. */
function chainsOf(points: readonly PopulationPoint[], km: number): PopulationPoint[][] {
  let chains: PopulationPoint[][] = [];
  for (const point of points) {
    const near = new Set(chains.filter((chain) => chain.some(({ at }) => distanceKm(at, point.at) <= km)));
    chains = [[...near].flat().concat(point), ...chains.filter((chain) => !near.has(chain))];
  }
  return chains;
}

const peopleIn = (points: readonly PopulationPoint[]) => points.reduce((sum, { people }) => sum + people, 0);

function middleAmong(points: readonly PopulationPoint[]): Vector {
  const vectors = Float64Array.from(points.flatMap(({ at }) => unitVector(at)));
  return middleOf(
    vectors,
    Float64Array.from(points, ({ people }) => people),
  );
}

const awayKm = (a: Vector, b: Vector) => arcKm((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2);
