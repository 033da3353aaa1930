import type { Screen } from "../../../shared/screen/typeScale.ts";
import { inTurns } from "./column.ts";
import type { Layout, Slot } from "./layout.ts";
import { calmPages, pagesOf } from "./pages.ts";
import { CLOCKS, knowledgeOf, LEGEND, ROWS, type Plan, type Row } from "./rows.ts";

/** A screen on its side: the width decides the size; the words stand under the map, as many as leave it a picture. Pure. */

const LINE_U = 240;
/** What an event whose cards have one height leaves of the map … */
const MAP_LEAST_U = 530;
/** … and of the screen's height, where lists can give way. */
const MAP_SHARE = 0.265;
/** Marks on the map, of their size on other screens. */
const MARKS = 0.66;
/** Under the clocks, and of a drill's plate. */
const [HEAD_U, PLATE_U] = [50, 230];

export function tall({ widthPx, heightPx }: Screen, u: number, plan: Plan, drill: boolean): Layout {
  const roomU = heightPx / u - CLOCKS.height - LEGEND.height - LINE_U;
  const mostU = roomU - MAP_LEAST_U;
  const rows = ROWS[plan];
  const pages =
    plan === "calm"
      ? calmPages(rows, Math.max(1, Math.floor(mostU / (rows[0]?.height ?? mostU))))
      : pagesOf(rows, mostU, knowledgeOf(plan));
  // The map has the same picture on all of them.
  const takenU = Math.max(...pages.map((page) => takenBy(page, roomU - (MAP_SHARE * heightPx) / u, mostU)));
  const whole = { left: 0, width: widthPx, edge: "both" as const };
  const slot = (card: Slot["card"], top: number, height: number): Slot => ({ ...whole, card, top, height });
  const lineTop = heightPx - LINE_U * u;
  const column = { ...whole, top: lineTop - takenU * u, height: takenU * u };
  const footPx = (LEGEND.height + takenU + LINE_U) * u;
  const stays = [
    slot("clocks", 0, CLOCKS.height * u),
    slot("legend", heightPx - footPx, LEGEND.height * u),
    slot("sources", lineTop, LINE_U * u),
  ];
  const top = ((CLOCKS.height + (drill ? PLATE_U : HEAD_U)) * u) / heightPx;
  return {
    shape: "tall",
    u,
    mapU: MARKS * u,
    ...inTurns(stays, pages, column, u),
    panel: { left: 0, top: heightPx - footPx, width: widthPx, height: footPx },
    sparedPx: 0,
    padding: { top, right: 0.04, bottom: footPx / heightPx + 0.02, left: 0.04 },
    map: { left: 0, top: CLOCKS.height * u, width: widthPx, height: heightPx - footPx - CLOCKS.height * u },
  };
}

/** Units of one page: lists grow as far as the map keeps its share. */
function takenBy(page: readonly Row[], listsU: number, mostU: number): number {
  const fullU = page.reduce((sum, { height }) => sum + height, 0);
  const leastU = page.reduce((sum, { height, least = height }) => sum + least, 0);
  return Math.min(mostU, Math.max(leastU, Math.min(fullU, listsU)));
}
