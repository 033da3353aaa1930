import { allen2012 } from "./intensity/allen2012.ts";
import type { IntensityModel } from "./intensity/intensityModel.ts";
import { buildPlaceIndex, type PlaceIndex } from "./geo/placeIndex.ts";
import type { Impact } from "./impact.ts";
import type { Kabupaten, PopulationPoint } from "./kabupaten.ts";
import { type Place, PlaceKind } from "./place.ts";

/** All that a hazard can meet, indexed once; build it anew when a place changes. */
export interface Exposure {
  readonly model: IntensityModel;
  /** Which population points. */
  readonly base: Impact["population"];
  /** In the order of their kinds. */
  readonly places: readonly Place[];
  readonly placesOf: readonly PlacesOfKind[];
  readonly people: People;
  readonly kabupaten: readonly Kabupaten[];
  /** kab code → place id of the Sentra whose coverage table names it. */
  readonly sentraOf: ReadonlyMap<string, string>;
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

export interface ExposureParts {
  places: readonly Place[];
  population: readonly PopulationPoint[];
  kabupaten: readonly Kabupaten[];
  base: Impact["population"];
  model?: IntensityModel;
}

/** Throws when a population point belongs to no known kabupaten. */
export function buildExposure({ places, population, kabupaten, base, model = allen2012 }: ExposureParts): Exposure {
  const byKind = PlaceKind.options.map((kind) => places.filter((place) => place.kind === kind));
  return {
    model,
    base,
    places: byKind.flat(),
    placesOf: byKind.map((list, rank) => ({
      kind: PlaceKind.options[rank] ?? "tagana",
      index: buildPlaceIndex(list.map((place) => place.at)),
      offset: byKind.slice(0, rank).flat().length,
    })),
    people: peopleOf(population, kabupaten),
    kabupaten,
    sentraOf: new Map(
      places.flatMap((place) => (place.kind === "sentra" ? place.covers.map((code) => [code, place.id] as const) : [])),
    ),
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
