import { EMPTY_WORLD, withChanges, type World, type WorldRecord } from "../../shared/world/world.ts";
import { frozen } from "./frozen.ts";

/** As many entries on as it has records. */
export function worldOf(...records: WorldRecord[]): World {
  const changes = records.map((record) => ({ op: "put" as const, record }));
  return frozen({ ...withChanges(EMPTY_WORLD, changes), seq: records.length });
}
