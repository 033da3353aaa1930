import { tierRank } from "../../record/alert.ts";
import type { World } from "../../world/world.ts";
import type { DeskCommand } from "../incidentCommands.ts";
import { sayOf } from "./say.ts";
import type { Timer, TimerKind } from "./timer.ts";
import { timersOf } from "./timers.ts";

/** The desk's queue: what an officer is to do, what waits for others, what comes later. */

export const QUEUE_GROUPS = ["now", "others", "later"] as const;
export type QueueGroup = (typeof QUEUE_GROUPS)[number];

export const QUEUE_GROUP_WORDS: Readonly<Record<QueueGroup, string>> = {
  now: "Perlu jawaban",
  others: "Menunggu pihak lain",
  later: "Nanti",
};

export interface QueueItem extends Timer {
  /** Tells it from all others of this moment, and stays while it waits. */
  key: string;
  group: QueueGroup;
  /** Positive: late by so much. Negative: so much is left. */
  overdueMs: number;
  /** Somebody's life may hang on it. */
  life: boolean;
  title: string;
  reason: string;
  command: DeskCommand["name"];
}

interface Kind {
  /** While it is not late; what is late is for now, whoever it waited for. */
  group: QueueGroup;
  life: boolean;
  command: DeskCommand["name"];
}

const QUEUE_KINDS: Readonly<Record<TimerKind, Kind>> = {
  answer: { group: "now", life: false, command: "incident:answer" },
  act: { group: "now", life: false, command: "incident:step" },
  posts: { group: "now", life: true, command: "incident:contact" },
  "silent-post": { group: "now", life: true, command: "incident:contact" },
  second: { group: "others", life: false, command: "incident:agree" },
  count: { group: "later", life: false, command: "incident:count" },
  decree: { group: "others", life: false, command: "incident:decree" },
  outcome: { group: "later", life: false, command: "incident:close" },
  forgotten: { group: "now", life: false, command: "note:write" },
  shift: { group: "later", life: false, command: "duty:hand-over" },
};

/**
 * incident.20: overdue first, the most overdue on top; then danger to life; then the nearest deadline; below, what waits for others, and what comes
 * later. What is past its last moment is the handover's, but for an alert that nobody answered: it stands here for as long as it warns.
 */
export function queueItemsOf(world: World, now: number): QueueItem[] {
  return timersOf(world, now)
    .filter(({ kind, lastAt }) => kind === "answer" || now < lastAt)
    .map((timer) => itemOf(world, timer, now))
    .sort(byUrgency);
}

function itemOf(world: World, timer: Timer, now: number): QueueItem {
  const { kind, incidentId, hazardId, dueAt } = timer;
  const { group, life, command } = QUEUE_KINDS[kind];
  const overdueMs = now - dueAt;
  return {
    ...timer,
    key: `${kind} ${incidentId ?? ""} ${hazardId ?? ""}`,
    group: overdueMs >= 0 ? "now" : group,
    overdueMs,
    life: life || (kind === "answer" && mayHaveHurt(world, hazardId)),
    command,
    ...sayOf(world, timer),
  };
}

function byUrgency(a: QueueItem, b: QueueItem): number {
  const late = (item: QueueItem) => Math.max(0, item.overdueMs);
  return (
    QUEUE_GROUPS.indexOf(a.group) - QUEUE_GROUPS.indexOf(b.group) ||
    late(b) - late(a) ||
    Number(b.life) - Number(a.life) ||
    a.dueAt - b.dueAt ||
    (a.key < b.key ? -1 : 1)
  );
}

/** Nothing else is begun before somebody answers. */
const mayHaveHurt = ({ alert }: World, hazardId: string | null) =>
  tierRank(alert.get(hazardId ?? "")?.tier ?? "info") >= tierRank("merusak");
