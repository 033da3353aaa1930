import type { Padding } from "../../map/camera/camera.ts";
import { CLOCKS, KNOWLEDGE, KNOWN, ROWS, SOURCES, ULTRA_ROWS, type Card, type Plan, type Row } from "./rows.ts";
import { HEIGHT_U, scaleFor, type Viewing } from "./typeScale.ts";

/**
 * Where every card of every scene stands on a screen of any shape, and how large its words are. Pure; told in units: a
 * card is 1280 units wide, as in the drawing of a 3840 × 2160 wall, and grows as a whole when its readers sit farther away.
 */

/** `wide` 16:9 and near it · `ultra` two walls beside each other and more · `tall` a screen on its side. */
export type Shape = "wide" | "ultra" | "tall";

export interface Screen {
  widthPx: number;
  heightPx: number;
}

/** CSS px of the canvas. */
interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}
export interface Slot extends Rect {
  card: Card;
  /** On the margin of the screen: its words keep 2 % away from it. */
  edge: "left" | "right" | "both" | "none";
}

export interface Layout {
  shape: Shape;
  /** CSS px of one unit inside a card. */
  u: number;
  /** … and of one on the map: a portrait's picture is small, and its marks with it. */
  mapU: number;
  slots: Slot[];
  /** Flat ground under the words; a slot needs none of its own, but clocks over a map do. */
  panel: Rect;
  /** CSS px on the right where a card begins at the upper edge, beside the clocks instead of under them. */
  sparedPx: number;
  /** Shares of the canvas that words lie over, for the camera. */
  padding: Padding;
  /** CSS px of the picture that no words lie over, from the canvas's left; brand and scale stand in it. */
  map: Rect;
}

const CARD = 1280;
/** Two columns of words, each as high as a seam, need the half of what a 16:9 wall is wide. */
const ULTRA_FROM = 2.4;
const ULTRA_LEAST = 1.46;
/** Below this share of the width a map shows nothing. */
const MAP_LEAST = 1 / 3;
/** A map under which there is no room for the foot's two halves has its sources in one line. */
const FOOT_LEAST_U = 2300;
const FOOT_U = 360;
const LINE_U = 130;
const TALL_LINE_U = 230;
const BAND_U = 720;
const TALL_MAP_LEAST_U = 560;
const TALL_MARKS = 0.66;
/** Of a column that begins without clocks. */
const HEAD_U = 30;

export function shapeOf({ widthPx, heightPx }: Screen): Shape {
  const aspect = widthPx / heightPx;
  return aspect < 1 ? "tall" : aspect < ULTRA_FROM ? "wide" : "ultra";
}

/**
 * @param plan what is shown; `drill` keeps the head of the map free for its plate
 * @param flipped calm's columns in the other order, against retention
 */
export function layoutOf(
  screen: Screen,
  viewing: Viewing,
  plan: Plan,
  { drill = false, flipped = false } = {},
): Layout {
  switch (shapeOf(screen)) {
    case "tall":
      return tall(screen, plan, drill);
    case "ultra":
      return ultra(screen, viewing, plan, drill);
    case "wide":
      return plan === "calm" ? wideCalm(screen, viewing, drill, flipped) : wide(screen, viewing, plan, drill);
  }
}

function wide({ widthPx, heightPx }: Screen, viewing: Viewing, plan: Plan, drill: boolean): Layout {
  const unit = heightPx / HEIGHT_U;
  const u = unit * scaleFor(viewing, 1, ((1 - MAP_LEAST) * widthPx) / (CARD * unit));
  const column = { left: widthPx - CARD * u, top: 0, width: CARD * u, height: heightPx, edge: "right" as const };
  const mapWidth = widthPx - column.width;
  const hasFoot = mapWidth >= FOOT_LEAST_U * u;
  const footPx = (hasFoot ? FOOT_U : LINE_U) * u;
  const card = hasFoot ? "foot" : "sources";
  const foot: Slot = { card, edge: "left", left: 0, top: heightPx - footPx, width: mapWidth, height: footPx };
  const slots = [...fill(column, [CLOCKS, ...ROWS[plan]], u).slots, foot];
  const padding = { ...edges(drill), right: column.width / widthPx + 0.03, bottom: footPx / heightPx + 0.04 };
  const map = { left: 0, top: 0, width: mapWidth, height: heightPx - footPx };
  const { left, top, width, height } = column;
  return { shape: "wide", u, mapU: u, slots, panel: { left, top, width, height }, sparedPx: 0, padding, map };
}

function wideCalm({ widthPx, heightPx }: Screen, viewing: Viewing, drill: boolean, flipped: boolean): Layout {
  const unit = heightPx / HEIGHT_U;
  const u = unit * scaleFor(viewing, 1, 1.46);
  const footPx = BAND_U * u;
  const rows = ROWS.calm.slice(0, Math.max(1, Math.floor(widthPx / (CARD * u * 0.95))));
  const width = widthPx / rows.length;
  const top = heightPx - footPx;
  const slots = (flipped ? rows.toReversed() : rows).map(({ card, height }, i): Slot => {
    const edge = rows.length === 1 ? "both" : i === 0 ? "left" : i === rows.length - 1 ? "right" : "none";
    return { card, left: i * width, top, width, height: height * u, edge };
  });
  const clocks: Slot = {
    card: "clocks",
    edge: "right",
    left: widthPx - CARD * u,
    top: 0,
    width: CARD * u,
    height: CLOCKS.height * u,
  };
  const sources: Slot = {
    card: "sources",
    edge: "both",
    left: 0,
    top: top + 576 * u,
    width: widthPx,
    height: footPx - 576 * u,
  };
  const padding = { top: drill ? 0.1 : 0.02, right: 0.01, bottom: footPx / heightPx + 0.005, left: 0.01 };
  const map = { left: 0, top: 0, width: widthPx, height: top };
  const panel = { left: 0, top, width: widthPx, height: footPx };
  return { shape: "wide", u, mapU: u, slots: [clocks, ...slots, sources], panel, sparedPx: 0, padding, map };
}

