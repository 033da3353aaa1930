import type { Deed } from "../../shared/world/world.ts";
import { warehouse } from "../make/place.ts";

/** Small true records into a journal. */
export function putting(why: string, ...ids: string[]): Deed {
  return {
    at: 1_700_000_000_000,
    by: "sigap",
    why,
    changes: ids.map((id) => ({ op: "put", record: warehouse({ id, name: why }) })),
  };
}

export function dropping(why: string, id: string): Deed {
  return { at: 1_700_000_000_000, by: "sigap", why, changes: [{ op: "drop", type: "place", id }] };
}
