import type { NoteOf } from "../../shared/incident/decision.ts";
import type { Note } from "../../shared/record/note.ts";
import type { Change, World } from "../../shared/world/world.ts";

/** So many stand in the world, which every desk holds; the journal keeps all. */
const KEPT = 300;

/** desk.33: the changes that put a note beside its deed. In the same entry, so that neither stands without the other. */
export function noted(
  world: World,
  { at, officer, command }: Pick<Note, "at" | "officer" | "command">,
  { hazardId, incidentId, words, detail, written = false }: NoteOf,
): Change[] {
  const note: Note = {
    type: "note",
    id: String(world.seq + 1).padStart(12, "0"),
    at,
    officer,
    hazardId,
    incidentId,
    words,
    detail,
    written,
    command,
    struck: null,
  };
  const oldest = [...world.note.keys()].sort().slice(0, Math.max(0, world.note.size + 1 - KEPT));
  return [{ op: "put", record: note }, ...oldest.map((id) => ({ op: "drop" as const, type: "note" as const, id }))];
}
