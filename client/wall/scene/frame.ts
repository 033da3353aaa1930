import type { Padding } from "../../map/camera/camera.ts";
import { CARD_U, shapeOf, unitPx, type Screen, type Shape, type Viewing } from "../../../shared/screen/typeScale.ts";
import { calmPages, pagesOf } from "./pages.ts";
import { CLOCKS, KNOWLEDGE, KNOWN, ROWS, SOURCES, ULTRA_ROWS, type Card, type Plan, type Row } from "./rows.ts";

/**
 * Where every card of every scene stands on a screen of any shape, and how large its words are. Pure; told in units: a
 * card is 1280 units wide, as in the drawing of a 3840 × 2160 wall, and grows as a whole when its readers sit farther away.
 */

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

/** A map under which there is no room for the foot's two halves has its sources in one line … */
const FOOT_LEAST_U = 2300;
/** … and one that is narrower still has them under the column too, where the cards then take turns. */
const OPEN_LEAST_U = 1900;
const FOOT_U = 360;
const LINE_U = 190;
/** A line of sources across the whole screen; across a narrow one it is two. */
const ACROSS_U = 150;
const ACROSS_NARROW_U = 190;
const NARROW_BELOW_U = 2000;
const TALL_LINE_U = 230;
const BAND_U = 720;
const BAND_WORDS_U = 576;
const TALL_MAP_LEAST_U = 600;
const TALL_MARKS = 0.66;
/** Of a column that begins without clocks. */
const HEAD_U = 30;
/** Of calm's columns, of a card's width. */
const COLUMN_LEAST = 0.95;

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
  const u = unitPx(screen, viewing);
  switch (shapeOf(screen)) {
    case "tall":
      return tall(screen, u, plan, drill);
    case "ultra":
      return ultra(screen, u, plan, drill);
    case "wide": {
      const isBroad = screen.widthPx / u >= 2 * COLUMN_LEAST * CARD_U;
      if (plan === "calm" && isBroad) return wideCalm(screen, u, drill, flipped);
      const isOpen = screen.widthPx / u - CARD_U >= OPEN_LEAST_U;
      return isOpen ? wide(screen, u, plan, drill) : paged(screen, u, plan, drill);
    }
  }
}

/** The page that stands, of those that take turns. */
export function slotsOn({ slots, pages }: Pick<Layout, "slots" | "pages">, page: number): Slot[] {
  return pages.length === 0 ? slots : [...slots, ...(pages[page % pages.length] ?? [])];
}

function wide({ widthPx, heightPx }: Screen, u: number, plan: Plan, drill: boolean): Layout {
  const column = { left: widthPx - CARD_U * u, top: 0, width: CARD_U * u, height: heightPx, edge: "right" as const };
  const mapWidth = widthPx - column.width;
  const hasFoot = mapWidth >= FOOT_LEAST_U * u;
  const footPx = (hasFoot ? FOOT_U : LINE_U) * u;
  const card = hasFoot ? "foot" : "sources";
  const foot: Slot = { card, edge: "left", left: 0, top: heightPx - footPx, width: mapWidth, height: footPx };
  const slots = [...fill(column, [CLOCKS, ...ROWS[plan]], u).slots, foot];
  const padding = { ...edges(drill), right: column.width / widthPx + 0.03, bottom: footPx / heightPx + 0.04 };
  const map = { left: 0, top: 0, width: mapWidth, height: heightPx - footPx };
  const { left, top, width, height } = column;
  return {
    shape: "wide",
    u,
    mapU: u,
    slots,
    pages: [],
    panel: { left, top, width, height },
    sparedPx: 0,
    padding,
    map,
  };
}

