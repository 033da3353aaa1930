import { z } from "zod";
import type { LngLat } from "../../../shared/geo/distance.ts";
import type { Place } from "../../../shared/record/place.ts";
import { count, countOrNothing, degrees, id, note, text } from "./cells.ts";

/** The tables of our places: their columns, and how a row becomes a place. Columns that are not used are known and let pass. */

export interface Surroundings {
  /** kab codes by the `id` column of the Sentra table. */
  coverage: ReadonlyMap<string, readonly string[]>;
  /** For a row without kab_code: the kabupaten of the province whose capital is nearest. */
  kabAt(at: LngLat, province: string): string;
}

const position = { lat: degrees, lon: degrees };
const isAt = ({ lat, lon }: { lat: number; lon: number }): LngLat => [lon, lat];

/** Of a table that does not say how it knows its positions, they may be off. */
const UNTOLD = "ketelitian tidak disebut";
/** Screens count what does not begin so as a guess. */
const REPORTED = "published, dilaporkan kantornya";

export const TaganaRow = z.object({
  unit_id: id,
  kab_code: text,
  name: text,
  province: text,
  ...position,
  coord_basis: text.default(UNTOLD),
  members_registered_est: countOrNothing,
  members_active_est: countOrNothing,
  basis: text.default(REPORTED),
  source: text,
});

export const SentraRow = z.object({
  id,
  name: text,
  type: note,
  city: text,
  kab_code: text,
  prov_code: note,
  province: text,
  ...position,
  coord_precision: text.default(UNTOLD),
  address_in_source: note,
  confidence: note,
  source: text,
  warehouse_source: note,
  note,
  n_kab_published: note,
  n_kab_total_default: note,
});

export const WarehouseRow = z.object({
  id,
  name: text,
  level: text.default("tingkat tidak disebut"),
  kab_code: note,
  province: text,
  ...position,
  coord_precision: text.default(UNTOLD),
  basis: text.default(REPORTED),
  source: text,
  note,
});

export const LumbungRow = z.object({
  id: id.optional(),
  kab_code: text,
  name: text,
  province: text,
  ...position,
  coord_precision: text.default(UNTOLD),
  lumbung_count_est: count.default(1),
  basis: text.default(REPORTED),
  source: text,
});

export function taganaOf(row: z.infer<typeof TaganaRow>): Place {
  return {
    type: "place",
    kind: "tagana",
    id: row.unit_id,
    name: row.name,
    kabCode: row.kab_code,
    province: row.province,
    at: isAt(row),
    positionBasis: row.coord_basis,
    basis: row.basis,
    source: row.source,
    membersRegistered: row.members_registered_est,
    membersActive: row.members_active_est,
  };
}

/** The table has no basis of its own: each Sentra is named in public by its source, with a confidence. */
export function sentraOf(row: z.infer<typeof SentraRow>, { coverage }: Surroundings): Place {
  return {
    type: "place",
    kind: "sentra",
    office: row.type === "BBPPKS" ? "bbppks" : "sentra",
    id: `sentra:${row.id}`,
    name: row.name,
    kabCode: row.kab_code,
    province: row.province,
    at: isAt(row),
    positionBasis: row.coord_precision,
    basis: row.confidence ? `published, confidence ${row.confidence}` : "published",
    source: row.source,
    city: row.city,
    covers: [...(coverage.get(row.id) ?? [])],
  };
}

export function warehouseOf(row: z.infer<typeof WarehouseRow>, { kabAt }: Surroundings): Place {
  return {
    type: "place",
    kind: "warehouse",
    id: row.id,
    name: row.name,
    kabCode: row.kab_code || kabAt(isAt(row), row.province),
    province: row.province,
    at: isAt(row),
    positionBasis: row.coord_precision,
    basis: row.basis,
    source: row.source,
    level: row.level,
  };
}

/** registry.20: a row without id is one place for all lumbung of a kabupaten: where each of them stands is not published. */
export const collectiveId = (kabCode: string) => `LBG-${kabCode.replace(".", "")}`;

export function lumbungOf(row: z.infer<typeof LumbungRow>): Place {
  return {
    type: "place",
    kind: "lumbung",
    id: row.id ?? collectiveId(row.kab_code),
    name: row.id === undefined ? `Lumbung sosial ${row.name}` : row.name,
    kabCode: row.kab_code,
    province: row.province,
    at: isAt(row),
    positionBasis: row.id === undefined ? "approximate:kabkota-capital" : row.coord_precision,
    basis: row.basis,
    source: row.source,
    count: row.lumbung_count_est,
  };
}
