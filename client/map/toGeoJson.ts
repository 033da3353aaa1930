import { circle } from "@turf/turf";
import type { Feature, FeatureCollection, Geometry, LineString, Point, Polygon, Position } from "geojson";
import type { LngLat } from "../../shared/geo/distance.ts";
import type { WeatherAlert } from "../../shared/hazard.ts";
import type { Zone } from "../../shared/impact.ts";
import type { Place, PlaceKind } from "../../shared/place.ts";
import { mmiColour } from "./colours.ts";

/** From the world to what the map paints: pure, and no property more than the paint reads. */

export const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };

const STEPS = 96;

const collection = <G extends Geometry>(features: Feature<G>[]): FeatureCollection<G> => ({
  type: "FeatureCollection",
  features,
});

/** Strongest zone first, as an impact tells them. Rings, not stacked discs: a stacked fill shifts the hue. */
export function bandsToGeoJson(centre: LngLat, zones: readonly Zone[]): FeatureCollection<Polygon> {
  return collection(
    zones.map((zone, i) => {
      const inner = zones[i - 1];
      const hole = inner ? [ring(centre, inner.radiusKm).toReversed()] : [];
      return {
        type: "Feature",
        properties: { mmi: zone.mmi, colour: mmiColour(zone.mmi) },
        geometry: { type: "Polygon", coordinates: [ring(centre, zone.radiusKm), ...hole] },
      };
    }),
  );
}

/** Each zone's outer line. */
export function contoursToGeoJson(centre: LngLat, zones: readonly Zone[]): FeatureCollection<LineString> {
  return collection(
    zones.map(({ mmi, radiusKm }) => ({
      type: "Feature",
      properties: { colour: mmiColour(mmi) },
      geometry: { type: "LineString", coordinates: ring(centre, radiusKm) },
    })),
  );
}

/** The numeral of each contour, on its line at north and south. */
export function numeralsToGeoJson(centre: LngLat, zones: readonly Zone[]): FeatureCollection<Point> {
  return collection(
    zones.flatMap(({ mmi, radiusKm }) => {
      const line = ring(centre, radiusKm);
      const north = line[0] as Position;
      const south = line[STEPS / 2] as Position;
      return [
        { side: "north", at: north },
        { side: "south", at: south },
      ].map(({ side, at }) => ({
        type: "Feature" as const,
        properties: { mmi, side, icon: `mmi-${mmi}` },
        geometry: { type: "Point" as const, coordinates: at },
      }));
    }),
  );
}

export interface PostMark {
  place: Pick<Place, "id" | "kind" | "at">;
  /** Inside VI and above and not yet heard from. */
  danger: boolean;
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
        },
        geometry: { type: "Point" as const, coordinates: [...(town[0] as PostMark).place.at] },
      }));
    }),
  );
}

export interface TownLabel {
  at: LngLat;
  words: string;
  /** In ink: what the room must look at first. */
  strong: boolean;
}

export function labelsToGeoJson(labels: readonly TownLabel[]): FeatureCollection<Point> {
  return collection(
    labels.map(({ at, words, strong }) => ({
      type: "Feature",
      properties: { words, strong },
      geometry: { type: "Point", coordinates: [...at] },
    })),
  );
}

export interface EpicentreMark {
  at: LngLat;
  /** 1–5 beside a small cross in calm; null for the hero's. */
  number: number | null;
}

export function epicentresToGeoJson(marks: readonly EpicentreMark[]): FeatureCollection<Point> {
  return collection(
    marks.map(({ at, number }) => ({
      type: "Feature",
      properties: {
        icon: number === null ? "epicentre" : "epicentre-small",
        number: number === null ? "" : String(number),
      },
      geometry: { type: "Point", coordinates: [...at] },
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

/** Closed, from north onwards. */
function ring(centre: LngLat, radiusKm: number): Position[] {
  const outline = circle(centre, radiusKm, { steps: STEPS, units: "kilometers" }).geometry.coordinates[0];
  if (!outline) throw new Error(`no circle of ${radiusKm} km`);
  return outline;
}
