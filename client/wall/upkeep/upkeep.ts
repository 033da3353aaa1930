import { needsAnswer } from "../../../shared/alert/needsAnswer.ts";
import { HOUR_MS, MINUTE_MS, partsIn } from "../../../shared/time.ts";
import type { WallSettings } from "../../../shared/wire/wallSettings.ts";
import type { World } from "../../../shared/world/world.ts";
import type { Scene } from "../scene/scene.ts";

/** What lets a wall hang for months without a hand. Pure: time and figures are passed in. */

const SHIFT_EVERY_MS = 4 * MINUTE_MS;
/** Units to the right and down: a walk of 2–6 that comes back, against retention. */
const SHIFTS: readonly [number, number][] = [
  [0, 0],
  [4, 0],
  [6, 4],
  [2, 6],
  [-4, 4],
  [-6, 0],
  [-2, -4],
  [4, -6],
];

/** Where the whole picture stands at this time, in units; every wall alike, so that a room's walls move together (picture.7). */
export function shiftAt(now: number): readonly [x: number, y: number] {
  return SHIFTS[Math.floor(now / SHIFT_EVERY_MS) % SHIFTS.length] ?? [0, 0];
}

const NIGHT = { fromMinute: 22 * 60, toMinute: 6 * 60 };

/** True in the night's hours while nothing is news (picture.8): an event is never dimmed. */
export function isDimmed(kind: Scene["kind"] | null, now: number, quiet: WallSettings["quiet"]): boolean {
  if (kind !== "calm") return false;
  const { hour, minute } = partsIn("WIB", now);
  const at = hour * 60 + minute;
  const { fromMinute, toMinute } = quiet ?? NIGHT;
  return fromMinute <= toMinute ? at >= fromMinute && at < toMinute : at >= fromMinute || at < toMinute;
}

/** 03.30 WIB, when a room is emptiest; a wall that missed the minute waits for the next night. */
const RELOAD_AT_MINUTE = 3 * 60 + 30;
const RELOAD_WITHIN_MIN = 10;
const LEAST_AGE_MS = HOUR_MS;
const HEAP_LIMIT_MB = 700;

export interface Fitness {
  world: World;
  kind: Scene["kind"] | null;
  now: number;
  /** How long this page has stood, by its own steady clock. */
  ageMs: number;
  heapMb: number | null;
}

/** Why the page should load itself anew now; null: not now. Never while something is news or waits for an answer (picture.9). */
export function reloadReason({ world, kind, now, ageMs, heapMb }: Fitness): "night" | "heap" | null {
  if (kind !== "calm" || ageMs < LEAST_AGE_MS) return null;
  if ([...world.alert.values()].some(needsAnswer)) return null;
  if (heapMb !== null && heapMb > HEAP_LIMIT_MB) return "heap";
  const { hour, minute } = partsIn("WIB", now);
  const since = hour * 60 + minute - RELOAD_AT_MINUTE;
  return since >= 0 && since < RELOAD_WITHIN_MIN ? "night" : null;
}
