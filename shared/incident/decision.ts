import type { OfficerRef, Role } from "../record/officer.ts";
import type { Note } from "../record/note.ts";
import type { Change, World } from "../world/world.ts";

/** An officer, as the server made sure of. */
export interface Who {
  officer: OfficerRef;
  role: Role;
}

/** What a deed is decided in. */
export interface Circumstances {
  world: World;
  who: Who;
  at: number;
  /** The second identity that came with the command, made sure of; null of one that brought none. */
  second: (Who & { by: "pin" | "kode" }) | null;
}

/** What is done, and how it is to be read later, in today's words; or why not, in a sentence for the officer. */
export type Decision =
  | { refusal: string }
  | { why: string; changes: Change[]; note: Pick<Note, "hazardId" | "incidentId" | "words" | "detail"> };
