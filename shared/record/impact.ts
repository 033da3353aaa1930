import { z } from "zod";
import { FeltReport, LngLatSchema, TsunamiLevel } from "./bulletin.ts";
import { CoveringSentra } from "./coverage.ts";
import { PlaceKind } from "./place.ts";
import { EpochMs } from "../time.ts";
import { Side } from "./side.ts";

/** What a hazard version means for our places and for people. All figures are estimates (*perkiraan*). */

/** impact.5: the lower end of V, from where on a place counts as inside. */
export const INSIDE_MMI = 4.5;

/** Roman numeral L of MMI stands for intensities in [L − 0.5, L + 0.5). */
export const Zone = z.object({
  mmi: z.number().int(),
  /** Epicentral radius at which the median intensity falls to L − 0.5; 0 when it is not reached at all. */
  r50Km: z.number(),
  /** Where median + σ does: one chance in six. */
  r16Km: z.number(),
});
export type Zone = z.infer<typeof Zone>;

/** Where the field is no circle (reports blended in, or a fault scenario): all of L and above. GeoJSON MultiPolygon coordinates. */
export const Contour = z.object({
  mmi: z.number().int(),
  area: z.array(z.array(z.array(LngLatSchema))),
  /** All of its line lies within BMKG's shakemap. */
  measured: z.literal(true).optional(),
});
export type Contour = z.infer<typeof Contour>;

/** People in one band alone (not "and above"), rounded to nothing: words round them. */
export const PeopleBand = z.object({
  mmi: z.number().int(),
  /** The same band with the intensity lowered by 0.5. */
  low: z.number(),
  mid: z.number(),
  /** With the intensity raised by 0.5. */
  high: z.number(),
});
export type PeopleBand = z.infer<typeof PeopleBand>;

/** impact.20: how many are to be expected at a level and above: people × the chance of it, summed. */
export const ExpectedPeople = z.object({ v: z.number(), vi: z.number(), vii: z.number(), viii: z.number() });
export type ExpectedPeople = z.infer<typeof ExpectedPeople>;

/** A figure with its 10 % and 90 %; `mid` is null of an impact that was kept before it was told. */
const Estimate = z.object({ low: z.number(), mid: z.number().nullable().default(null), high: z.number() });

/** How many may have left their homes; of a count on the spot (*kaji cepat*) all three are the count. */
export const Displaced = z.object({ ...Estimate.shape, basis: z.enum(["perkiraan", "kaji cepat"]) });
export type Displaced = z.infer<typeof Displaced>;

/** What the desk is asked to do about a post (SCIENCE §3). */
export const Action = z.enum(["periksa-segera", "periksa", "hubungi", "pantau"]);
export type Action = z.infer<typeof Action>;

export const ResourceImpact = z.object({
  placeId: z.string(),
  kind: PlaceKind,
  /** Decimal MMI at the place; null for a polygon hazard. */
  mmi: z.number().nullable(),
  /** Chance of V, VI, VII or more at the place; null for a polygon hazard. */
  pAtLeast: z.object({ v: z.number(), vi: z.number(), vii: z.number() }).nullable(),
  action: Action.nullable(),
  /** `inside` the zones (≥ V) or polygon · `edge` within 2 km of a polygon. */
  where: z.enum(["inside", "edge"]),
  /** To the epicentre, or to the nearest polygon (0 inside). */
  distanceKm: z.number(),
});
export type ResourceImpact = z.infer<typeof ResourceImpact>;

/** Our places that are touched and not listed one by one, of one kind and band. */
export const Unlisted = z.object({
  kind: PlaceKind,
  /** Number of the Roman numeral; null for a polygon hazard. */
  mmi: z.number().int().nullable(),
  where: z.enum(["inside", "edge"]),
  places: z.number().int(),
  /** As screens count them: where several lumbung stand at one place, each. */
  posts: z.number().int(),
});
export type Unlisted = z.infer<typeof Unlisted>;

/** Who of ours can come, and when. From outside the damaging zone (≥ VI) or the polygon. */
export const Help = z.object({
  placeId: z.string(),
  kind: PlaceKind,
  /** Id of the one of `HelpPlan.targets` that it would go to; null of an impact that was kept before there were several. */
  target: z.string().nullable().default(null),
  /** Of travel, by `TRAVEL_SETTINGS`; null: *jam tak diketahui*. */
  hours: z.number().nullable(),
  /** Great circle. */
  km: z.number(),
  legs: z.array(
    z.object({
      mode: z.enum(["darat", "feri", "laut", "udara"]),
      km: z.number(),
      hours: z.number().nullable(),
      /** Of a ferry or a flight; null of an impact that was kept before this was told, too. */
      name: z.string().nullable().default(null),
    }),
  ),
  mmi: z.number().nullable(),
  /** If it left when the impact was computed; null when the hours are not known. */
  arrivesAt: EpochMs.nullable(),
});
export type Help = z.infer<typeof Help>;

