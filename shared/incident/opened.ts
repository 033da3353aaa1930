import type { Tier } from "../record/alert.ts";
import { current } from "../record/hazard.ts";
import type { Incident } from "../record/incident.ts";
import type { OfficerRef } from "../record/officer.ts";
import type { World } from "../world/world.ts";
import { ESCALATION } from "./escalation.ts";

/** incident.3: a new incident over one hazard, as it is opened; its escalation is that of this hour for as long as it lasts. */
export function opened(
  { hazard, alert, incident }: Pick<World, "hazard" | "alert" | "incident">,
  hazardId: string,
  { officer, at, why }: { officer: OfficerRef; at: number; why: string },
): Incident {
  const about = hazard.get(hazardId);
  const tier: Tier = alert.get(hazardId)?.tier ?? "info";
  return {
    type: "incident",
    id: freeId(incident, hazardId),
    hazardIds: [hazardId],
    name: null,
    state: "terdeteksi",
    steps: [{ state: "terdeteksi", why, officer, at }],
    openedAt: at,
    startedAt: about?.kind === "earthquake" ? current(about).originTime : at,
    tier,
    acknowledged: null,
    actedAt: null,
    escalation: ESCALATION.map(({ after, call }) => ({ afterMs: after.value, call })),
    counts: [],
    contacts: [],
    decree: null,
    asked: null,
    ending: null,
    outcome: null,
    mergedInto: null,
    closedAt: null,
  };
}

/** The hazard's own; of one that had an incident before, the next that is free. */
function freeId(incidents: World["incident"], hazardId: string): string {
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? hazardId : `${hazardId}~${n}`;
    if (!incidents.has(id)) return id;
  }
}
