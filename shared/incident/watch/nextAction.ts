import type { Incident } from "../../record/incident.ts";
import type { World } from "../../world/world.ts";
import { queueItemsOf, type QueueItem } from "./queue.ts";
import { sayOf } from "./say.ts";

/** What is to be done next about one incident. */
export interface NextAction {
  /** One sentence, verb first. */
  order: string;
  reason: string;
  /** The queue's item that it is of: its command, post and clock. */
  item: QueueItem;
}

/**
 * incident.21: of the first in the queue; where several are due, of one that a life hangs on. Null while this incident waits for nobody.
 */
export function nextActionOf(world: World, incident: Incident, now: number): NextAction | null {
  const own = queueItemsOf(world, now).filter(({ incidentId }) => incidentId === incident.id);
  const due = own.filter(({ overdueMs }) => overdueMs >= 0);
  const item = due.find(({ life }) => life) ?? own[0];
  if (!item) return null;
  const { order, reason } = sayOf(world, item);
  return { order, reason, item };
}
