import { z } from "zod";
import { CommandId, DutyCommand, IncidentCommand, NoteCommand } from "../incident/incidentCommands.ts";
import { WallSettings } from "../screen/wallSettings.ts";

/** Every deed of an officer, as a screen asks for it. */

const id = CommandId;

const DrillCommand = z.object({
  name: z.literal("drill:plan"),
  id,
  /** A day of WIB: `2026-11-28`; null clears what was planned. */
  on: z.iso.date().nullable(),
});

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
      z.object({ kind: z.literal("hazard"), hazardId: z.string().min(1).max(200) }),
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

type WithoutId<Whole> = Whole extends { id: string } ? Omit<Whole, "id"> : never;
/** A command before whoever sends it gave it an id. */
export type Order = WithoutId<Command>;
