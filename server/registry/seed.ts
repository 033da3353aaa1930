import type { Entry } from "../../shared/world/world.ts";
import type { Store } from "../store/store.ts";
import type { Defaults } from "./default.ts";

/** registry.6: at the first start one entry with all places that the product carries. Null when the world has places already. */
export function seedRegistry(
  store: Pick<Store, "commit">,
  { places }: Pick<Defaults, "places">,
  now: number,
): Promise<Entry | null> {
  return store.commit((world) => {
    if (world.place.size > 0) return null;
    return {
      at: now,
      by: "import:default",
      why: `${places.length} tempat bawaan dari server/data (sumber: server/data/README.md)`,
      changes: places.map((record) => ({ op: "put", record })),
    };
  });
}
