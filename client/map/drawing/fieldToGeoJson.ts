import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Point, Position } from "geojson";
import type { LngLat } from "../../../shared/geo/distance.ts";
import { collection } from "../ground/collection.ts";
import { mmiColour } from "../colours.ts";
import { cutOut } from "../ground/cutOut.ts";
import type { FieldArea } from "./field.ts";
import { numeralPlaces } from "../labels/numeralPlaces.ts";

/** How strongly it shook where: bands, their lines, and the numerals on them. */

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
    field.map(({ mmi, area, measured = false }) => ({
      type: "Feature",
      properties: { colour: mmiColour(mmi), measured },
      geometry: { type: "MultiLineString", coordinates: area.flat() },
    })),
  );
}

/** Of the outermost line's height: how far a numeral keeps from what it must not cover. */
const NUMERAL_CLEAR = 0.075;

/** wall.27: the numeral of each area, on the line of its largest part, at north and south; `avoid`: what it must not cover. */
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
