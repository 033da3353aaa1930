/** Which cards a scene has, in which order, and how high each is. */

/** `fewZones` a tsunami warning whose list is short; `ended` one that is over. */
export type Plan = "event" | "felt" | "tsunami" | "fewZones" | "ended" | "weather" | "calm";
export type Card =
  | "clocks"
  | "hero"
  | "strip"
  | "hour"
  | "posts"
  | "need"
  | "felt"
  | "zones"
  | "coast"
  | "warnings"
  | "inside"
  | "since"
  | "lastFelt"
  | "weather"
  | "knowledge"
  | "legend"
  | "sources"
  | "foot";

export interface Row {
  card: Card;
  /** Units; a row with `least` is a list: it gives way down to it. */
  height: number;
  least?: number;
}

/** picture.4, in the order of the questions: what, where, how many, how long left, who is hurt among us, who comes, with what, how sure. */
export const ROWS: Record<Plan, readonly Row[]> = {
  event: [
    { card: "hero", height: 530 },
    { card: "hour", height: 360 },
    { card: "posts", height: 360 },
    { card: "need", height: 360 },
    { card: "felt", height: 360 },
  ],
  // wall.33: the hour, the posts and the need belong to what does damage.
  felt: [
    { card: "hero", height: 530 },
    { card: "felt", height: 360 },
    { card: "lastFelt", height: 720, least: 560 },
  ],
  tsunami: [
    { card: "hero", height: 530 },
    { card: "zones", height: 1080, least: 430 },
    { card: "coast", height: 360 },
  ],
  // wall.40: the room that the list leaves is given to who is shaken, and who could come.
  fewZones: [
    { card: "hero", height: 530 },
    { card: "zones", height: 360 },
    { card: "coast", height: 360 },
    { card: "posts", height: 360 },
    { card: "felt", height: 360 },
  ],
  ended: [
    { card: "hero", height: 530 },
    { card: "hour", height: 360 },
    { card: "posts", height: 360 },
    { card: "felt", height: 360 },
    { card: "coast", height: 360 },
  ],
  weather: [
    { card: "hero", height: 530 },
    { card: "warnings", height: 720, least: 360 },
    { card: "inside", height: 720, least: 360 },
  ],
  calm: [
    { card: "since", height: 560 },
    { card: "lastFelt", height: 560 },
    { card: "weather", height: 560 },
  ],
};
/** Under a map that has no foot: what its marks are. */
export const LEGEND: Row = { card: "legend", height: 60 };
const KNOWLEDGE: Row = { card: "knowledge", height: 360 };
/** With two columns of words the coast stands beside its zones, and help from outside beside the warnings. */
export const ULTRA_ROWS: Partial<Record<Plan, readonly Row[]>> = {
  tsunami: [
    { card: "hero", height: 530 },
    { card: "coast", height: 360 },
    KNOWLEDGE,
    { card: "zones", height: 1200, least: 430 },
  ],
  weather: [
    { card: "hero", height: 530 },
    { card: "warnings", height: 760, least: 720 },
    { card: "inside", height: 1020, least: 720 },
    LEGEND,
  ],
};
/** picture.15: the hero in two lines, at the head of each page but the first. */
export const STRIP: Row = { card: "strip", height: 170 };
export const CLOCKS: Row = { card: "clocks", height: 190 };
/** Plans whose knowledge has versions to show, or bulletins. */
const KNOWN: readonly Plan[] = ["event", "felt", "ended", "tsunami", "fewZones"];
export const SOURCES: Row = { card: "sources", height: 360, least: 190 };

/** The row that tells how the knowledge grew; null where there are no versions to tell. */
export function knowledgeOf(plan: Plan): Row | null {
  return KNOWN.includes(plan) ? KNOWLEDGE : null;
}
