import { type Alert, tierRank } from "../record/alert.ts";

/** Open, and loud enough that an officer must answer: no small one (alert.12), and an aftershock only when it does damage of its own (alert.7). */
export function needsAnswer(alert: Alert): boolean {
  const from = alert.mainId === null ? "dirasakan" : "merusak";
  return alert.asks && alert.endedAt === null && alert.acknowledged === null && tierRank(alert.tier) >= tierRank(from);
}
