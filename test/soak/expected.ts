import { CIANJUR_AT, day, FELT, NAGEKEO_AT, SEVERE_TOLD, SOLVED_AFTER_MS, TOLD_AFTER_MS } from "./day.ts";
import { MINUTE_MS } from "../../shared/time.ts";

/** Which scenes the day calls for, from its facts and the rules (W2, W3, W7, W11) alone: nothing of the wall's own code is asked. */

const NEWS_MS = 30 * MINUTE_MS;
/** The desk answers Cianjur's alert then and the tsunami's then: until then an alarm keeps the wall to itself. */
export const ANSWERED_AT = { cianjur: CIANJUR_AT + 8 * MINUTE_MS, nagekeo: NAGEKEO_AT + 90 * MINUTE_MS };

interface Span {
  from: number;
  to: number;
  scene: string;
}

/** The tsunami of Nagekeo, from PD-1 until its end is news no longer. */
const TSUNAMI = {
  from: NAGEKEO_AT + TOLD_AFTER_MS.pd1,
  to: NAGEKEO_AT + TOLD_AFTER_MS.pd4 + NEWS_MS,
};
/** A felt quake is news for half an hour after it was first heard of; damage stands for the rest of the day. */
const EVENTS: Span[] = [
  ...FELT.map(({ originTime, toldAt }) => ({
    from: toldAt,
    to: originTime + SOLVED_AFTER_MS + NEWS_MS,
    scene: "event",
  })),
  { from: CIANJUR_AT + SOLVED_AFTER_MS, to: day.endAt, scene: "event" },
];
const SEVERE: Span[] = SEVERE_TOLD.map((from) => ({ from, to: from + NEWS_MS, scene: "weather" }));

const stands = ({ from, to }: { from: number; to: number }, time: number) => from <= time && time < to;

/** At this time of the day, with every feed read in an instant; two where heroes take turns. */
export function scenesAt(time: number): string[] {
  if (stands(TSUNAMI, time)) return time < ANSWERED_AT.nagekeo ? ["tsunami"] : ["tsunami", "event"];
  if (EVENTS.some((span) => stands(span, time))) return ["event"];
  return SEVERE.some((span) => stands(span, time)) ? ["weather"] : ["calm"];
}

export interface Turn {
  at: number;
  scenes: readonly string[];
}

/** Each change of what is called for between two times, the first standing at `from`. */
export function turnsBetween(from: number, to: number): Turn[] {
  const edges = [TSUNAMI, ...EVENTS, ...SEVERE].flatMap((span) => [span.from, span.to]);
  const times = [from, ...edges, ANSWERED_AT.nagekeo].filter((time) => time >= from && time < to).sort((a, b) => a - b);
  return times
    .map((time) => ({ at: time, scenes: scenesAt(time) }))
    .filter(({ scenes }, i, all) => i === 0 || scenes.join() !== all[i - 1]?.scenes.join());
}
