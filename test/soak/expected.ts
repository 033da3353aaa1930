import { MINUTE_MS } from "../../shared/time.ts";
import { FELT, SEVERE_TOLD, SOLVED_AFTER_MS } from "./day.ts";
import { BALI_AT, BALI_CORRECTED_AT, PHANTOM, TALAUD_AT } from "./plan.ts";
import { LIST_AFTER_MS, PD1_AFTER_MS, PD4_AFTER_MS } from "./talaud.ts";

/** Which scenes the day calls for, from its facts and the rules (W2, W3, W7, W11) alone: nothing of the wall's own code is asked. */

const NEWS_MS = 30 * MINUTE_MS;
/** alert.12: of a small one; all that the day feels are small, and so is what BMKG makes of the first event. */
const SMALL_NEWS_MS = 10 * MINUTE_MS;
/** The desk answers the event's alert then and the tsunami's then: until then an alarm keeps the wall to itself. */
export const ANSWERED_AT = { bali: BALI_AT + 8 * MINUTE_MS, talaud: TALAUD_AT + 45 * MINUTE_MS };

interface Span {
  from: number;
  to: number;
  scene: string;
}

/** From PD-1 until its end is news no longer. */
const TSUNAMI: Span = {
  from: TALAUD_AT + PD1_AFTER_MS,
  to: TALAUD_AT + PD4_AFTER_MS + NEWS_MS,
  scene: "tsunami",
};
/** A small felt quake is news for ten minutes after BMKG told that it was felt; what counts as damaging until it counts so no longer. */
const EVENTS: Span[] = [
  ...FELT.map(({ toldAt }) => ({ from: toldAt, to: toldAt + SMALL_NEWS_MS })),
  {
    from: BALI_AT + SOLVED_AFTER_MS,
    to: Math.max(BALI_CORRECTED_AT, BALI_AT + SOLVED_AFTER_MS + SMALL_NEWS_MS),
  },
  { from: PHANTOM.at + SOLVED_AFTER_MS, to: PHANTOM.withdrawnAt },
  { from: TALAUD_AT + SOLVED_AFTER_MS, to: TSUNAMI.from },
  { from: TSUNAMI.to, to: TALAUD_AT + LIST_AFTER_MS },
].map((span) => ({ ...span, scene: "event" }));
const SEVERE: Span[] = SEVERE_TOLD.map((from) => ({ from, to: from + NEWS_MS, scene: "weather" }));

const stands = ({ from, to }: Span, time: number) => from <= time && time < to;

/** At this time of the day, with every feed read in an instant; two where heroes take turns. */
export function scenesAt(time: number): string[] {
  const isEvent = EVENTS.some((span) => stands(span, time));
  if (stands(TSUNAMI, time)) return isEvent && time >= ANSWERED_AT.talaud ? ["tsunami", "event"] : ["tsunami"];
  if (isEvent) return ["event"];
  return SEVERE.some((span) => stands(span, time)) ? ["weather"] : ["calm"];
}

export interface Turn {
  at: number;
  scenes: readonly string[];
}

/** Each change of what is called for between two times, the first standing at `from`. */
export function turnsBetween(from: number, to: number): Turn[] {
  const edges = [TSUNAMI, ...EVENTS, ...SEVERE].flatMap((span) => [span.from, span.to]);
  const times = [from, ...edges, ANSWERED_AT.talaud].filter((time) => time >= from && time < to).sort((a, b) => a - b);
  return times
    .map((time) => ({ at: time, scenes: scenesAt(time) }))
    .filter(({ scenes }, i, all) => i === 0 || scenes.join() !== all[i - 1]?.scenes.join());
}
