import type { Incident } from "../../../shared/record/incident.ts";
import type { World } from "../../../shared/world/world.ts";

/** In the order in which they were opened: by that they have their keys. */
export function openIncidents({ incident }: Pick<World, "incident">): Incident[] {
  return [...incident.values()]
    .filter(({ closedAt }) => closedAt === null)
    .sort((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1));
}
