import { type Alert } from "../record/alert.ts";
import { current } from "../record/hazard.ts";
import type { Ending, Incident } from "../record/incident.ts";
import { clockWords, MINUTE_MS } from "../time.ts";
import type { World } from "../world/world.ts";
import { callSign } from "../words/officers.ts";
import type { Circumstances, Decision } from "./decision.ts";
import type { Told } from "./incidentCommands.ts";
import { NEXT } from "./states.ts";
import { stepped } from "./step.ts";
import { acted, noteOn, openIncident } from "./told.ts";

/** incident.10: what was asked for waits so long for a second person, then it has to be asked for again. */
export const ASKED_FOR_MS = 10 * MINUTE_MS;

export const HOW_WORDS: Readonly<Record<Ending["how"], string>> = { diakhiri: "diakhiri", dibatalkan: "dibatalkan" };

/** incident.10: nobody ends an emergency, or a tsunami scene, alone. */
export function needsSecond({ hazard }: Pick<World, "hazard">, { tier, hazardIds }: Incident): boolean {
  if (tier === "darurat") return true;
  return hazardIds.some((id) => {
    const about = hazard.get(id);
    if (about?.kind !== "earthquake") return false;
    const { state } = current(about).tsunami;
    return state === "warning" || state === "potential";
  });
}

/**
 * incident.9: an officer stands down what still warns, or cancels what never was, with a reason: its alerts end in the same entry, so that every wall
 * and the public page tell it at once.
 */
export function end({ incidentId, how, why }: Told<"incident:end">, circumstances: Circumstances): Decision {
  const { world, who, at, second } = circumstances;
  const incident = openIncident(world, incidentId);
  if ("refusal" in incident) return incident;
  if (incident.ending) return { refusal: endedAlready(world, incident.ending) };
  if (!needsSecond(world, incident) || second !== null)
    return ended(incident, { how, why, second: second && { officer: second.officer, by: second.by } }, circumstances);
  if (isAsked(incident, at)) return { refusal: askedAlready(world, incident.asked) };
  return acted(incident, { asked: { how, why, officer: who.officer, at } }, circumstances, {
    why: "persetujuan kedua diminta",
    words: `minta persetujuan orang kedua: ${HOW_WORDS[how]}`,
    detail: why,
  });
}

/** incident.10: the second person, by a session of their own. */
export function agree({ incidentId }: Told<"incident:agree">, circumstances: Circumstances): Decision {
  const { world, who, at } = circumstances;
  const incident = openIncident(world, incidentId);
  if ("refusal" in incident) return incident;
  if (!isAsked(incident, at)) return { refusal: "Tidak ada yang menunggu persetujuan di insiden ini." };
  const { asked } = incident;
  if (asked.officer === who.officer) return { refusal: "Orang kedua harus orang lain." };
  // Whoever asked is who ends it; who agrees is the second.
  const first = { ...circumstances, who: { ...who, officer: asked.officer } };
  return ended(incident, { how: asked.how, why: asked.why, second: { officer: who.officer, by: "sesi" } }, first);
}

/** What was asked for is asked for no longer. */
export function withdraw({ incidentId }: Told<"incident:withdraw">, circumstances: Circumstances): Decision {
  const incident = openIncident(circumstances.world, incidentId);
  if ("refusal" in incident) return incident;
  if (incident.asked === null) return { refusal: "Tidak ada yang menunggu persetujuan di insiden ini." };
  return acted(incident, { asked: null }, circumstances, {
    why: "permintaan persetujuan ditarik",
    words: "permintaan persetujuan orang kedua ditarik",
  });
}

function isAsked(incident: Incident, now: number): incident is Incident & { asked: NonNullable<Incident["asked"]> } {
  return incident.asked !== null && now - incident.asked.at < ASKED_FOR_MS;
}

function ended(
  incident: Incident,
  { how, why, second }: Pick<Ending, "how" | "why" | "second">,
  { world, who, at }: Circumstances,
): Decision {
  const ending: Ending = { how, why, second, officer: who.officer, at };
  const next = NEXT[incident.state][how === "dibatalkan" ? "cancelled" : "stood-down"] ?? incident.state;
  const record: Incident = {
    ...incident,
    ...(next === incident.state ? {} : stepped(incident, next, why, { who, at })),
    asked: null,
    ending,
    actedAt: at,
    // What never was has no outcome to be asked for.
    closedAt: how === "dibatalkan" ? at : null,
  };
  const alerts = incident.hazardIds.flatMap((id) => alertEnded(world, id, ending) ?? []);
  const by = second ? `, disetujui ${callSign(world.officer, second.officer)} (${second.by})` : "";
  return {
    why: `insiden ${HOW_WORDS[how]} petugas`,
    changes: [record, ...alerts].map((each) => ({ op: "put", record: each })),
    note: noteOn(world, incident, HOW_WORDS[how], `${why}${by}`),
  };
}

function alertEnded({ alert: alerts, hazard }: World, id: string, { how, why, officer, at }: Ending): Alert | null {
  const alert = alerts.get(id);
  const about = hazard.get(id);
  if (!alert || alert.endedAt !== null || !about) return null;
  const move = {
    at,
    version: current(about).n,
    tier: alert.tier,
    move: "ended" as const,
    why: `${HOW_WORDS[how]} petugas: ${why}`,
    officer,
  };
  return { ...alert, endedAt: at, history: [...alert.history, move] };
}

function endedAlready({ officer }: World, { how, officer: by, at }: Ending): string {
  return `Sudah ${HOW_WORDS[how]} ${callSign(officer, by)} pukul ${clockWords(at)} WIB.`;
}

function askedAlready({ officer }: World, { officer: by, at }: NonNullable<Incident["asked"]>): string {
  return `${callSign(officer, by)} sudah meminta persetujuan pukul ${clockWords(at)} WIB. Menunggu orang kedua.`;
}