/** help.9: where help is sent: a kabupaten, or an island of it that lies apart. */
export const HelpTarget = z.object({
  /** The kabupaten's code; of a part behind the first with its number: `53.07/2`. */
  id: z.string(),
  kabCode: z.string(),
  /** `Kabupaten Nagekeo` */
  name: z.string(),
  /** Where among its people help is reckoned to, as people there call it: `Mbay`, `Kec. Palue`. */
  place: z.string(),
  at: LngLatSchema,
  /** Expected at VI and above: people × chance; of a polygon hazard those inside. */
  people: z.number(),
});
export type HelpTarget = z.infer<typeof HelpTarget>;

export const HelpPlan = z.object({
  /** Most people first. */
  targets: z.array(HelpTarget),
  /** Those that the plan does not name: how many, and their people. */
  others: z.object({ targets: z.number().int(), people: z.number() }),
});
export type HelpPlan = z.infer<typeof HelpPlan>;

export const KabupatenImpact = z.object({
  code: z.string(),
  name: z.string(),
  /** Highest median intensity at one of its population points; null for a polygon hazard. */
  mmi: z.number().nullable(),
  /** In V and above, or inside the polygons. */
  people: z.number(),
});
export type KabupatenImpact = z.infer<typeof KabupatenImpact>;

/** A line of BMKG's Dirasakan list, with the place it can only mean, and what we estimate there. Told and estimated stay apart. */
export const FeltPlace = z.object({
  report: FeltReport,
  /** `ambiguous`: several places far apart bear the name, or one far from all else that the list names; it is shown and not reckoned with, as is what is `absurd`. */
  state: z.enum(["found", "ambiguous", "unknown", "absurd"]),
  /** Of the place found, else of the candidates. */
  names: z.array(z.string()),
  at: LngLatSchema.nullable(),
  /** Of the scheme alone, before any report was blended in. */
  estimatedMmi: z.number().nullable(),
});
export type FeltPlace = z.infer<typeof FeltPlace>;

/** One line of a table of needs, against the stock that can arrive in time. */
export const NeedLine = z.object({
  item: z.string(),
  unit: z.string(),
  need: Estimate,
  /** What lies within reach, by reports and, of stores that reported nothing, by an example; null when no store keeps it: unknown, not zero. */
  have: z.number().nullable(),
  /** Of `have`: what offices reported of their own stores; absent when none of it was. */
  reported: z.number().optional(),
  /** Of `have`: what lies in lumbung, which open by decree (need.15); absent when none does. */
  locked: z.number().optional(),
  /** Of what was reported: when the first of it is good no more; absent where nobody told. */
  expiresAt: EpochMs.optional(),
  /** Some of the stock must be used first: it expires within 75 days. */
  useFirst: z.boolean(),
});
export type NeedLine = z.infer<typeof NeedLine>;

/** need.10: what `have` counts, so that a screen need not know. */
export const StockBasis = z.object({
  /** Lumbung, each counted, that can send what they hold, and of our other places those that reported theirs. */
  stores: z.number().int(),
  /** Of those: how many are taken to hold what another office published, because they have not reported their own. */
  example: z.number().int(),
  /** From when the other reports are, the oldest and the newest; absent when there is none. */
  asOf: z.object({ from: z.iso.date(), to: z.iso.date() }).optional(),
  /** Of travel, at most. */
  withinHours: z.number(),
});
export type StockBasis = z.infer<typeof StockBasis>;

export const Needs = z.object({
  profile: z.enum(["perka-7-2008", "paket-lapangan"]),
  days: z.union([z.literal(3), z.literal(7), z.literal(14)]),
  /** Null of an impact that was kept before this was told. */
  stock: StockBasis.nullable().default(null),
  /** need.11: of a first consignment, for how many days it feeds; null of what is meant for all of `days`. */
  feedsDays: z.number().nullable().default(null),
  lines: z.array(NeedLine),
});
export type Needs = z.infer<typeof Needs>;

