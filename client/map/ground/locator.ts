import type { LngLat } from "../../../shared/geo/distance.ts";
import { framed, type Frame } from "./outline.ts";

/** map.16: where in Indonesia the picture is: a small map in its upper right corner. Pure. */

const WIDTH_U = 372;
/** Of the archipelago with a margin, and as high as its parallels make it. */
export const COUNTRY: Frame["bounds"] = [94.2, -11.6, 141.8, 6.9];
const HEIGHT_U = (WIDTH_U * (COUNTRY[3] - COUNTRY[1])) / (COUNTRY[2] - COUNTRY[0]);
const MARGIN_U = { top: 14, right: 44 };
/** On a smaller picture it would take a corner that the news needs. */
const LEAST_U = { width: 1900, height: 1400 };
/** A view so near that its frame would be a speck is shown by a frame this large. */
const LEAST_FRAME_U = 18;

export interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

interface Corner {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** CSS px; null where the picture is too small for it. `headPx`: where the camera's picture begins: beneath a drill's edge and plate. */
export function locatorBox({ left, top, width, height }: Area, headPx: number, u: number): Corner | null {
  if (width < LEAST_U.width * u || height < LEAST_U.height * u) return null;
  const right = left + width - MARGIN_U.right * u;
  const upper = Math.max(top + MARGIN_U.top * u, headPx - HEIGHT_U * u);
  return { left: right - WIDTH_U * u, top: upper, right, bottom: upper + HEIGHT_U * u };
}

/** The frame of what the picture shows, in px of the small map and within it. */
export function viewFrame(northWest: LngLat, southEast: LngLat, frame: Frame, u: number): Area {
  const [a, b] = [framed(northWest, frame), framed(southEast, frame)];
  const least = LEAST_FRAME_U * u;
  const [x1, x2] = within(a[0], b[0], least, frame.width);
  const [y1, y2] = within(a[1], b[1], least, frame.height);
  return { left: x1, top: y1, width: x2 - x1, height: y2 - y1 };
}

function within(from: number, to: number, least: number, room: number): [number, number] {
  const wider = Math.max(0, least - (to - from)) / 2;
  return [Math.max(0, from - wider), Math.min(room, to + wider)];
}
