import { answerOf, incidentOf } from "../../../shared/alert/answer.ts";
import { needsAnswer } from "../../../shared/alert/needsAnswer.ts";
import {
  QUEUE_GROUPS,
  QUEUE_GROUP_WORDS,
  queueItemsOf,
  type QueueGroup as Waiting,
  type QueueItem,
} from "../../../shared/incident/watch/queue.ts";
import { tierRank, type Alert } from "../../../shared/record/alert.ts";
import type { Hazard } from "../../../shared/record/hazard.ts";
import { DAY_MS } from "../../../shared/time.ts";
import { isFolded } from "../say/isFolded.ts";
import { openIncidents } from "../say/openIncidents.ts";
import type { World } from "../../../shared/world/world.ts";

/** The desk's queue: what waits and runs, by its clock; below, all else that may be asked about. */

type Resting = "held" | "info" | "doubted" | "ended";
export type QueueGroup = Waiting | Resting;

export const GROUP_WORDS: Readonly<Record<QueueGroup, string>> = {
  ...QUEUE_GROUP_WORDS,
  held: "Dipegang, tanpa batas yang berjalan",
  info: "Info, tanpa jawaban",
  doubted: "Ditahan dan TES BMKG",
  ended: "Berakhir, 24 jam terakhir",
};
const RESTING: readonly Resting[] = ["held", "info", "doubted", "ended"];
export const GROUPS: readonly QueueGroup[] = [...QUEUE_GROUPS, ...RESTING];

export interface QueueRow {
  /** Tells it from all others of this moment, and stays while it stands there. */
  key: string;
  group: QueueGroup;
  /** What waits; null of what waits for nothing. */
  item: QueueItem | null;
  /** Null of what is about none: a shift that ends. */
  hazard: Hazard | null;
  /** Null of held and test hazards too, which raise none. */
  alert: Alert | null;
}

/** desk.6, in the order of the screen; the first eight have a key. */
export function queueOf(world: World, now: number): QueueRow[] {
  const waiting = queueItemsOf(world, now).map((item): QueueRow => {
    const { key, group, hazardId } = item;
    return { key, group, item, hazard: world.hazard.get(hazardId ?? "") ?? null, alert: alertOf(world, hazardId) };
  });
  const told = new Set(waiting.flatMap(({ hazard }) => hazard?.id ?? []));
  const asksFor = ({ id }: Hazard) =>
    told.has(id) || (incidentOf(world.incident, id)?.hazardIds.some((own) => told.has(own)) ?? false);
  const resting = [...world.hazard.values()]
    .filter((hazard) => !asksFor(hazard))
    .flatMap((hazard): QueueRow[] => {
      const alert = alertOf(world, hazard.id);
      const group = restingOf(world, { hazard, alert }, now);
      return group === null ? [] : [{ key: hazard.id, group, item: null, hazard, alert }];
    })
    .sort(
      (a, b) =>
        GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) ||
        loudness(b) - loudness(a) ||
        movedAt(b) - movedAt(a) ||
        (a.key < b.key ? -1 : 1),
    );
  return [...waiting, ...resting];
}

/** desk.23: aftershocks that are folded into what it is about. */
export function foldedInto(world: World, hazardId: string): number {
  return [...world.alert.values()].filter((alert) => alert.mainId === hazardId && isFolded(alert, world)).length;
}

const alertOf = ({ alert }: World, hazardId: string | null): Alert | null => alert.get(hazardId ?? "") ?? null;

function restingOf(
  world: World,
  { hazard, alert }: { hazard: Hazard; alert: Alert | null },
  now: number,
): Resting | null {
  if (alert && isFolded(alert, world)) return null;
  // What is open stands here however long ago its alerts ended: it can be reached, and closed.
  if (openIncidents(world).some(({ hazardIds }) => hazardIds[0] === hazard.id)) return "held";
  if (hazard.status === "held" || hazard.status === "test") return now - hazard.updatedAt < DAY_MS ? "doubted" : null;
  if (alert === null || needsAnswer(world, alert)) return null;
  if (alert.endedAt !== null) return now - alert.endedAt < DAY_MS ? "ended" : null;
  return answerOf(world, alert) ? "held" : "info";
}

function loudness({ group, alert }: QueueRow): number {
  // alert.11: between tiers, where somebody may have been hurt.
  return alert && group !== "ended" ? tierRank(alert.tier) + (alert.mayHurt ? 0.5 : 0) : 0;
}

function movedAt({ hazard, alert }: QueueRow): number {
  return alert?.endedAt ?? alert?.raisedAt ?? hazard?.updatedAt ?? 0;
}
