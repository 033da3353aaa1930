import { incidentOf } from "../alert/answer.ts";
import { tierRank, type Alert } from "../record/alert.ts";
import type { Incident } from "../record/incident.ts";
import { withChanges, type Change, type World } from "../world/world.ts";
import { lapsed } from "./duty.ts";
import { ASKED_FOR_MS } from "./end.ts";
import { opened } from "./opened.ts";

const HOUSE = "sigap";

/**
 * incident.16: what the house itself has to do about incidents, asked of the world and never of what was heard: it is due until it is done, whoever was
 * there when it became so, and once it is done it is due no more.
 */
export function incidentsDue(world: World, now: number): Change[] {
  const opening = openings(world, now);
  const after = opening.length === 0 ? world : withChanges(world, opening);
  const records = [...after.incident.values()]
    .filter(({ closedAt }) => closedAt === null)
    .flatMap((incident) => {
      const next = kept(after, incident, now);
      return next === incident ? [] : next;
    });
  const duty = lapsed(after, now);
  return [
    ...opening,
    ...records.map((record): Change => ({ op: "put", record })),
    ...(duty ? [{ op: "put" as const, record: duty }] : []),
  ];
}

/** incident.3: at merusak and darurat. An aftershock joins the incident of its sequence. */
function openings(world: World, now: number): Change[] {
  const made = new Map<string, Incident>();
  const incidentFor = (id: string) => made.get(id) ?? incidentOf(world.incident, id);
  const loud = [...world.alert.values()]
    .filter(({ tier, endedAt }) => endedAt === null && tierRank(tier) >= tierRank("merusak"))
    .sort((a, b) => a.raisedAt - b.raisedAt || (a.id < b.id ? -1 : 1));
  for (const alert of loud) {
    const own = incidentFor(alert.id);
    if (own?.closedAt === null || (own && !isNews(alert, own))) continue;
    const main = alert.mainId === null ? undefined : incidentFor(alert.mainId);
    if (main?.closedAt === null)
      made.set(main.hazardIds[0] ?? main.id, { ...main, hazardIds: [...main.hazardIds, alert.id] });
    else made.set(alert.id, opened(world, alert.id, { officer: HOUSE, at: now, why: alert.reasons[0] ?? "" }));
  }
  return [...new Map([...made.values()].map((incident) => [incident.id, incident])).values()].map((record) => ({
    op: "put",
    record,
  }));
}

/** Of what was closed: raised since then. */
const isNews = ({ raisedAt }: Alert, { closedAt }: Incident) => closedAt !== null && raisedAt > closedAt;

/** The incident as the house keeps it: the loudest of its alerts, what was asked for in vain, and its end where nobody ever touched it. */
function kept({ alert: alerts }: World, incident: Incident, now: number): Incident {
  const own = incident.hazardIds.flatMap((id) => alerts.get(id) ?? []);
  const loudest = own.reduce((tier, each) => (tierRank(each.tier) > tierRank(tier) ? each.tier : tier), incident.tier);
  const asked = incident.asked && now - incident.asked.at < ASKED_FOR_MS ? incident.asked : null;
  const isOver =
    incident.acknowledged === null && incident.actedAt === null && own.every(({ endedAt }) => endedAt !== null);
  if (!isOver && loudest === incident.tier && asked === incident.asked) return incident;
  const next = { ...incident, tier: loudest, asked };
  if (!isOver) return next;
  const why = "peringatannya berakhir, dan tidak ada yang ditangani";
  return {
    ...next,
    state: "selesai",
    steps: [...incident.steps, { state: "selesai", why, officer: HOUSE, at: now }],
    closedAt: now,
  };
}
