import { z } from "zod";
import {
  FeedId,
  FeltReport,
  LngLatSchema,
  QuakeBulletin,
  QuakeForm,
  TsunamiLevel,
  TsunamiObservation,
  TsunamiZone,
  WeatherBulletin,
} from "./bulletin.ts";
import { EpochMs } from "../time.ts";
import { Shakemap } from "./shakemap.ts";

/** What happened, as far as BMKG's statements tell; each change of the told facts is a version. */

export const Tsunami = z.object({
  /**
   * `unknown`: nobody spoke of it · `none`: BMKG says no potential · `potential`: TEWS says potential, no bulletin seen yet ·
   * `warning`: PD-1…PD-3.N in force · `ended`: PD-4, or cancelled.
   */
  state: z.enum(["unknown", "none", "potential", "warning", "ended"]),
  stage: z.string().nullable(),
  /** Highest level among the zones; null when no zone is named. */
  level: TsunamiLevel.nullable(),
  issuedAt: EpochMs.nullable(),
  zones: z.array(TsunamiZone),
  observations: z.array(TsunamiObservation),
  /** Of an ended one: BMKG did not end the warning but took it back. */
  cancelled: z.literal(true).optional(),
});
export type Tsunami = z.infer<typeof Tsunami>;

const { feed, form, bulletinId, issuedAt, ...told } = QuakeBulletin.omit({ kind: true, test: true }).shape;

/** What one feed says now of one quake (quake.5): its bulletin, and what became of it. */
export const Statement = z.object({
  feed,
  form,
  bulletinId,
  issuedAt,
  seenAt: EpochMs,
  /** When this feed last changed its own statement; 0 while it is as first seen. */
  revisedAt: EpochMs,
  ...told,
  /** An intensity of `felt` was left out: no such quake does that anywhere (doubt.7). */
  feltDoubted: z.literal(true).optional(),
  /** The time of issue that BMKG typed, where it can't be (tsunami.7); `issuedAt` is null then. */
  issueDoubted: EpochMs.optional(),
  /** Digests of what this feed told before in its place, oldest first; absent while it never changed (quake.10). */
  earlier: z.array(z.string()).optional(),
  /** Which of these the feed went back to, since when, and that it has told something else again since (quake.10). */
  returned: z.object({ to: z.string(), at: EpochMs, broken: z.literal(true).optional() }).optional(),
  /** How often this feed changed its statement lately: each change adds 1 and each ten minutes take 1 away (quake.14). */
  haste: z.number().optional(),
});
export type Statement = z.infer<typeof Statement>;

/** words.15: the sentences of one statement, with who told them and when. */
export const QuakeSaid = z.object({
  feed,
  issuedAt,
  seenAt: EpochMs,
  headline: told.headline,
  instruction: told.instruction,
  words: told.words,
});
export type QuakeSaid = z.infer<typeof QuakeSaid>;

export const QuakeVersion = z.object({
  n: z.number().int().min(1),
  /** The feed whose statement gave magnitude, position and time. */
  feed: FeedId,
  form: QuakeForm,
  issuedAt: EpochMs.nullable(),
  /** When we had the body in hand. */
  fetchedAt: EpochMs,
  originTime: EpochMs,
  at: LngLatSchema,
  magnitude: z.number(),
  depthKm: z.number(),
  area: z.string(),
  felt: z.array(FeltReport),
  tsunami: Tsunami,
  /** What this version changed, in Indonesian words: `M 7,0 → 7,7`. Empty for the first. */
  changed: z.array(z.string()),
});
export type QuakeVersion = z.infer<typeof QuakeVersion>;

/** `live`: news · `history`: already old when first seen · `held`: no statement of it can be trusted yet · `test`: BMKG's own test. */
export const HazardStatus = z.enum(["live", "history", "held", "test"]);
export type HazardStatus = z.infer<typeof HazardStatus>;

const common = {
  type: z.literal("hazard"),
  id: z.string(),
  status: HazardStatus,
  firstSeenAt: EpochMs,
  updatedAt: EpochMs,
  /** Each a `HazardFlag`, or one of a newer server. */
  flags: z.array(z.string()),
};

export const Earthquake = z.object({
  ...common,
  kind: z.literal("earthquake"),
  /** Oldest first; the last is the one in force. Never empty: a held quake's version is what was claimed. */
  versions: z.array(QuakeVersion).min(1),
  statements: z.array(Statement),
  /** What BMKG says of it, for walls: they receive no statements, from which it follows elsewhere. */
  said: QuakeSaid.optional(),
  /** BMKG's grid of it, if one came; at the desk and in the journal alone. */
  shakemap: Shakemap.optional(),
});
export type Earthquake = z.infer<typeof Earthquake>;

export const WeatherVersion = z.object({
  n: z.number().int().min(1),
  fetchedAt: EpochMs,
  ...WeatherBulletin.omit({ kind: true, feed: true, test: true, polygons: true, unknown: true, coded: true }).shape,
  changed: z.array(z.string()),
});
export type WeatherVersion = z.infer<typeof WeatherVersion>;

export const WeatherAlert = z.object({
  ...common,
  kind: z.literal("weather"),
  versions: z.array(WeatherVersion).min(1),
  /** Of the version in force only: they are large. Closed rings of [lng, lat]. */
  polygons: z.array(z.array(LngLatSchema)),
  /** When it stops to hold: `expires`, or the moment of a Cancel. */
  endsAt: EpochMs,
  cancelled: z.boolean(),
  /** As of a statement (weather.11). */
  haste: z.number().optional(),
});
export type WeatherAlert = z.infer<typeof WeatherAlert>;

export const Hazard = z.discriminatedUnion("kind", [Earthquake, WeatherAlert]);
export type Hazard = z.infer<typeof Hazard>;

/** In the order in which we heard of them, the same on every screen and node: a table has none that tells. */
export function asHeard<Kind extends Hazard>(hazards: Iterable<Kind>): Kind[] {
  return [...hazards].sort((a, b) => a.firstSeenAt - b.firstSeenAt || (a.id < b.id ? -1 : 1));
}

/** The version in force. */
export function current(hazard: Earthquake): QuakeVersion;
export function current(hazard: WeatherAlert): WeatherVersion;
export function current(hazard: Hazard): QuakeVersion | WeatherVersion;
export function current(hazard: Hazard): QuakeVersion | WeatherVersion {
  const version = hazard.versions.at(-1);
  if (!version) throw new Error(`hazard ${hazard.id} has no version`);
  return version;
}
