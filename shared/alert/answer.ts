import { tierRank, type Alert } from "../record/alert.ts";
import { TsunamiLevel } from "../record/bulletin.ts";
import { current, type Hazard, type QuakeVersion } from "../record/hazard.ts";
import type { Incident } from "../record/incident.ts";
import type { World } from "../world/world.ts";

/** The incident that this hazard belongs to: the open one, else the last that was; undefined where nobody answered for it. */
export function incidentOf(incidents: World["incident"], hazardId: string): Incident | undefined {
  const own = incidents.get(hazardId);
  if (own?.closedAt === null && own.hazardIds.includes(hazardId)) return own;
  let last: Incident | undefined;
  for (const incident of incidents.values()) {
    if (!incident.hazardIds.includes(hazardId)) continue;
    if (incident.closedAt === null) return incident;
    if (last === undefined || incident.openedAt > last.openedAt) last = incident;
  }
  return last;
}

/**
 * alert.4, alert.7, alert.15: who answers for an alert as it stands: an officer who did so at this tier or a louder one, and before BMKG warned
 * of a higher wave of this hazard. Null when it has to be asked (again).
 */
export function answerOf(
  { incident, hazard }: Pick<World, "incident" | "hazard">,
  alert: Alert,
): Incident["acknowledged"] {
  const own = incidentOf(incident, alert.id);
  const answered = own?.acknowledged ?? null;
  if (own === undefined || answered === null || tierRank(answered.tier) < tierRank(alert.tier)) return null;
  // What was closed answers for nothing that was raised since.
  if (own.closedAt !== null && alert.raisedAt > own.closedAt) return null;
  // What joined an incident that was answered, an aftershock that does damage of its own, was not answered with it.
  if (own.hazardIds[0] !== alert.id && answered.at < lastRise(alert)) return null;
  const about = hazard.get(alert.id);
  return about && isWarnedMore(about, answered.at) ? null : answered;
}

/** A wall is told no history: there `raisedAt` is this. */
const lastRise = ({ history, raisedAt }: Alert) => history.findLast(({ move }) => move === "raised")?.at ?? raisedAt;

/** Since when an officer is waited for: its last rise, or where that was answered the higher wave that came after. */
export function askedAt({ incident, hazard }: Pick<World, "incident" | "hazard">, alert: Alert): number {
  const raised = lastRise(alert);
  const answered = incidentOf(incident, alert.id)?.acknowledged ?? null;
  const about = hazard.get(alert.id);
  if (answered === null || answered.at < raised || about?.kind !== "earthquake") return raised;
  const before = about.versions.filter(({ fetchedAt }) => fetchedAt <= answered.at).map(waveRank);
  const higher = about.versions.find(
    (version) => version.fetchedAt > answered.at && waveRank(version) > Math.max(0, ...before),
  );
  return higher?.fetchedAt ?? raised;
}

/** Whether BMKG warns of a higher wave than it had, of this hazard, at that time. */
function isWarnedMore(hazard: Hazard, at: number): boolean {
  if (hazard.kind === "weather") return false;
  const then = hazard.versions.filter(({ fetchedAt }) => fetchedAt <= at).map(waveRank);
  return waveRank(current(hazard)) > Math.max(0, ...then);
}

/** 0 where no wave is warned of. */
function waveRank({ tsunami: { level } }: QuakeVersion): number {
  return level === null ? 0 : TsunamiLevel.options.length - TsunamiLevel.options.indexOf(level);
}

/** How many people are displaced by the newest count on the spot (*kaji cepat*); null where none was made. */
export function displacedCount(incident: Incident | undefined): Incident["counts"][number] | null {
  const counts = incident?.counts.filter(({ group, place }) => group === "pengungsi" && place === null) ?? [];
  return counts[0] ?? null;
}
