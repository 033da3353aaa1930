import type {
  Feature,
  FeatureCollection,
  Geometry,
  LineString,
  MultiLineString,
  MultiPolygon,
  Point,
  Polygon,
  Position,
} from "geojson";
import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";
import type { WeatherAlert } from "../../shared/hazard.ts";
import type { Place, PlaceKind } from "../../shared/place.ts";
import { hourWords } from "../../shared/time.ts";
import { roman, thousands } from "../../shared/words.ts";
import { COLOURS, mmiColour } from "./colours.ts";
import { cutOut } from "./cutOut.ts";
import { ringAt, type Chance, type FieldArea } from "./field.ts";
import { numeralPlaces } from "./numeralPlaces.ts";
import type { Ring } from "./waves.ts";

/** From the world to what the map paints: pure, and no property more than the paint reads. */

export const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };

const collection = <G extends Geometry>(features: Feature<G>[]): FeatureCollection<G> => ({
  type: "FeatureCollection",
  features,
});

/** Strongest first. Rings, not stacked discs: a stacked fill shifts the hue. */
export function bandsToGeoJson(field: readonly FieldArea[]): FeatureCollection<MultiPolygon> {
  return collection(
    field.map(({ mmi, area }, i) => ({
      type: "Feature",
      properties: { mmi, colour: mmiColour(mmi) },
      geometry: { type: "MultiPolygon", coordinates: cutOut(area, field[i - 1]?.area ?? []) },
    })),
  );
}

/** Each area's outer lines. */
export function contoursToGeoJson(field: readonly FieldArea[]): FeatureCollection<MultiLineString> {
  return collection(
    field.map(({ mmi, area }) => ({
      type: "Feature",
      properties: { colour: mmiColour(mmi) },
      geometry: { type: "MultiLineString", coordinates: area.flat() },
    })),
  );
}

/** Of the outermost line's height: how far a numeral keeps from what it must not cover. */
const NUMERAL_CLEAR = 0.075;

/** The numeral of each area, on the line of its largest part, at north and south; `avoid`: what it must not cover. */
export function numeralsToGeoJson(
  field: readonly FieldArea[],
  avoid: readonly LngLat[] = [],
): FeatureCollection<Point> {
  const lines = field.map(({ mmi, area }) => ({
    mmi,
    line: area.map(([outer = []]) => outer).reduce((a, b) => (spanOf(b) > spanOf(a) ? b : a), []),
  }));
  const clear = NUMERAL_CLEAR * Math.max(0, ...lines.map(({ line }) => spanOf(line)));
  const taken: Position[] = avoid.map((at) => [...at]);
  const features: Feature<Point>[] = [];
  for (const { mmi, line } of lines) {
    const places = numeralPlaces(line, taken, clear);
    if (!places) continue;
    for (const side of ["north", "south"] as const) {
      taken.push(places[side]);
      features.push({
        type: "Feature",
        properties: { mmi, side, icon: `mmi-${mmi}` },
        geometry: { type: "Point", coordinates: places[side] },
      });
    }
  }
  return collection(features);
}

function spanOf(line: Position[]): number {
  const lats = line.map((at) => at[1] ?? 0);
  return lats.length === 0 ? 0 : Math.max(...lats) - Math.min(...lats);
}

/** The limit of the next class up with its words, and the scenario of a fault. */
export function doubtsToGeoJson(
  chance: Chance | null,
  segment: readonly LngLat[] | null,
): FeatureCollection<LineString | Point> {
  const line = (kind: string, coordinates: Position[], colour: string) => ({
    type: "Feature" as const,
    properties: { kind, colour },
    geometry: { type: "LineString" as const, coordinates },
  });
  const words = (kind: string, text: string, coordinates: Position, colour: string) => ({
    type: "Feature" as const,
    properties: { kind, words: text, colour },
    geometry: { type: "Point" as const, coordinates },
  });
  const colour = chance ? mmiColour(chance.mmi) : "";
  const middle = segment?.[Math.floor(segment.length / 2)];
  return collection<LineString | Point>([
    ...(chance
      ? [
          line("limit", chance.ring, colour),
          line("leader", chance.leader, colour),
          words("chance-words", `${roman(chance.mmi)} mungkin,\n1 dari 6`, chance.leader[1], colour),
        ]
      : []),
    ...(segment && middle
      ? [
          line(
            "fault",
            segment.map((at) => [...at]),
            COLOURS.ink,
          ),
          words("fault-words", "skenario sesar", [...middle], COLOURS.ink),
        ]
      : []),
  ]);
}

export interface PostMark {
  place: Pick<Place, "id" | "kind" | "at" | "kabCode" | "province">;
  /** Inside VI and above, or in a warned strip of coast, and not yet heard from. */
  danger: boolean;
  /** How many posts it stands for, where they are gathered (gatherPosts.ts). */
  count?: number;
}

const ORDER: Record<PlaceKind, number> = { tagana: 0, lumbung: 1, sentra: 2, warehouse: 3 };

/** Posts of one town stand side by side in a fixed order; `shift` counts symbol widths from the town's point. */
export function postsToGeoJson(posts: readonly PostMark[]): FeatureCollection<Point> {
  const towns = Map.groupBy(posts, ({ place }) => place.at.join());
  return collection(
    [...towns.values()].flatMap((town) => {
      const kinds = [...Map.groupBy(town, ({ place }) => place.kind)].toSorted(([a], [b]) => ORDER[a] - ORDER[b]);
      return kinds.map(([kind, marks], i) => ({
        type: "Feature" as const,
        properties: {
          kind,
          icon: `post-${kind}${marks.some((mark) => mark.danger) ? "-danger" : ""}`,
          shift: i - (kinds.length - 1) / 2,
          count: marks[0]?.count === undefined ? "" : thousands(marks[0].count),
        },
        geometry: { type: "Point" as const, coordinates: [...(town[0] as PostMark).place.at] },
      }));
    }),
  );
}

