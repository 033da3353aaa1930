import type { Deed, WorldRecord } from "../../shared/world/world.ts";

/** Small true records to fill a journal with. */
export function warehouse(id: string, name = id): WorldRecord {
  return {
    type: "place",
    kind: "warehouse",
    id,
    name,
    kabCode: "32.03",
    province: "Jawa Barat",
    at: [107.1, -6.8],
    positionBasis: "exact",
    basis: "published",
    source: "test",
    level: "provinsi",
  };
}

export function putting(why: string, ...ids: string[]): Deed {
  return {
    at: 1_700_000_000_000,
    by: "sigap",
    why,
    changes: ids.map((id) => ({ op: "put", record: warehouse(id, why) })),
  };
}

export function dropping(why: string, id: string): Deed {
  return { at: 1_700_000_000_000, by: "sigap", why, changes: [{ op: "drop", type: "place", id }] };
}
