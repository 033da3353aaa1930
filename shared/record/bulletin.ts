import { z } from "zod";
import { EpochMs } from "../time.ts";

/** What one feed said, once, in our own terms. Drivers make these; `server/hazards/merge.ts` turns them into hazards. */

export const LngLatSchema = z.tuple([z.number(), z.number()]);

export const FeedId = z.enum([
  "autogempa",
  "gempaterkini",
  "gempadirasakan",
  "inatews-datagempa",
  "inatews-tsunami",
  "inatews-live",
  "nowcast",
]);
export type FeedId = z.infer<typeof FeedId>;

/** One place of a Dirasakan list. `mmiLow`/`mmiHigh` are null when BMKG named a place without an intensity. */
export const FeltReport = z.object({
  place: z.string(),
  mmiLow: z.number().int().min(1).max(12).nullable(),
  mmiHigh: z.number().int().min(1).max(12).nullable(),
});
export type FeltReport = z.infer<typeof FeltReport>;

/** BMKG's three levels, highest first. */
export const TsunamiLevel = z.enum(["AWAS", "SIAGA", "WASPADA"]);
export type TsunamiLevel = z.infer<typeof TsunamiLevel>;

export const TsunamiZone = z.object({
  province: z.string(),
  district: z.string(),
  level: TsunamiLevel,
  arrivalAt: EpochMs.nullable(),
});
export type TsunamiZone = z.infer<typeof TsunamiZone>;

/** A tide gauge's reading. `swapped`: BMKG had exchanged latitude and longitude and we turned them back. */
export const TsunamiObservation = z.object({
  location: z.string(),
  at: LngLatSchema.nullable(),
  heightM: z.number(),
  observedAt: EpochMs.nullable(),
  swapped: z.boolean(),
});
export type TsunamiObservation = z.infer<typeof TsunamiObservation>;

/** Which of BMKG's statements this is; they differ in authority (quake.6). */
export const QuakeForm = z.enum(["automatic", "m5", "felt", "tsunami"]);
export type QuakeForm = z.infer<typeof QuakeForm>;

/** Why a statement can't be shown as fact (doubt.1–doubt.5). */
export const DoubtKind = z.enum([
  "future-time",
  "contradictory-time",
  "contradictory-position",
  "flipped-sign",
  "impossible-position",
  "impossible-magnitude",
  "impossible-depth",
]);
export type DoubtKind = z.infer<typeof DoubtKind>;

export const Doubt = z.object({
  kind: DoubtKind,
  /** Names the fields and their values, in BMKG's spelling. */
  detail: z.string(),
});
export type Doubt = z.infer<typeof Doubt>;

/** The rest of what a bulletin says to people, as BMKG wrote it. */
const BulletinWords = z.object({
  description: z.string().nullable(),
  /** InaTEWS keeps that of the warning in the bulletin that ends it. */
  potential: z.string().nullable(),
  /** What each level of a tsunami warning asks of the regional governments; every warning has all three. */
  levels: z.array(z.string()),
});

export const QuakeBulletin = z.object({
  kind: z.literal("earthquake"),
  feed: FeedId,
  form: QuakeForm,
  /** BMKG's own key: `bmg2026swgz`, or the yyyymmddHHMMSS eventid; null in the TEWS files, which have none. */
  bulletinId: z.string().nullable(),
  issuedAt: EpochMs.nullable(),
  originTime: EpochMs,
  at: LngLatSchema,
  magnitude: z.number(),
  depthKm: z.number(),
  area: z.string(),
  /** `unknown` where the text says nothing about a tsunami (felt bulletins, automatic solutions). */
  potential: z.enum(["none", "potential", "unknown"]),
  /** `PD-1` … `PD-4` as in `subject`, else null. */
  stage: z.string().nullable(),
  zones: z.array(TsunamiZone),
  observations: z.array(TsunamiObservation),
  felt: z.array(FeltReport),
  /** `status` other than Actual, or words that say so: a BMKG test or exercise. */
  test: z.boolean(),
  /** Found by the driver inside the statement itself; time against the clock is checked on merging. */
  doubts: z.array(Doubt),
  headline: z.string().nullable(),
  instruction: z.string().nullable(),
  /** Absent where the feed writes no sentences, and in journals of before they were kept. */
  words: BulletinWords.optional(),
  /** File name under BMKG's TEWS folder, e.g. `20260928214309.mmi.jpg`. */
  shakemap: z.string().nullable(),
  /** `msgType` Cancel: BMKG takes back what it told under this form. */
  cancelled: z.literal(true).optional(),
});
export type QuakeBulletin = z.infer<typeof QuakeBulletin>;

/**
 * Flags of a warning: what BMKG did not tell of it, or not so that it can be. `area-partly`: some of its areas. `cancel-unknown`: its words speak of
 * a cancellation, its `msgType` does not.
 */
export const WeatherUnknown = z.enum(["end-unknown", "area-unknown", "area-partly", "cancel-unknown"]);
export type WeatherUnknown = z.infer<typeof WeatherUnknown>;

/** An area without a shape: CAP's `geocode` values, and what `areaDesc` calls it. */
const CodedArea = z.object({ codes: z.array(z.string()), name: z.string() });
export type CodedArea = z.infer<typeof CodedArea>;

export const WeatherBulletin = z.object({
  kind: z.literal("weather"),
  feed: FeedId,
  /** CAP identifier, `2.49.0.1.360.0.2026.09.24.07.75.002`. */
  identifier: z.string(),
  /** The code in the alert's URL (`CGT20260924002`): each code is fetched once. */
  code: z.string(),
  msgType: z.enum(["Alert", "Update", "Cancel"]),
  /** Identifiers of earlier alerts that this one updates or cancels. */
  references: z.array(z.string()),
  test: z.boolean(),
  event: z.string(),
  urgency: z.string(),
  severity: z.enum(["Extreme", "Severe", "Moderate", "Minor", "Unknown"]),
  certainty: z.string(),
  sentAt: EpochMs,
  effectiveAt: EpochMs,
  expiresAt: EpochMs,
  headline: z.string(),
  description: z.string(),
  instruction: z.string().nullable(),
  areaDesc: z.string(),
  /** Closed rings of [lng, lat]. */
  polygons: z.array(z.array(LngLatSchema)),
  /** What of it could not be read: then `expiresAt` is ours, or `polygons` are empty. Absent when all was. */
  unknown: z.array(WeatherUnknown).optional(),
  /** Areas that are told by codes alone, each with its name. */
  coded: z.array(CodedArea).optional(),
  web: z.string().nullable(),
});
export type WeatherBulletin = z.infer<typeof WeatherBulletin>;

export const Bulletin = z.discriminatedUnion("kind", [QuakeBulletin, WeatherBulletin]);
export type Bulletin = z.infer<typeof Bulletin>;
