import { type Alert, tierRank } from "../record/alert.ts";
import type { World } from "../world/world.ts";
import { answerOf } from "./answer.ts";

/**
 * Open, loud enough that an officer must answer, and not answered: no small one (alert.12), and an aftershock only when it does damage of its own
 * (alert.7).
 */
export function needsAnswer(world: Pick<World, "incident" | "hazard">, alert: Alert): boolean {
  const from = alert.mainId === null ? "dirasakan" : "merusak";
  return (
    alert.asks && alert.endedAt === null && tierRank(alert.tier) >= tierRank(from) && answerOf(world, alert) === null
  );
}
