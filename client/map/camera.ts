import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";

/** What the map must show, and where the words lie over it. Shares of the canvas, so that it holds at every size. */
export interface View {
  /** west, south, east, north */
  bounds: [number, number, number, number];
  padding: { top: number; right: number; bottom: number; left: number };
  /** At a canvas of 1080 CSS px height; a taller one may go as much deeper. */
  maxZoom: number;
}

const ARCHIPELAGO: View["bounds"] = [94.6, -11.2, 141.4, 6.4];
/** Calm: the last third of the height holds words. */
const CALM_PADDING = { top: 0.02, right: 0.01, bottom: 1 / 3 + 0.005, left: 0.01 };
/** Event: a third of the width is the column, a sixth of the height the foot; 4 % keeps numerals off the edge. */
const EVENT_PADDING = { top: 0.07, right: 1 / 3 + 0.03, bottom: 1 / 6 + 0.04, left: 0.03 };
/** About 165 km over the map's part of the canvas: nearer shows nothing that a room could act on. */
const DEEPEST_ZOOM = 9.2;
/** Helpers farther than this don't widen the view. */
const HELPERS_WITHIN_KM = 75;
const KM_PER_DEGREE = 111.2;

export function calmView(): View {
  return { bounds: ARCHIPELAGO, padding: CALM_PADDING, maxZoom: 6 };
}

/** Fits the outermost contour, which is `outerRadiusKm` away at most, and the helpers near it. */
export function eventView(
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
    padding: EVENT_PADDING,
    maxZoom: DEEPEST_ZOOM,
  };
}

/** Fits points (coast zones, felt places) and never less than the circle around the first. */
export function regionView(centre: LngLat, radiusKm: number, points: readonly LngLat[]): View {
  return { bounds: around(centre, radiusKm, points), padding: EVENT_PADDING, maxZoom: DEEPEST_ZOOM };
}

/** With the head of the canvas kept free for words, as a drill's plate needs; `head` is a share of the height. */
export function below(head: number, view: View): View {
  return { ...view, padding: { ...view.padding, top: Math.max(view.padding.top, head) } };
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
