import { tierRank, type Alert } from "../../../shared/record/alert.ts";
import type { World } from "../../../shared/world/world.ts";

/** desk.23: an aftershock asks nobody while it does no damage of its own: a line under its main event tells how many there were. */
export function isFolded({ mainId, tier }: Pick<Alert, "mainId" | "tier">, { hazard }: Pick<World, "hazard">): boolean {
  return mainId !== null && hazard.has(mainId) && tierRank(tier) < tierRank("merusak");
}