/** picture.15: one column beside a strip of map, its cards in turns; the sources across both. */
function paged({ widthPx, heightPx }: Screen, u: number, plan: Plan, drill: boolean): Layout {
  const footPx = (widthPx < NARROW_BELOW_U * u ? ACROSS_NARROW_U : ACROSS_U) * u;
  const columnPx = CARD_U * u;
  const column = { left: widthPx - columnPx, top: 0, width: columnPx, height: heightPx - footPx };
  const map = { left: 0, top: 0, width: widthPx - columnPx, height: column.height };
  const box = { ...column, edge: "right" as const };
  const rest = { ...box, top: CLOCKS.height * u, height: column.height - CLOCKS.height * u };
  const roomU = rest.height / u;
  const rows = ROWS[plan];
  const pages =
    plan === "calm"
      ? calmPages(rows, Math.max(1, Math.floor(roomU / (rows[0]?.height ?? roomU))))
      : pagesOf(rows, roomU, hasKnowledge(plan) ? KNOWLEDGE : null);
  const sources: Slot = {
    card: "sources",
    edge: "both",
    left: 0,
    top: heightPx - footPx,
    width: widthPx,
    height: footPx,
  };
  const padding = { ...edges(drill), right: columnPx / widthPx + 0.02, bottom: footPx / heightPx + 0.04 };
  return {
    shape: "wide",
    u,
    mapU: u,
    ...inTurns([...fill(box, [CLOCKS], u).slots, sources], pages, rest, u),
    panel: column,
    sparedPx: 0,
    padding,
    map,
  };
}

function hasKnowledge(plan: Plan): boolean {
  return plan === "tsunami" || KNOWN.includes(plan);
}

/** Pages of rows in one box; what needs no turns just stands. */
function inTurns(slots: Slot[], pages: readonly Row[][], box: Box, u: number): Pick<Layout, "slots" | "pages"> {
  const laid = pages.map((rows) => fill(box, rows, u).slots);
  return laid.length === 1 ? { slots: [...slots, ...laid.flat()], pages: [] } : { slots, pages: laid };
}

function wideCalm({ widthPx, heightPx }: Screen, u: number, drill: boolean, flipped: boolean): Layout {
  const footPx = BAND_U * u;
  const columns = Math.min(ROWS.calm.length, Math.floor(widthPx / (CARD_U * u * COLUMN_LEAST)));
  const width = widthPx / columns;
  const top = heightPx - footPx;
  const laid = calmPages(ROWS.calm, columns).map((rows) =>
    (flipped ? rows.toReversed() : rows).map(({ card, height }, i): Slot => {
      const edge = i === 0 ? "left" : i === columns - 1 ? "right" : "none";
      return { card, left: i * width, top, width, height: height * u, edge };
    }),
  );
  const clocks: Slot = {
    card: "clocks",
    edge: "right",
    left: widthPx - CARD_U * u,
    top: 0,
    width: CARD_U * u,
    height: CLOCKS.height * u,
  };
  const sources: Slot = {
    card: "sources",
    edge: "both",
    left: 0,
    top: top + BAND_WORDS_U * u,
    width: widthPx,
    height: footPx - BAND_WORDS_U * u,
  };
  const padding = { top: drill ? 0.1 : 0.02, right: 0.01, bottom: footPx / heightPx + 0.005, left: 0.01 };
  const map = { left: 0, top: 0, width: widthPx, height: top };
  const panel = { left: 0, top, width: widthPx, height: footPx };
  const all = laid.length === 1 ? (laid[0] ?? []) : [];
  const slots = [clocks, ...all, sources];
  return { shape: "wide", u, mapU: u, slots, pages: laid.length === 1 ? [] : laid, panel, sparedPx: 0, padding, map };
}

