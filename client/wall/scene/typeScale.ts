/** How large words must be for who sits farthest away. Pure. */

export interface Viewing {
  viewingDistanceM: number;
  screenHeightMm: number;
}

/** Units of a wall's height. */
export const HEIGHT_U = 2160;
/** Body of a card: 2.4 % of a height of 2160. */
export const BODY_U = 51.84;
/** picture.5: at 1 every card ends on a seam of a 3×3 wall; at each further step a column holds one or two cards fewer, and its margin. */
const STEPS = [1, 1.17, 1.46, 1.95];

/** Cap height of Atkinson Hyperlegible Next, of its size (its OS/2 table). */
const CAP_HEIGHT = 0.668;
/**
 * picture.6: arc minutes of a capital in body size: 20 is asked for (FAA HF-STD-001, ISO 9241-303), 16 the least. Down to 18 a card
 * more is worth the tenth of size.
 */
export const LEAST_BODY_ARCMIN = 18;

/** Share of the screen's height at which a capital of that size is seen under `arcmin` from the farthest seat. */
export function typeShare(arcmin: number, { viewingDistanceM, screenHeightMm }: Viewing): number {
  const capMm = 2 * viewingDistanceM * 1000 * Math.tan((arcmin / 60 / 2) * (Math.PI / 180));
  return capMm / CAP_HEIGHT / screenHeightMm;
}

/** The smallest step at which body is large enough, and no larger than `most`: more is shown by fewer cards, never by smaller ones. */
export function scaleFor(viewing: Viewing, least: number, most: number): number {
  const wanted = (typeShare(LEAST_BODY_ARCMIN, viewing) * HEIGHT_U) / BODY_U;
  const steps = STEPS.filter((step) => step >= least && step <= Math.max(least, most));
  return steps.find((step) => step >= wanted - 1e-9) ?? steps.at(-1) ?? least;
}
