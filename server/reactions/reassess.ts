import type { Exposure } from "../../shared/ground/exposure.ts";
import type { Hazard } from "../../shared/record/hazard.ts";
import type { World } from "../../shared/world/world.ts";
import type { Store } from "../store/store.ts";
import { basisOf } from "./basis.ts";
import { consequences } from "./consequences.ts";
import { withIncidents } from "./withIncidents.ts";

export interface ReassessParts {
  store: Store;
  exposure(world: World): Exposure;
}

/**
 * What stands open is weighed again when its impact rests on other places, or another count, than there are now (registry.10,
 * need.9). Which these are is read from the world, never from what was heard: nobody need have been there when it changed.
 */
export async function reassess({ store, exposure }: ReassessParts, now: number): Promise<void> {
  if (due(store.world, exposure).length === 0) return;
  await store.commit((world) => {
    const together = due(world, exposure);
    const changes = together.flatMap((hazard) =>
      consequences(hazard, { world, together, exposure: exposure(world), now }),
    );
    if (changes.length === 0) return null;
    return { at: now, by: "sigap", why: "dampak dihitung ulang", changes: withIncidents(world, changes, now) };
  });
}

function due(world: World, exposure: ReassessParts["exposure"]): Hazard[] {
  return [...world.alert.values()]
    .filter(({ endedAt }) => endedAt === null)
    .flatMap(({ id }) => world.hazard.get(id) ?? [])
    .filter(({ id }) => world.impact.get(id)?.basis !== basisOf(world, exposure(world), id));
}