function ultra({ widthPx, heightPx }: Screen, u: number, plan: Plan, drill: boolean): Layout {
  const wordsPx = 2 * CARD_U * u;
  const first = { left: widthPx - wordsPx, top: 0, width: CARD_U * u, height: heightPx, edge: "none" as const };
  const second = {
    left: widthPx - CARD_U * u,
    top: HEAD_U * u,
    width: CARD_U * u,
    height: heightPx - HEAD_U * u,
    edge: "right" as const,
  };
  const rows = [...(ULTRA_ROWS[plan] ?? ROWS[plan]), ...(KNOWN.includes(plan) ? [KNOWLEDGE] : [])];
  const padding = { ...edges(drill), right: wordsPx / widthPx + 0.02, bottom: 0.05 };
  const map = { left: 0, top: 0, width: widthPx - wordsPx, height: heightPx };
  const panel = { left: first.left, top: 0, width: wordsPx, height: heightPx };
  const frame = { shape: "ultra" as const, u, mapU: u, panel, sparedPx: CARD_U * u, padding, map };

  const one = fill(first, [CLOCKS, ...rows], u);
  const two = fill(second, [...one.left, SOURCES], u);
  if (two.left.length === 0) return { ...frame, slots: [...one.slots, ...two.slots], pages: [] };

  // Clocks, hero and sources stay; the others take turns beside them, down the first column and then the second.
  const [lead, ...others] = rows;
  const stay = fill(first, [CLOCKS, ...(lead ? [lead] : [])], u).slots;
  const leastPx = (SOURCES.least ?? SOURCES.height) * u;
  const sources: Slot = { ...second, card: "sources", top: heightPx - leastPx, height: leastPx };
  const under = below(first, stay);
  const over = { ...second, height: second.height - leastPx };
  const pages: Slot[][] = [];
  for (let left: readonly Row[] = others; left.length > 0;) {
    const a = fill(under, left, u);
    const b = fill(over, a.left, u);
    if (b.left.length === left.length) break;
    pages.push([...a.slots, ...b.slots]);
    left = b.left;
  }
  return { ...frame, slots: [...stay, sources], pages };
}

/** What of a column stands free under these. */
function below(box: Box, slots: readonly Slot[]): Box {
  const takenPx = slots.reduce((sum, { height }) => sum + height, 0);
  return { ...box, top: box.top + takenPx, height: box.height - takenPx };
}

/** The width decides the size: the words stand under the map, as many as leave it a picture. */
function tall({ widthPx, heightPx }: Screen, u: number, plan: Plan, drill: boolean): Layout {
  const mostU = heightPx / u - CLOCKS.height - TALL_MAP_LEAST_U - TALL_LINE_U;
  const rows = ROWS[plan];
  const pages =
    plan === "calm"
      ? calmPages(rows, Math.max(1, Math.floor(mostU / (rows[0]?.height ?? mostU))))
      : pagesOf(rows, mostU, hasKnowledge(plan) ? KNOWLEDGE : null);
  // The map has the same picture on all of them.
  const takenU = Math.max(
    ...pages.map((page) =>
      Math.min(
        mostU,
        page.reduce((sum, { height }) => sum + height, 0),
      ),
    ),
  );
  const footPx = (takenU + TALL_LINE_U) * u;
  const box = { left: 0, top: heightPx - footPx, width: widthPx, height: takenU * u, edge: "both" as const };
  const clocks: Slot = { card: "clocks", edge: "both", left: 0, top: 0, width: widthPx, height: CLOCKS.height * u };
  const sources: Slot = {
    card: "sources",
    edge: "both",
    left: 0,
    top: heightPx - TALL_LINE_U * u,
    width: widthPx,
    height: TALL_LINE_U * u,
  };
  const top = ((CLOCKS.height + (drill ? 230 : 20)) * u) / heightPx;
  const padding = { top, right: 0.04, bottom: footPx / heightPx + 0.02, left: 0.04 };
  const map = { left: 0, top: clocks.height, width: widthPx, height: heightPx - footPx - clocks.height };
  const panel = { left: 0, top: box.top, width: widthPx, height: footPx };
  return {
    shape: "tall",
    u,
    mapU: TALL_MARKS * u,
    ...inTurns([clocks, sources], pages, box, u),
    panel,
    sparedPx: 0,
    padding,
    map,
  };
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
