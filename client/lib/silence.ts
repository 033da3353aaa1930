import { HEARD_WITHIN_S } from "../../shared/calm/heard.ts";

/** How old what this screen shows may be, by its own steady timer and not by what the socket claims. */
export type Link = "unheard" | "fresh" | "late" | "lost";

/** From then on its age is told beside everything. */
const LATE_AFTER_S = 15;

/** `silenceS`: real seconds since the last message; null before the first (wall.12). */
export function linkOf(silenceS: number | null): Link {
  if (silenceS === null) return "unheard";
  if (silenceS >= HEARD_WITHIN_S) return "lost";
  return silenceS >= LATE_AFTER_S ? "late" : "fresh";
}
