/** How large words must be for who sits farthest away, and how large a screen of a shape can have them. Pure. */

export interface Viewing {
  /** From the farthest seat. */
  viewingDistanceM: number;
  screenHeightMm: number;
}

export interface Screen {
  widthPx: number;
  heightPx: number;
}

/** `wide` 16:9 and near it · `ultra` two walls beside each other and more · `tall` a screen on its side. */
export type Shape = "wide" | "ultra" | "tall";

/** Units of a wall's height. */
const HEIGHT_U = 2160;
/** Units of a card's width. */
export const CARD_U = 1280;
/** Body of a card: 2.4 % of a height of 2160. */
export const BODY_U = 51.84;

/** Two columns of words, each as high as a seam, need the half of what a 16:9 wall is wide. */
const ULTRA_FROM = 2.4;
/** A screen that is wider has room for a column of words and a strip of map beside it. */
const TALL_BELOW = 0.8;
/**
 * picture.5: at 1 every card ends on a seam of a 3×3 wall. From the third on cards take turns (picture.15); at the last the first card and
 * the sources still find room, each of the others under its strip.
 */
const STEPS = [1, 1.17, 1.46, 1.75, 2.2];
const ULTRA_LEAST = 1.46;
/** Below this share of the width a map shows nothing. */
const MAP_LEAST = { wide: 0.26, ultra: 1 / 3 };

/** Cap height of Atkinson Hyperlegible Next, of its size (its OS/2 table). */
const CAP_HEIGHT = 0.668;
/**
 * picture.6: arc minutes of a capital in body size: 20 is asked for (FAA HF-STD-001, ISO 9241-303), 16 the least. Down to 18 a card
 * more is worth the tenth of size.
 */
export const LEAST_BODY_ARCMIN = 18;
/** picture.14: a screen whose words stay below this can't be read from there. */
export const READABLE_ARCMIN = 16;

export function shapeOf({ widthPx, heightPx }: Screen): Shape {
  const aspect = widthPx / heightPx;
  return aspect < TALL_BELOW ? "tall" : aspect < ULTRA_FROM ? "wide" : "ultra";
}

/** Share of the screen's height at which a capital of that size is seen under `arcmin` from the farthest seat. */
export function typeShare(arcmin: number, { viewingDistanceM, screenHeightMm }: Viewing): number {
  const capMm = 2 * viewingDistanceM * 1000 * Math.tan((arcmin / 60 / 2) * (Math.PI / 180));
  return capMm / CAP_HEIGHT / screenHeightMm;
}

/** CSS px of one unit: a portrait's words are as wide as it; on others they grow by steps until who sits farthest can read them. */
export function unitPx(screen: Screen, viewing: Viewing): number {
  const { widthPx, heightPx } = screen;
  const unit = heightPx / HEIGHT_U;
  switch (shapeOf(screen)) {
    case "tall":
      return widthPx / CARD_U;
    case "ultra":
      return unit * scaleFor(viewing, ULTRA_LEAST, ((1 - MAP_LEAST.ultra) * widthPx) / (2 * CARD_U * unit));
    case "wide":
      return unit * scaleFor(viewing, 1, ((1 - MAP_LEAST.wide) * widthPx) / (CARD_U * unit));
  }
}

/** Arc minutes under which a capital of body is seen from the farthest seat. */
export function bodyArcmin(screen: Screen, viewing: Viewing): number {
  const share = (unitPx(screen, viewing) * BODY_U) / screen.heightPx;
  return share / typeShare(1, viewing);
}

/** The smallest step at which body is large enough, and no larger than `most`: more is shown by fewer cards, never by smaller ones. */
function scaleFor(viewing: Viewing, least: number, most: number): number {
  const wanted = (typeShare(LEAST_BODY_ARCMIN, viewing) * HEIGHT_U) / BODY_U;
  const steps = STEPS.filter((step) => step >= least && step <= Math.max(least, most));
  return steps.find((step) => step >= wanted - 1e-9) ?? steps.at(-1) ?? least;
}
