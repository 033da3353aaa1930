import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";

/** What the map must show, and where the words lie over it. Shares of the canvas, so that it holds at every size. */
export interface View {
  /** west, south, east, north */
  bounds: [number, number, number, number];
  padding: Padding;
  /** At a canvas of 1080 CSS px height; a taller one may go as much deeper. */
  maxZoom: number;
}

/** Shares of the canvas's height (top, bottom) and width (left, right). */
export interface Padding {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

const ARCHIPELAGO: View["bounds"] = [94.6, -11.2, 141.4, 6.4];
/** About 165 km over the map's part of the canvas: nearer shows nothing that a room could act on. */
const DEEPEST_ZOOM = 9.2;
/** Helpers farther than this don't widen the view. */
const HELPERS_WITHIN_KM = 75;
const KM_PER_DEGREE = 111.2;

export function calmView(padding: Padding): View {
  return { bounds: ARCHIPELAGO, padding, maxZoom: 6 };
}

/** Fits the outermost contour, which is `outerRadiusKm` away at most, and the helpers near it. */
export function eventView(
  padding: Padding,
  centre: LngLat,
  outerRadiusKm: number,
  helpers: readonly LngLat[],
  outline: readonly LngLat[] = [],
): View {
  const radiusKm = Math.max(outerRadiusKm * 1.08, 30);
  const near = helpers.filter((at) => distanceKm(centre, at) <= Math.max(HELPERS_WITHIN_KM, radiusKm * 1.3));
  const points = [...near, ...outline];
  return {
    // A long field stretches to one side: its own corners are fitted, not a circle round all of it.
    bounds: around(centre, outline.length > 0 ? 30 : radiusKm, points),
    padding,
    maxZoom: DEEPEST_ZOOM,
  };
}

/** Fits points (coast zones, felt places) and never less than the circle around the first. */
export function regionView(padding: Padding, centre: LngLat, radiusKm: number, points: readonly LngLat[]): View {
  return { bounds: around(centre, radiusKm, points), padding, maxZoom: DEEPEST_ZOOM };
}

export function sameView(a: View, b: View): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function around([lng, lat]: Readonly<LngLat>, radiusKm: number, points: readonly LngLat[]): View["bounds"] {
  const dLat = radiusKm / KM_PER_DEGREE;
  const dLng = dLat / Math.cos((lat * Math.PI) / 180);
  const lngs = [lng - dLng, lng + dLng, ...points.map((at) => at[0])];
  const lats = [lat - dLat, lat + dLat, ...points.map((at) => at[1])];
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}
