import { tierRank } from "../record/alert.ts";
import type { World } from "../world/world.ts";
import { needsAnswer } from "./needsAnswer.ts";

/** wire.16: true while an alarm of merusak or darurat waits for an officer. */
export function alarmWaits(world: Pick<World, "alert" | "incident" | "hazard">): boolean {
  return [...world.alert.values()].some(
    (each) => tierRank(each.tier) >= tierRank("merusak") && needsAnswer(world, each),
  );
}
