import type { LngLat } from "../../../shared/geo/distance.ts";
import type { View } from "./camera.ts";

/** Where the camera stands for a view on a canvas. Web Mercator, worked out here so that it can be tested without a browser. */

export interface Canvas {
  widthPx: number;
  heightPx: number;
}

export interface Stand {
  center: LngLat;
  zoom: number;
}

/** MapLibre's: the world is one tile of this many CSS px at zoom 0. */
const TILE_PX = 512;
/** Zooms of a view are told for a canvas of this height; a taller one shows the same at a deeper zoom. */
const TOLD_FOR_PX = 1080;

function deeperBy({ heightPx }: Canvas): number {
  return Math.log2(heightPx / TOLD_FOR_PX);
}

/**
 * As near as the bounds allow inside what the padding leaves free, within the view's zooms. The view's focus takes the middle as far as the
 * bounds leave play; where the floor cuts them off it has it whole: what doesn't fit is what lies farthest from it.
 */
export function standFor({ bounds, padding, minZoom, maxZoom, focus }: View, canvas: Canvas): Stand {
  const { widthPx, heightPx } = canvas;
  const [west, south, east, north] = bounds;
  const [left, top] = toWorld([west, north]);
  const [right, bottom] = toWorld([east, south]);
  const freeX = Math.max(1, widthPx * (1 - padding.left - padding.right));
  const freeY = Math.max(1, heightPx * (1 - padding.top - padding.bottom));
  const fits = Math.log2(Math.min(freeX / (right - left), freeY / (bottom - top)) / TILE_PX);
  const deeper = deeperBy(canvas);
  const zoom = Math.max(minZoom + deeper, Math.min(maxZoom + deeper, fits));
  const worldPx = TILE_PX * 2 ** zoom;
  const [focusX, focusY] = focus ? toWorld(focus) : [null, null];
  const x = towards(focusX, left, right, freeX / worldPx);
  const y = towards(focusY, top, bottom, freeY / worldPx);
  const shiftX = ((padding.right - padding.left) * widthPx) / 2;
  const shiftY = ((padding.bottom - padding.top) * heightPx) / 2;
  return { center: fromWorld([x + shiftX / worldPx, y + shiftY / worldPx]), zoom };
}

/** The middle of the picture along one axis, `room` wide. */
function towards(focus: number | null, from: number, to: number, room: number): number {
  const middle = (from + to) / 2;
  if (focus === null) return middle;
  const play = (room - (to - from)) / 2;
  return play < 0 ? focus : Math.max(middle - play, Math.min(middle + play, focus));
}

/** 0–1 from the date line eastwards, and from the north end of Mercator southwards. */
function toWorld([lng, lat]: Readonly<LngLat>): [number, number] {
  const sin = Math.sin((lat * Math.PI) / 180);
  return [(lng + 180) / 360, 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)];
}

function fromWorld([x, y]: [number, number]): LngLat {
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
  return [x * 360 - 180, lat];
}
