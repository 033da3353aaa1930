import type { FeedId } from "../../../shared/record/bulletin.ts";
import { current, type Hazard } from "../../../shared/record/hazard.ts";
import { isTooHasty, paceOf } from "./haste.ts";
import { awaitsProof } from "./toAndFro.ts";

/**
 * Whether what this feed tells may count later though it does not yet: a return that awaits its proof (quake.10), a change that came too soon
 * after others (quake.14, weather.11). Until then it must be heard at each turn, though its body is as before.
 */
export function isUnheard(hazards: Iterable<Hazard>, feed: FeedId, now: number): boolean {
  for (const hazard of hazards) {
    if (hazard.kind === "weather") {
      const { haste = 0 } = hazard;
      if (feed === "nowcast" && isTooHasty({ haste, changedAt: current(hazard).fetchedAt }, now)) return true;
      continue;
    }
    for (const slot of hazard.statements)
      if (slot.feed === feed && (awaitsProof(slot, now) || isTooHasty(paceOf(slot), now))) return true;
  }
  return false;
}
