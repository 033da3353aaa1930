import { needsAnswer } from "../../../shared/alert/needsAnswer.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, partsIn, ZONE_OFFSET_MS } from "../../../shared/time.ts";
import type { WallSettings } from "../../../shared/screen/wallSettings.ts";
import type { World } from "../../../shared/world/world.ts";
import type { Scene } from "../scene/scene.ts";
import { hashOf } from "./report.ts";

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

/**
 * From 03.30 WIB, when a room is emptiest: each wall at a time of its own within these minutes, for a page that loads asks for the whole
 * world; one that missed its time waits for the next night.
 */
const RELOAD_AT_MINUTE = 3 * 60 + 30;
const RELOAD_SPREAD_MS = 20 * MINUTE_MS;
const RELOAD_WITHIN_MS = 10 * MINUTE_MS;
const LEAST_AGE_MS = HOUR_MS;
const HEAP_LIMIT_MB = 700;

export interface Fitness {
  /** By which this wall's own time of the night is found: the same for as long as its tab is open. */
  screen: string;
  world: World;
  kind: Scene["kind"] | null;
  now: number;
  /** How long this page has stood, by its own steady clock. */
  ageMs: number;
  heapMb: number | null;
}

/** Why the page should load itself anew now; null: not now. Never while something is news or waits for an answer (picture.9). */
export function reloadReason({ screen, world, kind, now, ageMs, heapMb }: Fitness): "night" | "heap" | null {
  if (kind !== "calm" || ageMs < LEAST_AGE_MS) return null;
  if ([...world.alert.values()].some((alert) => needsAnswer(world, alert))) return null;
  if (heapMb !== null && heapMb > HEAP_LIMIT_MB) return "heap";
  const sinceMs = ((now + ZONE_OFFSET_MS.WIB) % DAY_MS) - RELOAD_AT_MINUTE * MINUTE_MS - ownDelayMs(screen);
  return sinceMs >= 0 && sinceMs < RELOAD_WITHIN_MS ? "night" : null;
}

/** Of the walls that hang up at once none two load at once: by the hash of the screen's word. */
function ownDelayMs(screen: string): number {
  return Number.parseInt(hashOf(screen), 16) % RELOAD_SPREAD_MS;
}
