import { incidentOf } from "../alert/answer.ts";
import type { Circumstances, Decision } from "./decision.ts";
import type { Told } from "./incidentCommands.ts";
import { opened } from "./opened.ts";
import { acted, incidentTitle } from "./told.ts";

/** incident.3: an officer may open one for anything that is known, however small. */
export function openByHand({ hazardId, why }: Told<"incident:open">, circumstances: Circumstances): Decision {
  const { world, who, at } = circumstances;
  if (!world.hazard.has(hazardId)) return { refusal: `Kejadian ${hazardId} tidak ada.` };
  const stands = incidentOf(world.incident, hazardId);
  if (stands?.closedAt === null) return { refusal: `Insiden sudah dibuka: ${incidentTitle(world, stands)}.` };
  const incident = opened(world, hazardId, { officer: who.officer, at, why });
  return acted(incident, {}, circumstances, { why: "insiden dibuka", words: "insiden dibuka", detail: why });
}
