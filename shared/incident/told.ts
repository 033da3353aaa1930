import type { Incident } from "../record/incident.ts";
import { clockWords } from "../time.ts";
import type { World } from "../world/world.ts";
import { hazardTitle } from "../words/titles.ts";
import type { Circumstances, Decision, NoteOf } from "./decision.ts";

/** As officers named it, else as what it was opened for is called just now. */
export function incidentTitle({ hazard, impact }: Pick<World, "hazard" | "impact">, incident: Incident): string {
  if (incident.name !== null) return incident.name;
  const first = hazard.get(incident.hazardIds[0] ?? incident.id);
  return first ? hazardTitle(first, impact.get(first.id)?.kabupaten) : incident.id;
}

/** A note about an incident begins with what it is about. */
export function noteOn(world: World, incident: Incident, words: string, detail = ""): NoteOf {
  return {
    hazardId: incident.hazardIds[0] ?? null,
    incidentId: incident.id,
    words: `${incidentTitle(world, incident)}: ${words}`,
    detail,
  };
}

/** What an officer did about an incident: they were at it just now. */
export function acted(
  incident: Incident,
  change: Partial<Incident>,
  { world, at }: Circumstances,
  { why, words, detail = "" }: { why: string; words: string; detail?: string },
): Decision {
  const record: Incident = { ...incident, ...change, actedAt: at };
  return { why, changes: [{ op: "put", record }], note: noteOn(world, record, words, detail) };
}

/** incident.2: the incident while something can be done about it; else why nothing can. */
export function openIncident(world: World, incidentId: string): Incident | { refusal: string } {
  const incident = world.incident.get(incidentId);
  if (!incident) return { refusal: `Insiden ${incidentId} tidak ada.` };
  const { closedAt, mergedInto } = incident;
  if (mergedInto !== null) {
    const into = world.incident.get(mergedInto);
    return { refusal: `Insiden ini sudah digabung ke ${into ? incidentTitle(world, into) : mergedInto}.` };
  }
  return closedAt === null ? incident : { refusal: `Insiden sudah ditutup pukul ${clockWords(closedAt)} WIB.` };
}

/** What takes the place of another keeps when the first was told. */
export function since(before: { at: number; firstAt?: number | undefined } | null): { firstAt?: number } {
  return before === null ? {} : { firstAt: before.firstAt ?? before.at };
}
