import { incidentsDue } from "../../shared/incident/watch/due.ts";
import { withChanges, type Change, type World } from "../../shared/world/world.ts";

/** incident.16: what these changes make due about incidents stands in the same entry: no screen sees an alarm that nobody could answer. */
export function withIncidents(world: World, changes: readonly Change[], now: number): Change[] {
  return [...changes, ...incidentsDue(withChanges(world, changes), now)];
}
