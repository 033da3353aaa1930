import type { Coverage } from "../record/coverage.ts";
import type { FeltNames } from "../gazetteer/feltNames.ts";
import type { Coast } from "../geo/coast.ts";
import type { Islands } from "../geo/islands.ts";
import { type Blocks, sumsOf } from "../geo/blocks.ts";
import { buildPlaceIndex, type PlaceIndex } from "../geo/placeIndex.ts";
import { type KabupatenPart, partsOf } from "./kabupatenParts.ts";
import type { Impact } from "../record/impact.ts";
import type { Fault } from "../intensity/faultScenario.ts";
import type { IntensityModel } from "../intensity/intensityModel.ts";
import type { SlabTable } from "../intensity/tectonics.ts";
import type { Kabupaten, PopulationPoint } from "../gazetteer/kabupaten.ts";
import type { NeedRate } from "../need/needs.ts";
import { type Place, PlaceKind } from "../record/place.ts";
import type { Stock } from "../record/stock.ts";
import { byKabupaten } from "../tsunami/tsunamiImpact.ts";
import type { ZoneNames } from "../tsunami/matchZone.ts";
import { stopAt } from "../travel/air.ts";
import { type Means, NONE, type Stop } from "../travel/means.ts";
import { type Starts, startsOf } from "../travel/starts.ts";

/** How many points each population has: the product's own table, and the map pack's. */
export const POPULATION_POINTS: Record<Impact["population"], number> = { kecamatan: 7_285, desa: 83_403 };

/** What stays as it is while the server runs: land, people, tables. Read once at start. */
export interface Ground {
  /** Which population points. */
  readonly base: Impact["population"];
  readonly people: People;
  readonly peopleOf: ReadonlyMap<string, readonly PopulationPoint[]>;
  /** Of one kabupaten (help.9). Told apart when first asked for, then kept: which island a point lies on takes time to find. */
  readonly partsOf: (kabCode: string) => readonly KabupatenPart[];
  readonly kabupaten: readonly Kabupaten[];
  /** By code. */
  readonly kecamatanNames: ReadonlyMap<string, string>;
  readonly feltNames: FeltNames;
  readonly zoneNames: ZoneNames;
  readonly slab: SlabTable;
  /** Empty without a map pack: then no fault scenario is drawn. */
  readonly faults: readonly Fault[];
  readonly islands: Islands;
  readonly means: Means;
  readonly coverage: ReadonlyMap<string, Coverage>;
  readonly needTable: readonly NeedRate[];
  /** What one lumbung holds, as one office published it. */
  readonly lumbungContents: readonly { item: string; unit: string; quantity: number }[];
  readonly coast: Coast;
  /** Stands in for the full scheme; for comparisons. */
  readonly model?: IntensityModel;
}

/** All that a hazard can meet, indexed once; built anew when a place changes. */
export interface Exposure {
  readonly ground: Ground;
  /** In the order of their kinds. */
  readonly places: readonly Place[];
  readonly placesOf: readonly PlacesOfKind[];
  /** Of each of `places`, where a journey begins. */
  readonly stops: readonly Stop[];
  /** Their islands, or `NONE`. */
  readonly lands: Int32Array;
  /** Of each of `placesOf`, the same by block. */
  readonly starts: readonly Starts[];
  /** Place id of a Sentra → its position in `places`. */
  readonly sentra: ReadonlyMap<string, number>;
  /** How many lumbung stand at each of `places`; 0 for other kinds. */
  readonly lumbungCount: Float64Array;
  /** Of them those that nobody reported the contents of. */
  readonly exampleCount: Float64Array;
  /** Position in `places` → what its office says lies there. */
  readonly reported: ReadonlyMap<number, Stock>;
}

export interface PlacesOfKind {
  readonly kind: PlaceKind;
  readonly index: PlaceIndex;
  /** Where this kind begins in `places`. */
  readonly offset: number;
  /** By block of the index: as screens count them, where several lumbung stand at one place, each. */
  readonly posts: Float64Array;
}

/** Columns of the population table, one position a point. */
interface People {
  readonly index: PlaceIndex;
  /** Of each point its position in `kabupaten`. */
  readonly kabupaten: Int32Array;
  /** In the order of the index's slots, for callers that walk block after block. */
  readonly countOfSlot: Float64Array;
  readonly kabupatenOfSlot: Int32Array;
  readonly shares: Shares;
}

