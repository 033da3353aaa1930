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

/** How a deed is to be read later, in today's words. `written`: they are the officer's own. */
export type NoteOf = Pick<Note, "hazardId" | "incidentId" | "words" | "detail"> & Partial<Pick<Note, "written">>;

/** What is done; or why not, in a sentence for the officer. */
export type Decision = { refusal: string } | { why: string; changes: Change[]; note: NoteOf };
