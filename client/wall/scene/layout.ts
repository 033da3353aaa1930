import type { Padding } from "../../map/camera/camera.ts";
import type { Shape } from "../../../shared/screen/typeScale.ts";
import { plateShare } from "./plateForm.ts";
import type { Card } from "./rows.ts";

/** CSS px of the canvas. */
export interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** CSS px of the canvas: where something lies over the map. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Slot extends Rect {
  card: Card;
  /** On the margin of the screen: its words keep 2 % away from it. */
  edge: "left" | "right" | "both" | "none";
}

/** Where every card of a scene stands on one screen, and how large its words are. */
export interface Layout {
  shape: Shape;
  /** CSS px of one unit inside a card. */
  u: number;
  /** … and of one on the map: a portrait's picture is small, and its marks with it. */
  mapU: number;
  /** What always stands. */
  slots: Slot[];
  /** picture.15: what takes turns, page by page; empty where everything finds room at once. */
  pages: Slot[][];
  /** Flat ground under the words; a slot needs none of its own, but clocks over a map do. */
  panel: Rect;
  /** CSS px on the right where a card begins at the upper edge, beside the clocks instead of under them. */
  sparedPx: number;
  /** Shares of the canvas that words lie over, for the camera. */
  padding: Padding;
  /** CSS px of the picture that no words lie over, from the canvas's left; brand and scale stand in it. */
  map: Rect;
}

/** The page that stands, of those that take turns. */
export function slotsOn({ slots, pages }: Pick<Layout, "slots" | "pages">, page: number): Slot[] {
  return pages.length === 0 ? slots : [...slots, ...(pages[page % pages.length] ?? [])];
}

/** CSS px on the right of the map where the clocks stand over it, without a ground of their own. */
export function clocksOver({ map, slots }: Pick<Layout, "map" | "slots">): number {
  const clocks = slots.find(({ card }) => card === "clocks");
  if (!clocks) return 0;
  const isOver = clocks.left < map.left + map.width && clocks.top < map.top + map.height && clocks.top >= map.top;
  return isOver ? map.left + map.width - clocks.left : 0;
}

/** Around a map: 3 % and a little keep numerals off the edge; a drill's plate takes its head. */
export function edges(drill: boolean, mapPx: number, u: number, heightPx: number): Padding {
  const top = drill ? Math.max(0.125, plateShare(mapPx, u, heightPx)) : 0.07;
  return { top, right: 0.03, bottom: 0.03, left: 0.03 };
}