/** People of each block of the index by kabupaten. Block `b` has the shares `from[b]` up to `from[b + 1]`, the latter left out. */
interface Shares {
  readonly from: Uint32Array;
  readonly kabupaten: Int32Array;
  readonly count: Float64Array;
}

export type GroundParts = Omit<Ground, "people" | "peopleOf" | "partsOf"> & {
  population: readonly PopulationPoint[];
};

/** Throws when a population point belongs to no known kabupaten. */
export function buildGround({ population, ...tables }: GroundParts): Ground {
  const people = byKabupaten(population);
  const { islands, means } = tables;
  const known = new Map<string, readonly KabupatenPart[]>();
  return {
    ...tables,
    people: peopleOf(population, tables.kabupaten),
    peopleOf: people,
    partsOf(kabCode) {
      const parts = known.get(kabCode) ?? partsOf(people.get(kabCode) ?? [], islands, means.settings.sameShoreKm.value);
      known.set(kabCode, parts);
      return parts;
    },
  };
}

export function buildExposure(
  ground: Ground,
  registered: readonly Place[],
  stock: ReadonlyMap<string, Stock> = new Map(),
): Exposure {
  const byKind = PlaceKind.options.map((kind) => registered.filter((place) => place.kind === kind));
  const places = byKind.flat();
  const stops = places.map(({ at }) => stopAt(at, ground.islands.islandOf(at), ground.means));
  const lumbungCount = Float64Array.from(places, (place) => (place.kind === "lumbung" ? place.count : 0));
  const reported = new Map(
    places.flatMap(({ id }, position) => {
      const report = stock.get(id);
      return report ? [[position, report] as const] : [];
    }),
  );
  const placesOf = PlaceKind.options.map((kind, rank): PlacesOfKind => {
    const list = byKind[rank];
    const index = buildPlaceIndex(list.map((place) => place.at));
    const offset = byKind.slice(0, rank).flat().length;
    const posts = sumsOf(index.blocks, (i) => lumbungCount[offset + i] || 1);
    return { kind, index, offset, posts };
  });
  return {
    ground,
    places,
    placesOf,
    stops,
    lands: Int32Array.from(stops, ({ island }) => island ?? NONE),
    starts: placesOf.map(({ index, offset }) => startsOf(index.blocks, (i) => stops[offset + i], ground.means)),
    sentra: new Map(places.flatMap(({ kind, id }, position) => (kind === "sentra" ? [[id, position] as const] : []))),
    lumbungCount,
    exampleCount: lumbungCount.map((count, position) => (reported.has(position) ? 0 : count)),
    reported,
  };
}

function peopleOf(population: readonly PopulationPoint[], kabupaten: readonly Kabupaten[]): People {
  const positions = new Map(kabupaten.map(({ code }, position) => [code, position]));
  const index = buildPlaceIndex(population.map((point) => point.at));
  const count = Float64Array.from(population, (point) => point.people);
  const kabOf = Int32Array.from(population, ({ code, kabCode }) => {
    const position = positions.get(kabCode);
    if (position === undefined)
      throw new Error(`Population point ${code} lies in kabupaten ${kabCode}, which is not known.`);
    return position;
  });
  const slots = index.blocks.positions;
  return {
    index,
    kabupaten: kabOf,
    countOfSlot: Float64Array.from(slots, (position) => count[position]),
    kabupatenOfSlot: Int32Array.from(slots, (position) => kabOf[position]),
    shares: sharesOf(index.blocks, count, kabOf),
  };
}

function sharesOf({ count, from, positions }: Blocks, people: Float64Array, kabupaten: Int32Array): Shares {
  const byBlock = Array.from({ length: count }, (_, block) => {
    const sums = new Map<number, number>();
    for (const point of positions.subarray(from[block], from[block + 1])) {
      const kab = kabupaten[point];
      sums.set(kab, (sums.get(kab) ?? 0) + people[point]);
    }
    return [...sums];
  });
  const all = byBlock.flat();
  const starts = new Uint32Array(count + 1);
  byBlock.forEach((shares, block) => (starts[block + 1] = starts[block] + shares.length));
  return {
    from: starts,
    kabupaten: Int32Array.from(all, ([kab]) => kab),
    count: Float64Array.from(all, ([, sum]) => sum),
  };
}