function ultra({ widthPx, heightPx }: Screen, viewing: Viewing, plan: Plan, drill: boolean): Layout {
  const unit = heightPx / HEIGHT_U;
  const u = unit * scaleFor(viewing, ULTRA_LEAST, ((1 - MAP_LEAST) * widthPx) / (2 * CARD * unit));
  const wordsPx = 2 * CARD * u;
  const first = { left: widthPx - wordsPx, top: 0, width: CARD * u, height: heightPx, edge: "none" as const };
  const second = {
    left: widthPx - CARD * u,
    top: HEAD_U * u,
    width: CARD * u,
    height: heightPx - HEAD_U * u,
    edge: "right" as const,
  };
  const rows = [...(ULTRA_ROWS[plan] ?? ROWS[plan]), ...(KNOWN.includes(plan) ? [KNOWLEDGE] : [])];
  const one = fill(first, [CLOCKS, ...rows], u);
  const two = fill(second, [...one.left, SOURCES], u);
  const told = two.slots.some(({ card }) => card === "sources");
  const footPx = told ? 0 : LINE_U * u;
  const line: Slot = {
    card: "sources",
    edge: "left",
    left: 0,
    top: heightPx - footPx,
    width: widthPx - wordsPx,
    height: footPx,
  };
  const padding = { ...edges(drill), right: wordsPx / widthPx + 0.02, bottom: footPx / heightPx + 0.05 };
  const map = { left: 0, top: 0, width: widthPx - wordsPx, height: heightPx - footPx };
  const panel = { left: first.left, top: 0, width: wordsPx, height: heightPx };
  return {
    shape: "ultra",
    u,
    mapU: u,
    slots: [...one.slots, ...two.slots, ...(told ? [] : [line])],
    panel,
    sparedPx: CARD * u,
    padding,
    map,
  };
}

/** The width decides the size: the words stand under the map, as many as leave it a picture. */
function tall({ widthPx, heightPx }: Screen, plan: Plan, drill: boolean): Layout {
  const u = widthPx / CARD;
  const roomU = heightPx / u - CLOCKS.height - TALL_MAP_LEAST_U - TALL_LINE_U;
  const rows = fill({ left: 0, top: 0, width: 0, height: roomU, edge: "both" }, ROWS[plan], 1).slots;
  const takenU = rows.reduce((sum, { height }) => sum + height, 0);
  const footPx = (takenU + TALL_LINE_U) * u;
  const box = { left: 0, top: heightPx - footPx, width: widthPx, height: footPx, edge: "both" as const };
  const below: Row[] = [
    ...rows.map(({ card, height }) => ({ card, height })),
    { card: "sources", height: TALL_LINE_U },
  ];
  const { slots } = fill(box, below, u);
  const clocks: Slot = { card: "clocks", edge: "both", left: 0, top: 0, width: widthPx, height: CLOCKS.height * u };
  const top = ((CLOCKS.height + (drill ? 230 : 20)) * u) / heightPx;
  const padding = { top, right: 0.04, bottom: footPx / heightPx + 0.02, left: 0.04 };
  const map = { left: 0, top: clocks.height, width: widthPx, height: heightPx - footPx - clocks.height };
  const panel = { left: 0, top: box.top, width: widthPx, height: footPx };
  return { shape: "tall", u, mapU: TALL_MARKS * u, slots: [clocks, ...slots], panel, sparedPx: 0, padding, map };
}

interface Box extends Rect {
  edge: Slot["edge"];
}

/** As many rows from the first as fit at their least, the spare given to those that can take it; the rest is left. */
function fill(box: Box, rows: readonly Row[], u: number): { slots: Slot[]; left: Row[] } {
  const roomU = box.height / u + 1e-6;
  let count = 0;
  let leastU = 0;
  for (const { height, least = height } of rows) {
    if (leastU + least > roomU) break;
    leastU += least;
    count++;
  }
  let spareU = roomU - leastU;
  let top = box.top;
  const slots = rows.slice(0, count).map(({ card, height, least = height }): Slot => {
    const more = Math.min(spareU, height - least);
    spareU -= more;
    const heightPx = (least + more) * u;
    const slot = { card, left: box.left, top, width: box.width, height: heightPx, edge: box.edge };
    top += heightPx;
    return slot;
  });
  return { slots, left: rows.slice(count) };
}

/** 3 % and a little keep numerals off the edge; a drill's plate takes the head of the map. */
function edges(drill: boolean): Padding {
  return { top: drill ? 0.125 : 0.07, right: 0.03, bottom: 0.03, left: 0.03 };
}
