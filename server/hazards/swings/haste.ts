import type { Statement } from "../../../shared/record/hazard.ts";
import { MINUTE_MS } from "../../../shared/time.ts";

/**
 * quake.14, weather.11: a field that swings at each poll must not fill journal and memory, and what is soon said again is no loss. Ours: so
 * many changes are heard at once, more than any quake or warning on record had in an hour; after them one each ten minutes.
 */
const AT_ONCE = 12;
const EVERY_MS = 10 * MINUTE_MS;

interface Changing {
  /** With the last change. */
  haste: number;
  changedAt: number;
}

/** As it is with one change more, now. */
export function hasteWith({ haste, changedAt }: Changing, now: number): number {
  return Math.max(0, haste - Math.max(0, now - changedAt) / EVERY_MS) + 1;
}

/** Whether one change more is too many, now. */
export function isTooHasty(changing: Changing, now: number): boolean {
  return hasteWith(changing, now) > AT_ONCE;
}

export function paceOf({ haste = 0, revisedAt }: Pick<Statement, "haste" | "revisedAt">): Changing {
  return { haste, changedAt: revisedAt };
}