/** BMKG's levels and times; the strip of coast and the people in it are ours. */
export const TsunamiReach = z.object({
  zones: z.array(
    z.object({
      province: z.string(),
      district: z.string(),
      level: TsunamiLevel,
      arrivalAt: EpochMs.nullable(),
      /** kab codes it means; empty when its name is not known. */
      codes: z.array(z.string()),
      /** Only this side of it is named. */
      part: Side.nullable().default(null),
      /** Only this island of it is named, in BMKG's spelling. */
      island: z.string().nullable().default(null),
      widthKm: z.number(),
      /** strip.13: how far the map's shore is off there at least. */
      shoreOffKm: z.number().default(0),
      people: z.object({ low: z.number(), mid: z.number(), high: z.number() }),
      placeIds: z.array(z.string()),
    }),
  ),
  /** Each person once, under the highest level. */
  people: z.array(z.object({ level: TsunamiLevel, low: z.number(), mid: z.number(), high: z.number() })),
  /** Our places in a strip, each once, under the highest level. */
  places: z.array(z.object({ placeId: z.string(), level: TsunamiLevel, arrivalAt: EpochMs.nullable() })),
  /** Names of kabupaten on the coast that the bulletin leaves out between two that it names. No statement about them. */
  leftOut: z.array(z.string()),
});
export type TsunamiReach = z.infer<typeof TsunamiReach>;

/** What the figures came from, so that each can be opened down to its inputs. Settings are in the code beside their use. */
export const Inputs = z.object({
  /** `skema` (SCIENCE §2), or the name of a single model. */
  model: z.string(),
  weights: z.object({ crustal: z.number(), interface: z.number(), intraslab: z.number() }).nullable(),
  /** b of the blending, in MMI; null when nothing was blended. */
  eventTerm: z.number().nullable(),
  reportsUsed: z.number().int(),
  fault: z
    .object({ name: z.string(), awayKm: z.number(), lengthKm: z.number(), segment: z.array(LngLatSchema) })
    .nullable(),
  /** BMKG's shakemap, which the figures are of within its bounds, and beside it what we should have reckoned without it. */
  shakemap: z
    .object({
      eventId: z.string(),
      version: z.number(),
      processedAt: EpochMs,
      method: z.string().nullable(),
      own: z.object({ maxMmi: z.number(), people: z.array(PeopleBand), expected: ExpectedPeople }),
    })
    .optional(),
  /** Where help was reckoned to go, of an impact that was kept before there were plans. */
  target: z.object({ name: z.string(), at: LngLatSchema }).nullable().default(null),
});
export type Inputs = z.infer<typeof Inputs>;

export const Impact = z.object({
  type: z.literal("impact"),
  /** The hazard's id. */
  id: z.string(),
  /** The hazard version it was computed from. */
  version: z.number().int(),
  computedAt: EpochMs,
  /** registry.13: what else it was computed from, as a mark to compare; absent of an impact that was kept before this was told. */
  basis: z.string().optional(),
  /** history.7: the matter is over, and what only helps to act is not kept here: contours, plan, help and needs. The journal has them. */
  headline: z.literal(true).optional(),
  /** Which population points: `kecamatan` (7,285) or `desa` (83,403). */
  population: z.enum(["kecamatan", "desa"]),
  epicentre: LngLatSchema.nullable(),
  /** Decimal MMI, the highest of the field: at the epicentre, beside the fault, or where a report raised it. */
  maxMmi: z.number().nullable(),
  /** Strongest first, of the scheme alone: circles. */
  zones: z.array(Zone),
  /** Strongest first; null while the circles are the field. */
  contours: z.array(Contour).nullable(),
  people: z.array(PeopleBand),
  /** Of a quake; null of a warning, and of an impact that was kept before this was told. */
  expected: ExpectedPeople.nullable().default(null),
  /** Inside the polygons; null where that is not known, and for a quake, whose people are in bands. */
  peopleInside: z.number().nullable(),
  kabupaten: z.array(KabupatenImpact),
  /** Strongest first, then nearest; `MOST_LISTED` at most. */
  resources: z.array(ResourceImpact),
  /** The others, weaker or farther than all listed; absent when all are listed. */
  unlisted: z.array(Unlisted).optional(),
  /** Where help goes; null of an impact that was kept before there were plans. */
  plan: HelpPlan.nullable().default(null),
  /** By kind, soonest first: each unit for one target, Sentra and stores for each. */
  help: z.array(Help),
  /** Of the first target's kabupaten, else of the hardest-hit. */
  covering: CoveringSentra.nullable(),
  felt: z.array(FeltPlace),
  displaced: Displaced.nullable(),
  /** Both profiles for 3, 7 and 14 days; empty when nobody is displaced. */
  needs: z.array(Needs),
  tsunami: TsunamiReach.nullable(),
  inputs: Inputs,
});
export type Impact = z.infer<typeof Impact>;

/** A weather warning's, which has an area and no epicentre. */
export function isOfWarning({ epicentre }: Pick<Impact, "epicentre">): boolean {
  return epicentre === null;
}

/** impact.21: what every screen calls the strongest shaking: where people live, not at an epicentre in the sea; null of a polygon hazard. */
export function strongestMmi({ kabupaten, maxMmi }: Pick<Impact, "kabupaten" | "maxMmi">): number | null {
  return kabupaten[0]?.mmi ?? maxMmi;
}
