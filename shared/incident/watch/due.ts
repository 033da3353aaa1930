import { incidentOf } from "../../alert/answer.ts";
import { tierRank, type Alert } from "../../record/alert.ts";
import type { Incident } from "../../record/incident.ts";
import { withChanges, type Change, type World } from "../../world/world.ts";
import { lapsed } from "../duty.ts";
import { askedOf } from "../end.ts";
import { opened } from "../opened.ts";

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

/** incident.3: at merusak and darurat, also where one was closed before: none is closed while it warns. An aftershock joins the incident of its sequence. */
function openings(world: World, now: number): Change[] {
  const made = new Map<string, Incident>();
  /** As it will be after what was made so far: two aftershocks of one sequence both join. */
  const incidentFor = (id: string): Incident | undefined => {
    const ofNow = [...made.values()].find(({ hazardIds }) => hazardIds.includes(id));
    return ofNow ?? incidentOf(world.incident, id);
  };
  const loud = [...world.alert.values()]
    .filter(({ tier, endedAt }) => endedAt === null && tierRank(tier) >= tierRank("merusak"))
    .sort((a, b) => depth(a) - depth(b) || a.raisedAt - b.raisedAt || (a.id < b.id ? -1 : 1));
  for (const alert of loud) {
    if (incidentFor(alert.id)?.closedAt === null) continue;
    const main = alert.mainId === null ? undefined : incidentFor(alert.mainId);
    const incident =
      main?.closedAt === null
        ? { ...main, hazardIds: [...main.hazardIds, alert.id] }
        : opened(world, alert.id, { officer: HOUSE, at: now, why: alert.reasons[0] ?? "" });
    made.set(incident.id, incident);
  }
  return [...made.values()].map((record) => ({ op: "put", record }));
}

/** Main events first: their aftershocks look for what was opened for them. */
const depth = ({ mainId }: Alert) => (mainId === null ? 0 : 1);

/** The incident as the house keeps it: the loudest of its alerts, what was asked for in vain, and its end where there was nothing to do. */
function kept(world: World, incident: Incident, now: number): Incident {
  const own = incident.hazardIds.flatMap((id) => world.alert.get(id) ?? []);
  const loudest = own.reduce((tier, each) => (tierRank(each.tier) > tierRank(tier) ? each.tier : tier), incident.tier);
  const asked = askedOf(world, incident, now);
  const isOver = isUntouched(incident) && own.every(({ endedAt }) => endedAt !== null);
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

/** incident.16: nobody did anything about it; below merusak an answer alone is none, or every quake that is felt had to be closed by hand. */
function isUntouched({ acknowledged, actedAt, tier, ending }: Incident): boolean {
  if (acknowledged === null || ending !== null) return actedAt === null;
  return tierRank(tier) < tierRank("merusak") && acknowledged.at === actedAt;
}
