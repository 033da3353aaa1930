import { sameView, type View } from "./camera.ts";

/** map.1: when the camera moves, and when it holds. Pure; the map does what it is told (MapParts.svelte). */

export const EASE_MS = 800;
/** The same news is looked at for so long before its view is corrected. */
export const DWELL_MS = 10_000;
/** Whatever happens, nobody can follow more. */
export const BETWEEN_MOVES_MS = 5000;
/** map.2: a hand on the map holds it for so long after its last touch. */
export const LOCK_MS = 120_000;

export interface Cameraman {
  /** Null until something was shown; `news` as in the look. */
  shown: { view: View; news: string | null } | null;
  /** When the last move of ours began, steady ms. */
  movedAt: number;
  /** Steady ms of the hand's last touch; null while the camera is ours. */
  touchedAt: number | null;
  /** The hand has moved the map since the last move of ours. */
  away: boolean;
  /** Alarms that stood at the last look. */
  alarms: readonly string[];
}

export interface Look {
  wish: View;
  /** What the picture is about: another key is another picture. Null while nothing is known yet: what follows is a first view. */
  news: string | null;
  /** Steady ms. */
  now: number;
  /** The hand since the last look; `released` by the plate's button. */
  hand: "touched" | "released" | null;
  /** Keys of all hazards that are merusak or darurat: one that was not there before takes the camera back from the hand. */
  alarms: readonly string[];
  reducedMotion: boolean;
}

interface Move {
  view: View;
  /** 0: a cut. */
  durationMs: number;
}

export const UNSET: Cameraman = { shown: null, movedAt: -Infinity, touchedAt: null, away: false, alarms: [] };

export interface Steered {
  state: Cameraman;
  move: Move | null;
  /** When to ask again, steady ms, if nothing is told before; null when only news or a hand can change anything. */
  wakeAt: number | null;
}

/** What to do now. A wish that must wait is not kept but asked for again at `wakeAt`, so the newest always wins. */
export function steer(before: Cameraman, look: Look): Steered {
  const { wish, news, now, alarms, reducedMotion } = look;
  const { shown, movedAt } = before;
  const touchedAt = touchOf(before, look);
  const held: Cameraman = { ...before, touchedAt, away: before.away || look.hand === "touched", alarms };
  const move = (durationMs: number, at: number): Steered => ({
    state: { ...held, shown: { view: wish, news }, movedAt: at, away: false },
    move: { view: wish, durationMs: reducedMotion ? 0 : durationMs },
    wakeAt: null,
  });

  if (touchedAt !== null) return { state: held, move: null, wakeAt: touchedAt + LOCK_MS };
  if (shown === null) return move(0, now);
  const sameNews = shown.news === news;
  if (sameNews && !held.away && sameView(shown.view, wish)) return { state: held, move: null, wakeAt: null };
  if (shown.news === null && !sameNews) return move(0, now);

  const sinceMs = now - movedAt;
  // A move that is still under way is bent to the newest wish of its own news: that is one move, not two.
  if (sameNews && !held.away && sinceMs < EASE_MS) return move(EASE_MS - sinceMs, movedAt);
  const holdMs = sameNews && !held.away ? DWELL_MS : BETWEEN_MOVES_MS;
  return sinceMs < holdMs ? { state: held, move: null, wakeAt: movedAt + holdMs } : move(EASE_MS, now);
}

/** Seconds until the camera is ours again by itself; null while it is. */
export function lockedS({ touchedAt }: Cameraman, now: number): number | null {
  return touchedAt === null ? null : Math.max(0, Math.ceil((touchedAt + LOCK_MS - now) / 1000));
}

function touchOf(before: Cameraman, { now, hand, alarms }: Look): number | null {
  const raised = before.shown !== null && alarms.some((alarm) => !before.alarms.includes(alarm));
  if (raised || hand === "released") return null;
  if (hand === "touched") return now;
  return before.touchedAt !== null && now - before.touchedAt < LOCK_MS ? before.touchedAt : null;
}
