import type { Position } from "geojson";
import { distanceKm, EARTH_RADIUS_KM, type LngLat } from "../../../shared/geo/distance.ts";
import type { Impact, Zone } from "../../../shared/record/impact.ts";

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
  /** From the limit to where the words stand, clear of the lines within. */
  leader: [Position, Position];
}

/** wall.28: the class that isn't reached at even odds but at one chance in six; null where the field is no circle round the epicentre. */
export function chanceOf({ epicentre, zones, contours, inputs }: Impact): Chance | null {
  const zone = zones.find(({ mmi, r50Km, r16Km }) => mmi >= WEAKEST_MMI && r50Km === 0 && r16Km > 0);
  if (!epicentre || !zone || inputs.fault || inputs.shakemap || contours?.some(({ mmi }) => mmi >= zone.mmi))
    return null;
  return {
    mmi: zone.mmi,
    ring: ringAt(epicentre, zone.r16Km),
    leader: [ringAt(epicentre, zone.r16Km)[SOUTH_EAST], ringAt(epicentre, wordsKm(zone, zones))[SOUTH_EAST]] as [
      Position,
      Position,
    ],
  };
}

/** A ring goes round against the clock. */
const SOUTH_EAST = (STEPS * 5) / 8;

/** Just outside the second line, so that the words lie on the weaker band. */
function wordsKm({ r16Km }: Zone, zones: readonly Zone[]): number {
  const reached = zones.filter(({ mmi, r50Km }) => mmi >= WEAKEST_MMI && r50Km > r16Km);
  return Math.max(r16Km * 1.5, (reached[0]?.r50Km ?? 0) * 1.1);
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
