import type { Layout, Rect, Slot } from "./layout.ts";
import type { Card, Row } from "./rows.ts";

/** A room for cards, one under the other. */
export interface Column extends Rect {
  edge: Slot["edge"];
}

/** As many rows from the first as fit at their least, the spare given to those that can take it; the rest is left. */
export function fill(column: Column, rows: readonly Row[], u: number): { slots: Slot[]; left: Row[] } {
  const roomU = column.height / u + 1e-6;
  let count = 0;
  let leastU = 0;
  for (const { height, least = height } of rows) {
    if (leastU + least > roomU) break;
    leastU += least;
    count++;
  }
  let spareU = roomU - leastU;
  let top = column.top;
  const slots = rows.slice(0, count).map(({ card, height, least = height }): Slot => {
    const more = Math.min(spareU, height - least);
    spareU -= more;
    const heightPx = (least + more) * u;
    const slot = { card, left: column.left, top, width: column.width, height: heightPx, edge: column.edge };
    top += heightPx;
    return slot;
  });
  return { slots, left: rows.slice(count) };
}

/** What of a column stands free under these. */
export function below(column: Column, slots: readonly Slot[]): Column {
  const takenPx = slots.reduce((sum, { height }) => sum + height, 0);
  return { ...column, top: column.top + takenPx, height: column.height - takenPx };
}

/** Told in so many lines as they have, whatever room there is. */
const FIXED: readonly Card[] = ["clocks", "strip", "legend", "sources"];

/** picture.18: what the cards of a column leave of it is air over their rules, in equal parts: columns end level, and none is empty at its end. */
export function spread(column: Column, slots: readonly Slot[]): Slot[] {
  const airy = slots.filter(({ card }) => !FIXED.includes(card)).length;
  if (airy === 0) return [...slots];
  const each = Math.max(0, below(column, slots).height) / airy;
  let pushed = 0;
  return slots.map((slot): Slot => {
    const more = FIXED.includes(slot.card) ? 0 : each;
    const moved = { ...slot, top: slot.top + pushed, height: slot.height + more };
    pushed += more;
    return moved;
  });
}

/** Pages of rows in one column; what needs no turns just stands. */
export function inTurns(
  slots: Slot[],
  pages: readonly Row[][],
  column: Column,
  u: number,
): Pick<Layout, "slots" | "pages"> {
  const laid = pages.map((rows) => spread(column, fill(column, rows, u).slots));
  return laid.length === 1 ? { slots: [...slots, ...laid.flat()], pages: [] } : { slots, pages: laid };
}
