import { tierRank, type Alert } from "../../shared/record/alert.ts";
import type { Change, World } from "../../shared/world/world.ts";

const isLoud = ({ tier, endedAt }: Alert) => endedAt === null && tierRank(tier) >= tierRank("merusak");

/** wire.16: true when these changes raise an alert to merusak or darurat; an answer to one that stood already is no news. */
export function raisesAlarm(before: World, changes: readonly Change[]): boolean {
  return changes.some((change) => {
    if (change.op === "drop" || change.record.type !== "alert" || !isLoud(change.record)) return false;
    const stood = before.alert.get(change.record.id);
    return !stood || stood.endedAt !== null || tierRank(stood.tier) < tierRank(change.record.tier);
  });
}
