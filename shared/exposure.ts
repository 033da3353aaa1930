import type { Coverage } from "./coverage.ts";
import type { FeltNames } from "./gazetteer/feltNames.ts";
import type { Coast } from "./geo/coast.ts";
import type { Islands } from "./geo/islands.ts";
import { buildPlaceIndex, type PlaceIndex } from "./geo/placeIndex.ts";
import type { Impact } from "./impact.ts";
import type { Fault } from "./intensity/faultScenario.ts";
import type { IntensityModel } from "./intensity/intensityModel.ts";
import type { SlabTable } from "./intensity/tectonics.ts";
import type { Kabupaten, PopulationPoint } from "./kabupaten.ts";
import type { NeedRate } from "./needs.ts";
import { type Place, PlaceKind } from "./place.ts";
import { byKabupaten } from "./tsunami/tsunamiImpact.ts";
import type { ZoneNames } from "./tsunami/matchZone.ts";
import { airportNear, type Means, type NearAirport } from "./travel.ts";

/** What stays as it is while the server runs: land, people, tables. Read once at start. */
export interface Ground {
  /** Which population points. */
  readonly base: Impact["population"];
  readonly people: People;
  readonly peopleOf: ReadonlyMap<string, readonly PopulationPoint[]>;
  readonly kabupaten: readonly Kabupaten[];
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
  /** Of each of `places`. */
  readonly islands: readonly (number | null)[];
  /** Of each of `places`. */
  readonly airports: readonly (NearAirport | null)[];
  /** Place id of a Sentra → its position in `places`. */
  readonly sentra: ReadonlyMap<string, number>;
  /** How many lumbung stand at each of `places`; 0 for other kinds. */
  readonly lumbungCount: Float64Array;
}

export interface PlacesOfKind {
  readonly kind: PlaceKind;
  readonly index: PlaceIndex;
  /** Where this kind begins in `places`. */
  readonly offset: number;
}

/** Columns of the population table, one position a point. */
export interface People {
  readonly index: PlaceIndex;
  readonly count: Float64Array;
  /** Position in `kabupaten`. */
  readonly kabupaten: Int32Array;
}

export type GroundParts = Omit<Ground, "people" | "peopleOf"> & { population: readonly PopulationPoint[] };

/** Throws when a population point belongs to no known kabupaten. */
export function buildGround({ population, ...parts }: GroundParts): Ground {
  return { ...parts, people: peopleOf(population, parts.kabupaten), peopleOf: byKabupaten(population) };
}

export function buildExposure(ground: Ground, registered: readonly Place[]): Exposure {
  const byKind = PlaceKind.options.map((kind) => registered.filter((place) => place.kind === kind));
  const places = byKind.flat();
  const islands = places.map(({ at }) => ground.islands.islandOf(at));
  return {
    ground,
    places,
    placesOf: byKind.map((list, rank) => ({
      kind: PlaceKind.options[rank] ?? "tagana",
      index: buildPlaceIndex(list.map((place) => place.at)),
      offset: byKind.slice(0, rank).flat().length,
    })),
    islands,
    airports: places.map(({ at }, position) => airportNear({ at, island: islands[position] ?? null }, ground.means)),
    sentra: new Map(places.flatMap(({ kind, id }, position) => (kind === "sentra" ? [[id, position] as const] : []))),
    lumbungCount: Float64Array.from(places, (place) => (place.kind === "lumbung" ? place.count : 0)),
  };
}

function peopleOf(population: readonly PopulationPoint[], kabupaten: readonly Kabupaten[]): People {
  const positions = new Map(kabupaten.map(({ code }, position) => [code, position]));
  return {
    index: buildPlaceIndex(population.map((point) => point.at)),
    count: Float64Array.from(population, (point) => point.people),
    kabupaten: Int32Array.from(population, ({ code, kabCode }) => {
      const position = positions.get(kabCode);
      if (position === undefined)
        throw new Error(`Population point ${code} lies in kabupaten ${kabCode}, which is not known.`);
      return position;
    }),
  };
}
