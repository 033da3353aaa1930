import type { Feature, FeatureCollection, LineString, Point } from "geojson";
import type { TsunamiLevel } from "../../../shared/record/bulletin.ts";
import type { LngLat } from "../../../shared/geo/distance.ts";
import { KabCoast } from "../../../shared/tsunami/kabCoast.ts";
import type { ShoreLine } from "../../../shared/tsunami/zoneShore.ts";
import { LEVELS } from "../../../shared/words/levels.ts";
import { LEVEL_COLOURS } from "../colours.ts";

/** The warned coast as the map paints it. */

export interface CoastMark {
  level: TsunamiLevel;
  lines: readonly ShoreLine[];
}

/** wall.31, in units of 2160ths of the canvas's height. */
const WIDTH_U: Record<TsunamiLevel, number> = { AWAS: 22, SIAGA: 17, WASPADA: 10 };

export function coastWidthU(level: TsunamiLevel, islet: boolean): number {
  return WIDTH_U[level] * (islet ? 0.5 : 1);
}

/** A higher level lies over a lower one. */
export function coastToGeoJson(marks: readonly CoastMark[]): FeatureCollection<LineString> {
  const features = marks.flatMap(({ level, lines }) =>
    lines.map(({ line, islet }): Feature<LineString> => ({
      type: "Feature",
      properties: { colour: LEVEL_COLOURS[level].line, rank: LEVELS[level].bars, width: coastWidthU(level, islet) },
      geometry: { type: "LineString", coordinates: line },
    })),
  );
  return { type: "FeatureCollection", features };
}

export function gaugesToGeoJson(gauges: readonly LngLat[]): FeatureCollection<Point> {
  const features = gauges.map((at): Feature<Point> => ({
    type: "Feature",
    properties: {},
    geometry: { type: "Point", coordinates: [...at] },
  }));
  return { type: "FeatureCollection", features };
}

/** Null for a kabupaten without shore. Throws when the server can't be asked. */
export async function loadCoast(kabCode: string): Promise<KabCoast | null> {
  const answer = await fetch(`/api/coast/${encodeURIComponent(kabCode)}`);
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`coast of ${kabCode}: HTTP ${answer.status}`);
  return KabCoast.parse(await answer.json());
}
