import { z } from "zod";
import { Contact, Count, Decree, Ending, IncidentState, Outcome } from "../record/incident.ts";
import { OfficerRef } from "../record/officer.ts";
import { WallSettings } from "../screen/wallSettings.ts";
import { EpochMs } from "../time.ts";

/** Every deed of an officer, as a screen asks for it. Who they are is no part of it: the server knows. */

/** Made by the sender, once for each deed: a repeat is answered as the first was (deed.4). */
const id = z.uuid();
const Id = z.string().min(1).max(200);
const Why = z.string().trim().min(3).max(300);
const Source = z.string().trim().min(2).max(80);
const OfIncident = { id, incidentId: Id };

/** A second identity, by one who has no session at another desk. Not believed before the server has made sure of it. */
const Second = z.discriminatedUnion("by", [
  z.object({ by: z.literal("pin"), officer: OfficerRef, pin: z.string().regex(/^\d{6}$/) }),
  z.object({ by: z.literal("kode"), code: z.string().regex(/^\d{6}$/) }),
]);

export const IncidentCommand = z.discriminatedUnion("name", [
  /** *Terima*: whoever sends it answers for what happened. Opens an incident where none stands. */
  z.object({ name: z.literal("incident:answer"), id, hazardId: Id }),
  z.object({ name: z.literal("incident:open"), id, hazardId: Id, why: Why }),
  z.object({ name: z.literal("incident:step"), ...OfIncident, to: IncidentState, why: Why }),
  z.object({
    name: z.literal("incident:count"),
    ...OfIncident,
    group: Count.shape.group,
    people: z.number().int().min(0).max(10_000_000),
    source: Source,
    place: z.string().trim().min(2).max(80).nullable(),
    asOf: EpochMs,
  }),
  z.object({
    name: z.literal("incident:contact"),
    ...OfIncident,
    placeId: Id,
    answer: Contact.shape.answer,
    through: Contact.shape.through,
  }),
  z.object({
    name: z.literal("incident:decree"),
    ...OfIncident,
    number: z.string().trim().min(2).max(80),
    on: Decree.shape.on,
    signer: Source,
    from: EpochMs,
  }),
  z.object({ name: z.literal("incident:rename"), ...OfIncident, title: z.string().trim().min(3).max(80) }),
  z.object({ name: z.literal("incident:merge"), ...OfIncident, into: Id, why: Why }),
  /** These hazards become an incident of their own. */
  z.object({ name: z.literal("incident:split"), ...OfIncident, hazardIds: z.array(Id).min(1).max(100), why: Why }),
  z.object({
    name: z.literal("incident:end"),
    ...OfIncident,
    how: Ending.shape.how,
    why: Why,
    second: Second.nullable(),
  }),
  /** The second person, at a desk of their own, to what another asked for. */
  z.object({ name: z.literal("incident:agree"), ...OfIncident }),
  /** What was asked for is asked for no longer. */
  z.object({ name: z.literal("incident:withdraw"), ...OfIncident }),
  z.object({
    name: z.literal("incident:close"),
    ...OfIncident,
    outcome: Outcome.omit({ officer: true, at: true }),
  }),
]);
export type IncidentCommand = z.infer<typeof IncidentCommand>;

export const NoteCommand = z.discriminatedUnion("name", [
  z.object({
    name: z.literal("note:write"),
    id,
    incidentId: Id.nullable(),
    text: z.string().trim().min(2).max(500),
  }),
  z.object({ name: z.literal("note:strike"), id, noteId: Id, why: Why }),
]);
export type NoteCommand = z.infer<typeof NoteCommand>;

export const DutyCommand = z.discriminatedUnion("name", [
  z.object({ name: z.literal("duty:begin"), id }),
  z.object({ name: z.literal("duty:end"), id }),
  /** From who sends it to who takes over, whose PIN is their signature. */
  z.object({ name: z.literal("duty:hand-over"), id, second: Second }),
]);
export type DutyCommand = z.infer<typeof DutyCommand>;

export const DrillCommand = z.object({
  name: z.literal("drill:plan"),
  id,
  /** A day of WIB: `2026-11-28`; null clears what was planned. */
  on: z.iso.date().nullable(),
});
export type DrillCommand = z.infer<typeof DrillCommand>;

export const LinkCommand = z.discriminatedUnion("name", [
  z.object({ name: z.literal("link:make"), id, wall: WallSettings }),
  z.object({ name: z.literal("link:revoke"), id, linkId: z.string().min(1).max(80) }),
]);
export type LinkCommand = z.infer<typeof LinkCommand>;

const OfWall = { id, screen: z.string().min(8).max(40) };

export const WallCommand = z.discriminatedUnion("name", [
  z.object({ name: z.literal("wall:reload"), ...OfWall }),
  z.object({
    name: z.literal("wall:replay"),
    ...OfWall,
    of: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("hazard"), hazardId: Id }),
      /** A day of WIB: `2026-08-15`. */
      z.object({ kind: z.literal("day"), day: z.iso.date() }),
    ]),
    /** Recorded seconds per real second. */
    speed: z.number().min(1).max(600),
  }),
  z.object({ name: z.literal("wall:live"), ...OfWall }),
]);
export type WallCommand = z.infer<typeof WallCommand>;

export const Command = z.discriminatedUnion("name", [
  IncidentCommand,
  NoteCommand,
  DutyCommand,
  DrillCommand,
  LinkCommand,
  WallCommand,
]);
export type Command = z.infer<typeof Command>;
export type CommandName = Command["name"];
export type CommandOf<Name extends CommandName> = Extract<Command, { name: Name }>;
