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
  readonly places: readonly PlacesOfKind[];
  readonly people: People;
  readonly kabupaten: readonly Kabupaten[];
  /** kab code → place id of the Sentra whose coverage table names it. */
  readonly sentraOf: ReadonlyMap<string, string>;
}

export interface PlacesOfKind {
  readonly kind: PlaceKind;
  readonly list: readonly Place[];
  readonly index: PlaceIndex;
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
  return {
    model,
    base,
    places: PlaceKind.options.map((kind) => {
      const list = places.filter((place) => place.kind === kind);
      return { kind, list, index: buildPlaceIndex(list.map((place) => place.at)) };
    }),
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
