import type { Earthquake } from "../../shared/record/hazard.ts";
import type { World } from "../../shared/world/world.ts";
import { retimed, seenByNow } from "../hazards/retimed.ts";
import { consequences } from "./consequences.ts";
import type { ReassessParts } from "./reassess.ts";
import { trulySeenBy, type TimeMove } from "./timeMoves.ts";
import { withIncidents } from "./withIncidents.ts";

export interface Present {
  now: number;
  /** BMKG's hosts tell it (clock.4). */
  sure: boolean;
  /** It was set just now, from another that was believed until then. */
  move: TimeMove | null;
}

/**
 * clock.6: quakes that were judged by a wrong present are judged anew: by how far it was set, where that was seen, and else, once the hosts tell the
 * present, by what their records tell. So it matters not who was there when it was put right, nor whether the journal took it then.
 */
export async function reweigh({ store, exposure }: ReassessParts, { now, sure, move }: Present): Promise<void> {
  const steps = [
    ...(move ? [() => trulySeenBy(move)] : []),
    ...(sure ? [(quake: Earthquake) => seenByNow(quake, now)] : []),
  ];
  for (const hindsight of steps) {
    const rejudged = (world: World) =>
      [...world.hazard.values()].flatMap((hazard) => {
        if (hazard.kind !== "earthquake") return [];
        const firstRead = isOfFirstRead(world, hazard);
        return retimed(hazard, { trulySeen: hindsight(hazard), firstRead, sure, now }) ?? [];
      });
    if (rejudged(store.world).length === 0) continue;
    await store.commit((world) => {
      const hazards = rejudged(world);
      const changes = hazards.flatMap((hazard) =>
        consequences(hazard, { world, together: hazards, exposure: exposure(world), now }),
      );
      if (changes.length === 0) return null;
      return { at: now, by: "sigap", why: "jam server dibetulkan", changes: withIncidents(world, changes, now) };
    });
  }
}

/** Whoever told of it had told nothing before, by the present of then. */
function isOfFirstRead(world: World, { statements, firstSeenAt }: Earthquake): boolean {
  return statements.every(({ feed }) => (world.feed.get(feed)?.firstReadAt ?? Infinity) >= firstSeenAt);
}
