import type { Note } from "../record/note.ts";
import { clockWords } from "../time.ts";
import { callSign } from "../officer/callSign.ts";
import type { Circumstances, Decision } from "./decision.ts";
import type { Told } from "./incidentCommands.ts";

/** incident.14: an officer's own words in the log, of an incident or of none. */
export function writeNote({ incidentId, text }: Told<"note:write">, { world, at }: Circumstances): Decision {
  const incident = incidentId === null ? null : world.incident.get(incidentId);
  if (incident === undefined) return { refusal: `Insiden ${incidentId} tidak ada.` };
  return {
    why: "catatan ditulis",
    // Whoever writes about an incident is at it.
    changes: incident?.closedAt === null ? [{ op: "put", record: { ...incident, actedAt: at } }] : [],
    note: { hazardId: incident?.hazardIds[0] ?? null, incidentId, words: text, detail: "", written: true },
  };
}

/** incident.14: never deleted: struck, with a name and a reason, and still to be read. One's own, or anybody's by a penyelia. */
export function strikeNote({ noteId, why }: Told<"note:strike">, { world, who, at }: Circumstances): Decision {
  const note = world.note.get(noteId);
  if (!note) return { refusal: "Catatan ini tidak ada lagi di daftar; isinya tetap di jurnal." };
  if (note.struck) {
    const { officer, at: then } = note.struck;
    return { refusal: `Sudah dicoret ${callSign(world.officer, officer)} pukul ${clockWords(then)} WIB.` };
  }
  if (!note.written) return { refusal: "Yang dicatat sistem tidak dapat dicoret. Tulis catatan yang membetulkannya." };
  if (note.officer !== who.officer && who.role !== "penyelia")
    return { refusal: `Hanya ${callSign(world.officer, note.officer)} atau penyelia yang dapat mencoretnya.` };
  const struck: Note = { ...note, struck: { officer: who.officer, at, why } };
  return {
    why: "catatan dicoret",
    changes: [{ op: "put", record: struck }],
    note: {
      hazardId: note.hazardId,
      incidentId: note.incidentId,
      words: `Catatan pukul ${clockWords(note.at)} dicoret`,
      detail: why,
    },
  };
}
