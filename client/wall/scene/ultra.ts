import { CARD_U, type Screen } from "../../../shared/screen/typeScale.ts";
import { below, fill, spread } from "./column.ts";
import { edges, type Layout, type Slot } from "./layout.ts";
import { CLOCKS, knowledgeOf, ROWS, SOURCES, ULTRA_ROWS, type Plan, type Row } from "./rows.ts";

/** Two walls beside each other and more: the map, beside it two columns of cards, the sources at the foot of the second. Pure. */

/** Of the column that begins without clocks. */
const HEAD_U = 30;
/** Sources beside cards that take turns: three lines, of which the lamps may take two. */
const SOURCES_U = 224;
/** The outer edge of the screen: no card is pushed into it. */
const EDGE_U = 40;

export function ultra({ widthPx, heightPx }: Screen, u: number, plan: Plan, drill: boolean): Layout {
  const wordsPx = 2 * CARD_U * u;
  const first = { left: widthPx - wordsPx, top: 0, width: CARD_U * u, height: heightPx, edge: "none" as const };
  const second = {
    left: widthPx - CARD_U * u,
    top: HEAD_U * u,
    width: CARD_U * u,
    height: heightPx - HEAD_U * u,
    edge: "right" as const,
  };
  const rows = rowsOf(plan);
  const map = { left: 0, top: 0, width: widthPx - wordsPx, height: heightPx };
  const padding = { ...edges(drill, map.width, u, heightPx), right: wordsPx / widthPx + 0.02, bottom: 0.05 };
  const panel = { left: first.left, top: 0, width: wordsPx, height: heightPx };
  const frame = { shape: "ultra" as const, u, mapU: u, panel, sparedPx: CARD_U * u, padding, map };

  const inner = { ...first, height: first.height - EDGE_U * u };
  const one = fill(first, [CLOCKS, ...rows], u);
  const two = fill(second, [...one.left, SOURCES], u);
  if (two.left.length === 0)
    return { ...frame, slots: [...spread(inner, one.slots), ...spread(second, two.slots)], pages: [] };

  // Clocks, hero and sources stay; the others take turns beside them, down the first column and then the second.
  const [lead, ...others] = rows;
  const stay = fill(first, [CLOCKS, ...(lead ? [lead] : [])], u).slots;
  const leastPx = SOURCES_U * u;
  const sources: Slot = { ...second, card: "sources", top: heightPx - leastPx, height: leastPx };
  const under = below(first, stay);
  const over = { ...second, height: second.height - leastPx };
  const pages: Slot[][] = [];
  for (let left: readonly Row[] = others; left.length > 0;) {
    const a = fill(under, left, u);
    const b = fill(over, a.left, u);
    if (b.left.length === left.length) break;
    pages.push([...spread({ ...under, height: under.height - EDGE_U * u }, a.slots), ...spread(over, b.slots)]);
    left = b.left;
  }
  return { ...frame, slots: [...stay, sources], pages };
}

function rowsOf(plan: Plan): readonly Row[] {
  const known = knowledgeOf(plan);
  return ULTRA_ROWS[plan] ?? [...ROWS[plan], ...(known ? [known] : [])];
}
