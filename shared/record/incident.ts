import { z } from "zod";
import { EpochMs } from "../time.ts";
import { Tier } from "./alert.ts";
import { OfficerRef } from "./officer.ts";

/** Our response to what happened: one matter that officers answer for, over one hazard or several. */

export const STATES = [
  "terdeteksi",
  "terverifikasi",
  "siaga",
  "tanggap-darurat",
  "transisi",
  "selesai",
  "dibatalkan",
] as const;
export const IncidentState = z.enum(STATES);
export type IncidentState = z.infer<typeof IncidentState>;

/** Whose deed, and when. */
const Signed = { officer: OfficerRef, at: EpochMs };

/** Who is counted; `pengungsi` is all of them together. */
export const GROUPS = ["pengungsi", "laki-laki", "perempuan", "balita", "lansia", "disabilitas", "ibu-hamil"] as const;
export const Group = z.enum(GROUPS);
export type Group = z.infer<typeof Group>;

/** One count from the field (*kaji cepat*). */
export const Count = z.object({
  group: Group,
  people: z.number().int().min(0),
  /** Who counted; not known of counts of before it was asked. */
  source: z.string().optional(),
  /** Where they were counted: a camp, a kecamatan; null for the whole incident. */
  place: z.string().nullable(),
  /** Of when the count is; not known of counts of before it was asked. */
  asOf: EpochMs.optional(),
  /** When these were first counted there; absent where this is the first. */
  firstAt: EpochMs.optional(),
  ...Signed,
});
export type Count = z.infer<typeof Count>;

export const CONTACT_ANSWERS = ["aman", "rusak", "tak-menjawab"] as const;

/** What a post of ours in danger answered. */
export const Contact = z.object({
  placeId: z.string(),
  answer: z.enum(CONTACT_ANSWERS),
  /** Through what: telephone, WhatsApp, radio, in person. */
  through: z.enum(["telepon", "wa", "radio", "langsung"]),
  /** When it was first asked; absent where this is the first time. */
  firstAt: EpochMs.optional(),
  ...Signed,
});
export type Contact = z.infer<typeof Contact>;

/** *SK Tanggap Darurat*: by it lumbung may be opened. */
export const Decree = z.object({
  number: z.string(),
  /** The day it bears, of WIB. */
  on: z.iso.date(),
  signer: z.string(),
  /** From when it holds. */
  from: EpochMs,
  ...Signed,
});
export type Decree = z.infer<typeof Decree>;

/** How an officer ended an incident before its time: what warned still is stood down, what never was is cancelled. */
export const Ending = z.object({
  how: z.enum(["diakhiri", "dibatalkan"]),
  why: z.string(),
  /** The second identity, where one was asked for: by a session of their own, a PIN here, or a code read by telephone. */
  second: z.object({ officer: OfficerRef, by: z.enum(["sesi", "pin", "kode"]) }).nullable(),
  ...Signed,
});
export type Ending = z.infer<typeof Ending>;

/** What became of it: facts, each by somebody's word. */
export const Outcome = z.object({
  damage: z.enum(["tidak-ada", "ringan", "sedang", "berat"]),
  /** Null: not known. */
  deaths: z.number().int().min(0).nullable(),
  /** Who confirmed them. */
  deathsBy: z.string().nullable(),
  houses: z.number().int().min(0).nullable(),
  displacedPeak: z.number().int().min(0).nullable(),
  source: z.string(),
  ...Signed,
});
export type Outcome = z.infer<typeof Outcome>;

export const Incident = z.object({
  type: z.literal("incident"),
  /** That of the hazard for which it was opened. */
  id: z.string(),
  /** The first is what it was opened for; aftershocks and what else officers put there follow. */
  hazardIds: z.array(z.string()).min(1),
  /** Given by an officer; null while it is called as its first hazard is. */
  name: z.string().nullable(),
  state: IncidentState,
  /** Every state it was in, oldest first, the one it is in last. */
  steps: z.array(z.object({ state: IncidentState, why: z.string(), ...Signed })).min(1),
  openedAt: EpochMs,
  /** From when the ladder is reckoned: the quake's origin, else when it was opened. */
  startedAt: EpochMs,
  /** The loudest that its alerts have been. */
  tier: Tier,
  /** Who answers for it; a rise of tier, or a higher wave, asks again. */
  acknowledged: z.object({ tier: Tier, ...Signed }).nullable(),
  /** When an officer last did something about it; null while nobody has. */
  actedAt: EpochMs.nullable(),
  /** As the settings stood when it was opened, and as it keeps them: whom to call, so long after its start, while nobody answered. */
  escalation: z.array(z.object({ afterMs: z.number().int().min(0), call: z.enum(["piket", "kedua", "kabid"]) })),
  /** The newest of each group and place. */
  counts: z.array(Count),
  /** The newest of each post. */
  contacts: z.array(Contact),
  decree: Decree.nullable(),
  /** A deed that waits for a second identity. */
  asked: z.object({ how: Ending.shape.how, why: z.string(), ...Signed }).nullable(),
  ending: Ending.nullable(),
  outcome: Outcome.nullable(),
  /** The incident that it was merged into. */
  mergedInto: z.string().nullable(),
  /** Null while it is open. */
  closedAt: EpochMs.nullable(),
});
export type Incident = z.infer<typeof Incident>;
