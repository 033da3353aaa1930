import type { FeatureCollection, Point, Polygon, Position } from "geojson";
import type { WeatherAlert } from "../../../shared/record/hazard.ts";
import { hourWords } from "../../../shared/time.ts";
import { untilWords } from "../../../shared/words/warnings.ts";
import { collection } from "../ground/collection.ts";

/** Warned areas. */
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

type Ending = Pick<WeatherAlert, "polygons" | "endsAt"> & Partial<Pick<WeatherAlert, "flags">>;

/** One point a warning, under the middle of its area: `sampai 17.00`. */
export function weatherEndsToGeoJson(alerts: Iterable<Ending>): FeatureCollection<Point> {
  return collection(
    [...alerts].flatMap((alert) => {
      const { polygons, endsAt } = alert;
      const points = polygons.flat();
      if (points.length === 0) return [];
      const [lngs, lats] = [points.map(([lng]) => lng), points.map(([, lat]) => lat)];
      const middle = (Math.min(...lngs) + Math.max(...lngs)) / 2;
      return [
        {
          type: "Feature" as const,
          properties: { words: `${untilWords(alert)} ${hourWords(endsAt)}` },
          geometry: { type: "Point" as const, coordinates: [middle, Math.min(...lats)] },
        },
      ];
    }),
  );
}
