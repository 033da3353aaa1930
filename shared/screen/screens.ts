import { bodyArcmin, READABLE_ARCMIN, type Screen, type Viewing } from "./typeScale.ts";

/** The screens that a desk offers for its walls, and from where each can be read. Pure. */

export interface CommonScreen extends Screen {
  /** As the desk calls it. */
  name: string;
  /** Of the picture. */
  heightMm: number;
}

/** 16:9 panels by their diagonal, and walls of 55-inch ones. What a computer draws on them is Full HD, or three of it side by side. */
export const COMMON_SCREENS: readonly CommonScreen[] = [
  { name: "55″", heightMm: 685, widthPx: 1920, heightPx: 1080 },
  { name: "75″", heightMm: 934, widthPx: 1920, heightPx: 1080 },
  { name: "86″", heightMm: 1071, widthPx: 1920, heightPx: 1080 },
  { name: "55″ tegak", heightMm: 1218, widthPx: 1080, heightPx: 1920 },
  { name: "3×1 dari 55″", heightMm: 685, widthPx: 5760, heightPx: 1080 },
  { name: "2×2 dari 55″", heightMm: 1370, widthPx: 3840, heightPx: 2160 },
  { name: "3×3 dari 55″", heightMm: 2055, widthPx: 3840, heightPx: 2160 },
];

/** A height that is none of theirs is taken for a 16:9 panel's. */
const ANY: Screen = { widthPx: 1920, heightPx: 1080 };
const STEP_M = 0.5;

export interface Holding {
  /** picture.14: words can be read from the farthest seat. Then every scene has a composition there (picture.15). */
  isHeld: boolean;
  /** Metres, to the half below: from no farther can this screen be read. */
  farthestM: number;
  /** Those of the list that can be read from there, the smallest first. */
  instead: CommonScreen[];
}

/** Whether what a wall shows can be read from its farthest seat, and else what would do. */
export function holding(viewing: Viewing): Holding {
  const screen = COMMON_SCREENS.find(({ heightMm }) => heightMm === viewing.screenHeightMm) ?? ANY;
  return {
    isHeld: isHeld(screen, viewing),
    farthestM: farthestM(screen, viewing.screenHeightMm),
    instead: COMMON_SCREENS.filter((one) => isHeld(one, { ...viewing, screenHeightMm: one.heightMm })).sort(
      (a, b) => a.heightMm - b.heightMm,
    ),
  };
}

export function isHeld(screen: Screen, viewing: Viewing): boolean {
  return bodyArcmin(screen, viewing) >= READABLE_ARCMIN;
}

/** Words are at their largest from afar, and what is seen under so many minutes there is seen under more from nearer. */
function farthestM(screen: Screen, screenHeightMm: number): number {
  const FAR_M = 1000;
  const arcmin = bodyArcmin(screen, { viewingDistanceM: FAR_M, screenHeightMm });
  return Math.floor(((arcmin / READABLE_ARCMIN) * FAR_M) / STEP_M) * STEP_M;
}
