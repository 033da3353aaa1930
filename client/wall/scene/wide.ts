import { CARD_U, type Screen } from "../../../shared/screen/typeScale.ts";
import { fill, inTurns } from "./column.ts";
import { edges, type Layout, type Slot } from "./layout.ts";
import { calmPages, pagesOf } from "./pages.ts";
import { CLOCKS, knowledgeOf, ROWS, type Plan } from "./rows.ts";

/** News on a screen of 16:9 and near it: the map, beside it one column of cards. Pure. */

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

export function wide(screen: Screen, u: number, plan: Plan, drill: boolean): Layout {
  const isOpen = screen.widthPx / u - CARD_U >= OPEN_LEAST_U;
  return isOpen ? open(screen, u, plan, drill) : paged(screen, u, plan, drill);
}

function open({ widthPx, heightPx }: Screen, u: number, plan: Plan, drill: boolean): Layout {
  const column = { left: widthPx - CARD_U * u, top: 0, width: CARD_U * u, height: heightPx, edge: "right" as const };
  const mapWidth = widthPx - column.width;
  const hasFoot = mapWidth >= FOOT_LEAST_U * u;
  const footPx = (hasFoot ? FOOT_U : LINE_U) * u;
  const card = hasFoot ? "foot" : "sources";
  const foot: Slot = { card, edge: "left", left: 0, top: heightPx - footPx, width: mapWidth, height: footPx };
  const slots = [...fill(column, [CLOCKS, ...ROWS[plan]], u).slots, foot];
  const padding = {
    ...edges(drill, mapWidth, u, heightPx),
    right: column.width / widthPx + 0.03,
    bottom: footPx / heightPx + 0.04,
  };
  const map = { left: 0, top: 0, width: mapWidth, height: heightPx - footPx };
  const { left, top, width, height } = column;
  const panel = { left, top, width, height };
  return { shape: "wide", u, mapU: u, slots, pages: [], panel, sparedPx: 0, padding, map };
}

/** picture.15: one column beside a strip of map, its cards in turns; the sources across both. */
function paged({ widthPx, heightPx }: Screen, u: number, plan: Plan, drill: boolean): Layout {
  const footPx = (widthPx < NARROW_BELOW_U * u ? ACROSS_NARROW_U : ACROSS_U) * u;
  const columnPx = CARD_U * u;
  const panel = { left: widthPx - columnPx, top: 0, width: columnPx, height: heightPx - footPx };
  const map = { left: 0, top: 0, width: widthPx - columnPx, height: panel.height };
  const column = { ...panel, edge: "right" as const };
  const rest = { ...column, top: CLOCKS.height * u, height: column.height - CLOCKS.height * u };
  const roomU = rest.height / u;
  const rows = ROWS[plan];
  const pages =
    plan === "calm"
      ? calmPages(rows, Math.max(1, Math.floor(roomU / (rows[0]?.height ?? roomU))))
      : pagesOf(rows, roomU, knowledgeOf(plan));
  const top = heightPx - footPx;
  const sources: Slot = { card: "sources", edge: "both", left: 0, top, width: widthPx, height: footPx };
  const padding = {
    ...edges(drill, map.width, u, heightPx),
    right: columnPx / widthPx + 0.02,
    bottom: footPx / heightPx + 0.04,
  };
  const stays = [...fill(column, [CLOCKS], u).slots, sources];
  return { shape: "wide", u, mapU: u, ...inTurns(stays, pages, rest, u), panel, sparedPx: 0, padding, map };
}
