import { HEAVY, ITALIC, MEDIUM, SEMIBOLD } from "./fonts.ts";

/** How wide words are, in the unit of `size`. */
export type Measure = (words: string, weight: Weight, size: number) => number;
export type Weight = "medium" | "semibold" | "heavy" | "italic";

const FACE: Record<Weight, string> = { medium: MEDIUM, semibold: SEMIBOLD, heavy: HEAVY, italic: ITALIC };

/** On a canvas, with the map's own faces: they must have been loaded. */
export function measureOnCanvas(): Measure {
  const pen = document.createElement("canvas").getContext("2d");
  if (!pen) throw new Error("This browser gives no 2D canvas to measure words with.");
  return (words, weight, size) => {
    pen.font = `100px "${FACE[weight]}"`;
    return (pen.measureText(words).width * size) / 100;
  };
}
