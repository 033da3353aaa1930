import type { Incident } from "../record/incident.ts";
import type { Circumstances, Decision } from "./decision.ts";
import type { Told } from "./incidentCommands.ts";
import { opened } from "./opened.ts";
import { stepped } from "./step.ts";
import { acted, incidentTitle, openIncident } from "./told.ts";

/** incident.8: these hazards are a matter of their own; what was done so far stays with the first. */
export function split({ incidentId, hazardIds, why }: Told<"incident:split">, circumstances: Circumstances): Decision {
  const { world, who, at } = circumstances;
  const incident = openIncident(world, incidentId);
  if ("refusal" in incident) return incident;
  const leaving = incident.hazardIds.filter((id) => hazardIds.includes(id));
  const [first] = leaving;
  const unknown = hazardIds.find((id) => !incident.hazardIds.includes(id));
  if (first === undefined || unknown !== undefined)
    return { refusal: `Kejadian ${unknown ?? ""} bukan bagian insiden ini.` };
  const staying = incident.hazardIds.filter((id) => !leaving.includes(id));
  if (staying.length === 0) return { refusal: "Sedikitnya satu kejadian harus tinggal di insiden ini." };
  const alone = opened(world, first, { officer: who.officer, at, why });
  const apart: Incident = {
    ...alone,
    ...(incident.acknowledged ? stepped(alone, "terverifikasi", "diterima sebelum dipisah", circumstances) : {}),
    hazardIds: leaving,
    tier: incident.tier,
    acknowledged: incident.acknowledged,
    actedAt: at,
  };
  const decision = acted(incident, { hazardIds: staying }, circumstances, {
    why: "insiden dipisah",
    words: `dipisah: ${incidentTitle(world, apart)}`,
    detail: why,
  });
  return "refusal" in decision
    ? decision
    : { ...decision, changes: [...decision.changes, { op: "put", record: apart }] };
}
