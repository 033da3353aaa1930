import type { Circumstances, Decision } from "./decision.ts";
import type { Told } from "./incidentCommands.ts";
import { acted, incidentTitle, openIncident } from "./told.ts";

export function rename({ incidentId, title }: Told<"incident:rename">, circumstances: Circumstances): Decision {
  const incident = openIncident(circumstances.world, incidentId);
  if ("refusal" in incident) return incident;
  const before = incidentTitle(circumstances.world, incident);
  if (before === title) return { refusal: `Insiden ini sudah bernama ${title}.` };
  return acted(incident, { name: title }, circumstances, {
    why: "insiden diberi nama",
    words: "diberi nama ini",
    detail: `semula ${before}`,
  });
}
