import type { World } from "../../shared/world/world.ts";
import { retimed } from "../hazards/retimed.ts";
import { consequences } from "./consequences.ts";
import type { ReassessParts } from "./reassess.ts";
import type { TimeMove } from "./timeMoves.ts";

/** clock.6: the present was set: quakes that were judged by the one before are judged anew. */
export async function reweigh({ store, exposure }: ReassessParts, move: TimeMove, now: number): Promise<void> {
  const rejudged = (world: World) =>
    [...world.hazard.values()].flatMap((hazard) =>
      hazard.kind === "earthquake" ? (retimed(hazard, move, now) ?? []) : [],
    );
  if (rejudged(store.world).length === 0) return;
  await store.commit((world) => {
    const hazards = rejudged(world);
    const changes = hazards.flatMap((hazard) =>
      consequences(hazard, { world, together: hazards, exposure: exposure(world), now }),
    );
    return changes.length === 0 ? null : { at: now, by: "sigap", why: "jam server dibetulkan", changes };
  });
}
