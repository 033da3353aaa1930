import { CARD_U, type Screen } from "../../../shared/screen/typeScale.ts";
import type { Layout, Slot } from "./layout.ts";
import { calmPages } from "./pages.ts";
import { CLOCKS, ROWS } from "./rows.ts";

/** Calm on a screen of 16:9: the map in its whole width, under it a band of columns. Pure. */

const BAND_U = 720;
const BAND_WORDS_U = 576;
/** Of its columns, of a card's width. */
const COLUMN_LEAST = 0.95;

export function hasBand({ widthPx }: Screen, u: number): boolean {
  return widthPx / u >= 2 * COLUMN_LEAST * CARD_U;
}

/** @param flipped the columns in the other order, against retention */
export function wideCalm({ widthPx, heightPx }: Screen, u: number, drill: boolean, flipped: boolean): Layout {
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
