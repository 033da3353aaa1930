import { layoutOf } from "../../wall/scene/frame.ts";
import { slotsOn } from "../../wall/scene/layout.ts";
import { ROWS, type Card, type Plan } from "../../wall/scene/rows.ts";
import type { Viewing } from "../../../shared/screen/typeScale.ts";

/** desk.38: what a wall will show that hangs so, by the wall's own layout: a link is not made blind. */
export interface Preview {
  words: string;
  boxes: { words: string; left: number; top: number; width: number; height: number }[];
  /** Cards that take turns with the first page's (picture.15). */
  turns: string[];
  /** Cards that don't fit, the first to be missed first. */
  missing: string[];
}

/** Walls are 16:9 as a rule; of another shape the wall lays out anew by itself. */
export const SCREEN = { widthPx: 1920, heightPx: 1080 };

const PLANS = { event: "Gempa", tsunami: "Tsunami", calm: "Tenang" } satisfies Partial<Record<Plan, string>>;

const CARD_WORDS: Record<Card, string> = {
  clocks: "Jam",
  hero: "Kejadian",
  strip: "Kejadian, ringkas",
  hour: "Satu jam pertama",
  posts: "Pos dalam bahaya",
  need: "Kebutuhan",
  felt: "Dirasakan",
  zones: "Zona",
  coast: "Pos di pesisir",
  warnings: "Peringatan",
  inside: "Di dalam wilayah",
  since: "Sejak gempa merusak",
  lastFelt: "Dirasakan terakhir",
  weather: "Cuaca",
  knowledge: "Versi",
  legend: "Legenda",
  sources: "Sumber",
  foot: "Versi dan sumber",
};

export function previewsOf(viewing: Viewing): Preview[] {
  return (Object.keys(PLANS) as (keyof typeof PLANS)[]).map((plan) => {
    const layout = layoutOf(SCREEN, viewing, plan);
    const slots = slotsOn(layout, 0);
    const first = new Set(slots.map(({ card }) => card));
    const shown = new Set([...slots, ...layout.pages.flat()].map(({ card }) => card));
    return {
      words: PLANS[plan],
      boxes: slots.map(({ card, left, top, width, height }) => ({
        words: CARD_WORDS[card],
        left,
        top,
        width,
        height,
      })),
      turns: ROWS[plan].flatMap(({ card }) => (shown.has(card) && !first.has(card) ? [CARD_WORDS[card]] : [])),
      missing: ROWS[plan].flatMap(({ card }) => (shown.has(card) ? [] : [CARD_WORDS[card]])),
    };
  });
}
