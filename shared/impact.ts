import { z } from "zod";
import { LngLatSchema } from "./bulletin.ts";
import { PlaceKind } from "./place.ts";
import { EpochMs } from "./time.ts";

/** What a hazard version means for our places and for people. All figures are estimates (*perkiraan*). */

/** Roman numeral L of MMI stands for intensities in [L − 0.5, L + 0.5). */
export const Zone = z.object({
  mmi: z.number().int(),
  /** Epicentral radius at which the median intensity falls to L − 0.5. */
  radiusKm: z.number(),
});
export type Zone = z.infer<typeof Zone>;

/** People in one band alone (not "and above"), rounded to nothing: words round them. */
export const PeopleBand = z.object({
  mmi: z.number().int(),
  /** With the intensity lowered by 0.5. */
  low: z.number(),
  mid: z.number(),
  /** With the intensity raised by 0.5. */
  high: z.number(),
});
export type PeopleBand = z.infer<typeof PeopleBand>;

export const ResourceImpact = z.object({
  placeId: z.string(),
  kind: PlaceKind,
  /** Decimal MMI at the place; null for a polygon hazard. */
  mmi: z.number().nullable(),
  /** `inside` the zones (≥ V) or polygon · `edge` within 2 km of a polygon. */
  where: z.enum(["inside", "edge"]),
  /** To the epicentre, or to the nearest polygon (0 inside). */
  distanceKm: z.number(),
});
export type ResourceImpact = z.infer<typeof ResourceImpact>;

export const NearestHelp = z.object({
  placeId: z.string(),
  kind: PlaceKind,
  distanceKm: z.number(),
});
export type NearestHelp = z.infer<typeof NearestHelp>;

export const KabupatenImpact = z.object({
  code: z.string(),
  name: z.string(),
  /** Highest median intensity at one of its population points; null for a polygon hazard. */
  mmi: z.number().nullable(),
  /** In V and above, or inside the polygons. */
  people: z.number(),
});
export type KabupatenImpact = z.infer<typeof KabupatenImpact>;

export const Impact = z.object({
  type: z.literal("impact"),
  /** The hazard's id. */
  id: z.string(),
  /** The hazard version it was computed from. */
  version: z.number().int(),
  computedAt: EpochMs,
  /** `AWW12` …: which intensity model. Null for a polygon hazard. */
  model: z.string().nullable(),
  /** Which population points: `kecamatan` (7,285) or `desa` (83,403). */
  population: z.enum(["kecamatan", "desa"]),
  epicentre: LngLatSchema.nullable(),
  /** Decimal MMI at the epicentre. */
  maxMmi: z.number().nullable(),
  /** Strongest first. */
  zones: z.array(Zone),
  people: z.array(PeopleBand),
  /** Inside the polygons; null for a quake, whose people are in bands. */
  peopleInside: z.number().nullable(),
  kabupaten: z.array(KabupatenImpact),
  /** Strongest first, then nearest. */
  resources: z.array(ResourceImpact),
  /** Outside the damaging zone (≥ VI) or the polygon; nearest first, at most 12 of each kind. */
  nearest: z.array(NearestHelp),
  /** The Sentra that the coverage table gives for the hardest-hit kabupaten. */
  coveringSentra: z.string().nullable(),
});
export type Impact = z.infer<typeof Impact>;