const KOTA = "Kota ";

/**
 * Names of kabupaten as areas. A kota is a town and bears its town's label; a kabupaten that a kota is called after is told
 * apart from it.
 */
export function kabupatenToGeoJson(
  kabupaten: readonly { name: string; shortName: string; at: LngLat; population: number }[],
): FeatureCollection<Point> {
  const kota = new Set(kabupaten.filter(({ name }) => name.startsWith(KOTA)).map(({ shortName }) => shortName));
  return collection(
    kabupaten
      .filter(({ name }) => !name.startsWith(KOTA))
      .map(({ shortName, at, population }) => ({
        type: "Feature",
        properties: { name: `${kota.has(shortName) ? "Kab. " : ""}${shortName}`.toUpperCase(), population },
        geometry: { type: "Point", coordinates: at },
      })),
  );
}

export interface TownLabel {
  at: LngLat;
  words: string;
  /** In ink: what the room must look at first. */
  strong: boolean;
}

/** Towards where a name stands from its symbol, if there is room: away from the middle of what happened. */
export type Away = "north" | "east" | "south" | "west";

/** Where contours lie, which a name should not lie across. */
export interface Contoured {
  centre: LngLat;
  reachKm: number;
}

export function labelsToGeoJson(labels: readonly TownLabel[], contoured: Contoured | null): FeatureCollection<Point> {
  return collection(
    labels.map(({ at, words, strong }, rank) => ({
      type: "Feature",
      properties: { words, strong, rank, away: contoured ? awayFrom(contoured, at) : "south" },
      geometry: { type: "Point", coordinates: [...at] },
    })),
  );
}

/** A name is wide: beside rather than above or below, unless it lies nearly above or below. Outside the contours it stands as in calm. */
function awayFrom({ centre, reachKm }: Contoured, at: LngLat): Away {
  if (distanceKm(centre, at) > reachKm) return "south";
  const [dx, dy] = [at[0] - centre[0], at[1] - centre[1]];
  if (Math.abs(dx) * 2 > Math.abs(dy)) return dx > 0 ? "east" : "west";
  return dy > 0 ? "north" : "south";
}

export interface EpicentreMark {
  at: LngLat;
  /** Beside the cross: its place in the list; null without one. */
  number: number | null;
  /** The one the wall speaks of: a large cross. */
  hero: boolean;
}

export function epicentresToGeoJson(marks: readonly EpicentreMark[]): FeatureCollection<Point> {
  return collection(
    marks.map(({ at, number, hero }) => ({
      type: "Feature",
      properties: {
        hero,
        icon: hero ? "epicentre" : "epicentre-small",
        number: number === null ? "" : String(number),
      },
      geometry: { type: "Point", coordinates: [...at] },
    })),
  );
}

const WAVE_WORDS: Record<Ring["phase"], string> = { P: "gelombang P, perkiraan", S: "gelombang S, perkiraan" };

/** Fronts of waves around an epicentre, each with the words that stand on it. */
export function wavesToGeoJson(at: LngLat | null, rings: readonly Ring[]): FeatureCollection<LineString> {
  if (!at) return collection([]);
  return collection(
    rings.map(({ phase, radiusKm }) => ({
      type: "Feature",
      properties: { phase, words: WAVE_WORDS[phase] },
      geometry: { type: "LineString", coordinates: ringAt(at, radiusKm) },
    })),
  );
}

export function weatherToGeoJson(alerts: Iterable<Pick<WeatherAlert, "polygons">>): FeatureCollection<Polygon> {
  return collection(
    [...alerts].flatMap(({ polygons }) =>
      polygons.map((polygon) => ({
        type: "Feature" as const,
        properties: {},
        geometry: { type: "Polygon" as const, coordinates: [polygon as Position[]] },
      })),
    ),
  );
}

/** One point a warning, under the middle of its area: `sampai 17.00`. */
export function weatherEndsToGeoJson(
  alerts: Iterable<Pick<WeatherAlert, "polygons" | "endsAt">>,
): FeatureCollection<Point> {
  return collection(
    [...alerts].flatMap(({ polygons, endsAt }) => {
      const points = polygons.flat();
      if (points.length === 0) return [];
      const [lngs, lats] = [points.map(([lng]) => lng), points.map(([, lat]) => lat)];
      const middle = (Math.min(...lngs) + Math.max(...lngs)) / 2;
      return [
        {
          type: "Feature" as const,
          properties: { words: `sampai ${hourWords(endsAt)}` },
          geometry: { type: "Point" as const, coordinates: [middle, Math.min(...lats)] },
        },
      ];
    }),
  );
}

/** Three floats a village: longitude, latitude, people. */
export function villagesToGeoJson(triples: Float32Array): FeatureCollection<Point> {
  const features: Feature<Point>[] = [];
  for (let i = 0; i + 2 < triples.length; i += 3) {
    features.push({
      type: "Feature",
      properties: { root: Math.round(Math.sqrt(triples[i + 2] ?? 0)) },
      geometry: { type: "Point", coordinates: [triples[i] ?? 0, triples[i + 1] ?? 0] },
    });
  }
  return collection(features);
}
