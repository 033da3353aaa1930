import { changesFor } from "../../server/realtime/scopes.ts";
import { withChanges, type World } from "../../shared/world/world.ts";

/** As walls are told of it: for them an alert was raised when it became as loud as it is, and that makes it news. */
export function seenByWalls(world: World): World {
  const alerts = [...world.alert.values()].map((record) => ({ op: "put" as const, record }));
  return withChanges(world, changesFor("wall", alerts));
}
