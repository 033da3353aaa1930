import { z } from "zod";
import { Contact, Count, Decree, Ending, IncidentState, Outcome } from "../record/incident.ts";
import { OfficerRef } from "../record/officer.ts";
import { EpochMs } from "../time.ts";

/** What an officer does about incidents, in the log, and about duty, as a screen asks for it. Who they are is no part of it: the server knows. */

/** Made by the sender, once for each deed: a repeat is answered as the first was (deed.4). */
export const CommandId = z.uuid();
const Id = z.string().min(1).max(200);
const Why = z.string().trim().min(3).max(300);
const Source = z.string().trim().min(2).max(80);
const OfIncident = { id: CommandId, incidentId: Id };

/** A second identity, by one who has no session at another desk. Not believed before the server has made sure of it. */
const Second = z.discriminatedUnion("by", [
  z.object({ by: z.literal("pin"), officer: OfficerRef, pin: z.string().regex(/^\d{6}$/) }),
  z.object({ by: z.literal("kode"), code: z.string().regex(/^\d{6}$/) }),
]);

export const IncidentCommand = z.discriminatedUnion("name", [
  /** *Terima*: whoever sends it answers for what happened. Opens an incident where none stands. */
  z.object({ name: z.literal("incident:answer"), id: CommandId, hazardId: Id }),
  z.object({ name: z.literal("incident:open"), id: CommandId, hazardId: Id, why: Why }),
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
    id: CommandId,
    incidentId: Id.nullable(),
    text: z.string().trim().min(2).max(500),
  }),
  z.object({ name: z.literal("note:strike"), id: CommandId, noteId: Id, why: Why }),
]);
export type NoteCommand = z.infer<typeof NoteCommand>;

export const DutyCommand = z.discriminatedUnion("name", [
  z.object({ name: z.literal("duty:begin"), id: CommandId }),
  z.object({ name: z.literal("duty:end"), id: CommandId }),
  /** From who sends it to who takes over, whose PIN is their signature. */
  z.object({ name: z.literal("duty:hand-over"), id: CommandId, second: Second }),
]);
export type DutyCommand = z.infer<typeof DutyCommand>;

export type DeskCommand = IncidentCommand | NoteCommand | DutyCommand;

/** One of them, by its name. */
export type Told<Name extends DeskCommand["name"]> = Extract<DeskCommand, { name: Name }>;
