import type { Incident, IncidentState } from "../record/incident.ts";
import type { Circumstances, Decision } from "./decision.ts";
import type { Told } from "./incidentCommands.ts";
import { NEXT, STATE_WORDS } from "./states.ts";
import { acted, openIncident } from "./told.ts";

/** incident.1: an officer's own step along the chain. */
export function step({ incidentId, to, why }: Told<"incident:step">, circumstances: Circumstances): Decision {
  const incident = openIncident(circumstances.world, incidentId);
  if ("refusal" in incident) return incident;
  const next = NEXT[incident.state][`to ${to}`];
  if (next === null) return { refusal: whyNot(incident.state, to) };
  return acted(incident, stepped(incident, next, why, circumstances), circumstances, {
    why: `insiden: ${STATE_WORDS[next]}`,
    words: `${STATE_WORDS[incident.state]} → ${STATE_WORDS[next]}`,
    detail: why,
  });
}

/** The change that takes an incident to another state. */
export function stepped(
  { steps }: Incident,
  state: IncidentState,
  why: string,
  { who, at }: Pick<Circumstances, "who" | "at">,
): Pick<Incident, "state" | "steps"> {
  return { state, steps: [...steps, { state, why, officer: who.officer, at }] };
}

function whyNot(from: IncidentState, to: IncidentState): string {
  if (from === to) return `Insiden sudah ${STATE_WORDS[to]}.`;
  if (to === "selesai") return "Insiden ditutup dengan mencatat hasilnya, bukan dengan satu langkah.";
  if (to === "dibatalkan") return "Insiden dibatalkan dengan alasan dan orang kedua, bukan dengan satu langkah.";
  return `Dari ${STATE_WORDS[from]} insiden tidak dapat ke ${STATE_WORDS[to]}.`;
}
