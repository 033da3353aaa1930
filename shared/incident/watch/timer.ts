import type { Setting } from "../../setting.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../time.ts";
import { LAST_MOMENT, type Call } from "../escalation.ts";

/** What the desk waits for, each with its clock. */

export type TimerKind =
  /** An alert waits for an officer. */
  | "answer"
  /** It was answered, and nothing was done. */
  | "act"
  /** Posts of ours that may be hurt were not asked yet; `placeId` the likeliest. */
  | "posts"
  /** One that was asked did not answer. */
  | "silent-post"
  /** A deed waits for its second person. */
  | "second"
  | "count"
  | "decree"
  /** All that warned is over: what became of it? */
  | "outcome"
  /** Nothing was done for half a day. */
  | "forgotten"
  | "shift";

export interface Timer {
  kind: TimerKind;
  incidentId: string | null;
  hazardId: string | null;
  placeId: string | null;
  /** Of its kind in this incident, behind this one. */
  more: number;
  /** From when it is reckoned. */
  since: number;
  dueAt: number;
  /** incident.18: from then on it is a line of the handover, and nothing of it sounds. */
  lastAt: number;
  /** Whom to call just now. */
  call: Call | null;
}

const ours = (value: number, why: string): Setting => ({ value, unit: "ms", basis: "ours", why });

export const TIMER_SETTINGS = {
  answerWithin: ours(5 * MINUTE_MS, "lima menit sampai petugas menerima, kebiasaan pusat kendali"),
  postAnswersWithin: ours(5 * MINUTE_MS, "pos yang tak menjawab dihubungi lagi lewat jalan lain sesudah lima menit"),
  outcomeWithin: ours(DAY_MS, "hasil dicatat paling lambat sehari sesudah peringatan terakhir berakhir"),
  silentFor: ours(12 * HOUR_MS, "insiden terbuka yang diam setengah hari ditanyakan: satu giliran jaga"),
  shift: ours(12 * HOUR_MS, "satu giliran jaga dua belas jam"),
  shiftToldBefore: ours(HOUR_MS, "serah terima disiapkan satu jam sebelumnya"),
} satisfies Record<string, Setting>;

export type Clocked = Pick<Timer, "kind" | "dueAt"> & Partial<Timer>;

export function timer(clocked: Clocked): Timer {
  const { dueAt } = clocked;
  const nothing = { incidentId: null, hazardId: null, placeId: null, more: 0, call: null };
  return { ...nothing, since: dueAt, lastAt: dueAt + LAST_MOMENT.value, ...clocked };
}
