import { answerOf } from "../../../shared/alert/answer.ts";
import { needsAnswer } from "../../../shared/alert/needsAnswer.ts";
import { tierRank, type Alert } from "../../../shared/record/alert.ts";
import type { Hazard } from "../../../shared/record/hazard.ts";
import { DAY_MS, MINUTE_MS } from "../../../shared/time.ts";
import { isFolded } from "../say/isFolded.ts";
import type { World } from "../../../shared/world/world.ts";

/** The desk's queue: what waits for an officer, loudest first, then all else that may be asked about. */

export type QueueGroup = "waiting" | "answered" | "info" | "doubted" | "ended";

export const GROUP_WORDS: Record<QueueGroup, string> = {
  waiting: "Perlu jawaban",
  answered: "Sudah diterima",
  info: "Info, tanpa jawaban",
  doubted: "Ditahan dan TES BMKG",
  ended: "Berakhir, 24 jam terakhir",
};
export const GROUPS: readonly QueueGroup[] = ["waiting", "answered", "info", "doubted", "ended"];

export interface QueueItem {
  group: QueueGroup;
  hazard: Hazard;
  /** Null only for held and test hazards, which raise none. */
  alert: Alert | null;
  /** Of its own sequence, folded into it. */
  aftershocks: number;
}

/** An alert is to be answered within this time of its last rise. */
export const ANSWER_WITHIN_MS = 5 * MINUTE_MS;

/** desk.6, in the order of the screen; the first eight have a key. */
export function queueOf(world: World, now: number): QueueItem[] {
  const folded = new Map<string, number>();
  for (const alert of world.alert.values())
    if (isFolded(alert, world)) folded.set(alert.mainId ?? "", (folded.get(alert.mainId ?? "") ?? 0) + 1);
  const items = [...world.hazard.values()].flatMap((hazard): QueueItem[] => {
    const alert = world.alert.get(hazard.id) ?? null;
    const group = alert && isFolded(alert, world) ? null : groupOf(world, { hazard, alert }, now);
    return group === null ? [] : [{ group, hazard, alert, aftershocks: folded.get(hazard.id) ?? 0 }];
  });
  return items.sort(
    (a, b) =>
      GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) ||
      loudness(b) - loudness(a) ||
      movedAt(b) - movedAt(a) ||
      (a.hazard.id < b.hazard.id ? -1 : 1),
  );
}

function groupOf(world: World, { hazard, alert }: Pick<QueueItem, "hazard" | "alert">, now: number): QueueGroup | null {
  if (hazard.status === "held" || hazard.status === "test") return now - hazard.updatedAt < DAY_MS ? "doubted" : null;
  if (alert === null) return null;
  if (alert.endedAt !== null) return now - alert.endedAt < DAY_MS ? "ended" : null;
  if (needsAnswer(world, alert)) return "waiting";
  return answerOf(world, alert) ? "answered" : "info";
}

function loudness({ group, alert }: QueueItem): number {
  // alert.11: between tiers, where somebody may have been hurt.
  return alert && group !== "ended" ? tierRank(alert.tier) + (alert.mayHurt ? 0.5 : 0) : 0;
}

function movedAt({ hazard, alert }: QueueItem): number {
  return alert?.endedAt ?? alert?.raisedAt ?? hazard.updatedAt;
}

/** When it last grew louder: from then on an officer is waited for. */
export function askedAt(alert: Alert): number {
  return alert.history.findLast(({ move }) => move === "raised")?.at ?? alert.raisedAt;
}

/** Past its five minutes, in ms; negative while there is time left. */
export function overdueMs(alert: Alert, now: number): number {
  return now - askedAt(alert) - ANSWER_WITHIN_MS;
}
