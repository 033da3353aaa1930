import type { Position } from "geojson";
import { distanceKm, EARTH_RADIUS_KM, type LngLat } from "../../../shared/geo/distance.ts";
import type { Impact } from "../../../shared/record/impact.ts";
import type { NamedLine } from "../labels/mapLabels.ts";

/** The field as areas, whether it is circles or not. */

/** All of this class and above, as a MultiPolygon's coordinates. */
export interface FieldArea {
  mmi: number;
  area: Position[][][];
  /** By BMKG's shakemap, not by us. */
  measured?: true | undefined;
}

const STEPS = 96;
const RADIAN = Math.PI / 180;
/** Below V nothing is drawn. */
const WEAKEST_MMI = 5;

/** Strongest first. Contours where there are any, else the circles of the zones that are reached at even odds. */
export function fieldOf({ epicentre, zones, contours }: Pick<Impact, "epicentre" | "zones" | "contours">): FieldArea[] {
  if (contours) return contours.filter(({ mmi, area }) => mmi >= WEAKEST_MMI && area.length > 0);
  if (!epicentre) return [];
  return zones
    .filter(({ mmi, r50Km }) => mmi >= WEAKEST_MMI && r50Km > 0)
    .map(({ mmi, r50Km }) => ({ mmi, area: [[ringAt(epicentre, r50Km)]] }));
}

/** The corners of the outermost line. */
export function outlineOf(field: readonly FieldArea[]): LngLat[] {
  return (field.at(-1)?.area ?? []).flatMap(([ring = []]) => ring.map((at): LngLat => [at[0] ?? 0, at[1] ?? 0]));
}

export interface Chance {
  mmi: number;
  /** Its outer limit at one chance in six. */
  ring: Position[];
}

/** wall.28: the class that isn't reached at even odds but at one chance in six; null where the field is no circle round the epicentre. */
export function chanceOf({ epicentre, zones, contours, inputs }: Impact): Chance | null {
  const zone = zones.find(({ mmi, r50Km, r16Km }) => mmi >= WEAKEST_MMI && r50Km === 0 && r16Km > 0);
  if (!epicentre || !zone || inputs.fault || inputs.shakemap || contours?.some(({ mmi }) => mmi >= zone.mmi))
    return null;
  return { mmi: zone.mmi, ring: ringAt(epicentre, zone.r16Km) };
}

/** wall.27: the line of each class's largest part, which bears its numeral. */
export function namedLines(field: readonly FieldArea[]): NamedLine[] {
  return field.map(({ mmi, area }) => ({
    mmi,
    line: area
      .map(([outer = []]) => outer)
      .reduce((a, b) => (spanOf(b) > spanOf(a) ? b : a), [])
      .map((at): LngLat => [at[0] ?? 0, at[1] ?? 0]),
  }));
}

function spanOf(line: readonly Position[]): number {
  const lats = line.map((at) => at[1] ?? 0);
  return lats.length === 0 ? 0 : Math.max(...lats) - Math.min(...lats);
}

/** Closed, from north onwards, against the clock; longitudes run on across the date line. */
export function ringAt([lng, lat]: LngLat, radiusKm: number): Position[] {
  const reach = radiusKm / EARTH_RADIUS_KM;
  const sine = Math.sin(lat * RADIAN);
  const cosine = Math.cos(lat * RADIAN);
  const ring = Array.from({ length: STEPS }, (_, step): Position => {
    const bearing = (-2 * Math.PI * step) / STEPS;
    const north = sine * Math.cos(reach) + cosine * Math.sin(reach) * Math.cos(bearing);
    const east = Math.atan2(Math.sin(bearing) * Math.sin(reach) * cosine, Math.cos(reach) - sine * north);
    return [lng + east / RADIAN, Math.asin(north) / RADIAN];
  });
  return [...ring, ring[0] ?? [lng, lat]];
}

/** How far the outermost line is from a point at most, km; null without a line. */
export function reachKm(centre: LngLat, field: readonly FieldArea[]): number | null {
  const outline = outlineOf(field);
  return outline.length === 0 ? null : Math.max(...outline.map((at) => distanceKm(centre, at)));
}
