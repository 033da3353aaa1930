import type { FeatureCollection, MultiLineString, MultiPolygon } from "geojson";
import { collection } from "../ground/collection.ts";
import { mmiColour } from "../colours.ts";
import { cutOut } from "../ground/cutOut.ts";
import type { FieldArea } from "./field.ts";

/** How strongly it shook where: bands and their lines. */

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
