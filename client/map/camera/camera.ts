import { distanceKm, type LngLat } from "../../../shared/geo/distance.ts";

/** What the map must show, and where the words lie over it. Shares of the canvas, so that it holds at every size. */
export interface View {
  /** west, south, east, north */
  bounds: [number, number, number, number];
  padding: Padding;
  /** At a canvas of 1080 CSS px height; a taller one goes as much deeper. */
  minZoom: number;
  maxZoom: number;
  /** What stays in the middle where the floor cuts the bounds off; null where nothing can be cut. */
  focus: LngLat | null;
}

/** Shares of the canvas's height (top, bottom) and width (left, right). */
export interface Padding {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

const ARCHIPELAGO: View["bounds"] = [94.6, -11.2, 141.4, 6.4];
/** map.3: about 165 km over the map's part of the canvas: nearer shows nothing that a room could act on. */
const DEEPEST_ZOOM = 9.2;
/** map.3: about 2,000 km over the map's part: farther out a contour and the posts in it are specks. */
const WIDEST_EVENT_ZOOM = 5.5;
const ZOOMS = { minZoom: WIDEST_EVENT_ZOOM, maxZoom: DEEPEST_ZOOM };
/** Degrees around a warned area: its neighbours are what tells the room where it is. */
const AREA_MARGIN = 0.15;
/** Helpers farther than this don't widen the view. */
const HELPERS_WITHIN_KM = 75;
const KM_PER_DEGREE = 111.2;

export function calmView(padding: Padding): View {
  return { bounds: ARCHIPELAGO, padding, minZoom: 0, maxZoom: 6, focus: null };
}

/** What a view of one quake must hold. */
export interface EventFrame {
  padding: Padding;
  centre: LngLat;
  /** How far away the outermost contour is at most. */
  reachKm: number;
  /** The soonest first. Only those that are named on the map, and near it, widen the view. */
  helpers: readonly LngLat[];
  /** Corners of the field; empty where it is a circle. */
  outline: readonly LngLat[];
}

/** map.14: fits the outermost contour, and of the helpers near it those with whom the epicentre still stands in the middle of the picture. */
export function eventView({ padding, centre, reachKm, helpers, outline }: EventFrame): View {
  const radiusKm = Math.max(reachKm * 1.08, 30);
  const near = helpers.filter((at) => distanceKm(centre, at) <= Math.max(HELPERS_WITHIN_KM, radiusKm * 1.3));
  // A long field stretches to one side: its own corners are fitted, not a circle round all of it.
  const shaken = around(centre, outline.length > 0 ? 30 : radiusKm, outline);
  const bounds = near.reduce((held, at) => {
    const wider = joined(held, at);
    return isCentred(centre, wider) || sameBounds(held, wider) ? wider : held;
  }, shaken);
  return { bounds, padding, ...ZOOMS, focus: [...centre] };
}

/** In the middle fifth of the height, and the middle third of the width. */
function isCentred([lng, lat]: LngLat, [west, south, east, north]: View["bounds"]): boolean {
  const [x, y] = [(lng - west) / (east - west), (lat - south) / (north - south)];
  return Math.abs(x - 0.5) <= 1 / 6 && Math.abs(y - 0.5) <= 0.1;
}

function joined([west, south, east, north]: View["bounds"], [lng, lat]: LngLat): View["bounds"] {
  return [Math.min(west, lng), Math.min(south, lat), Math.max(east, lng), Math.max(north, lat)];
}

function sameBounds(a: View["bounds"], b: View["bounds"]): boolean {
  return a.join() === b.join();
}

/** Fits points (coast zones, felt places) and never less than the circle around the first. */
export function regionView(padding: Padding, centre: LngLat, radiusKm: number, points: readonly LngLat[]): View {
  return { bounds: around(centre, radiusKm, points), padding, ...ZOOMS, focus: [...centre] };
}

/** Fits the areas of a warning; the archipelago while they are unknown. */
export function areaView(padding: Padding, points: readonly LngLat[]): View {
  if (points.length === 0) return calmView(padding);
  const [west, south, east, north] = points.reduce<View["bounds"]>(
    ([w, s, e, n], [lng, lat]) => [Math.min(w, lng), Math.min(s, lat), Math.max(e, lng), Math.max(n, lat)],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
  const bounds: View["bounds"] = [west - AREA_MARGIN, south - AREA_MARGIN, east + AREA_MARGIN, north + AREA_MARGIN];
  return { bounds, padding, ...ZOOMS, focus: null };
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
