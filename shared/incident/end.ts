import type { Alert } from "../record/alert.ts";
import { current } from "../record/hazard.ts";
import type { Ending, Incident } from "../record/incident.ts";
import { clockWords, MINUTE_MS } from "../time.ts";
import type { World } from "../world/world.ts";
import { callSign } from "../officer/callSign.ts";
import { hazardTitle } from "../words/titles.ts";
import type { Circumstances, Decision, Who } from "./decision.ts";
import type { Told } from "./incidentCommands.ts";
import { NEXT } from "./states.ts";
import { stepped } from "./step.ts";
import { acted, noteOn, openIncident } from "./told.ts";

/** incident.10: what was asked for waits so long for a second person, then it has to be asked for again. */
export const ASKED_FOR_MS = 10 * MINUTE_MS;

export const HOW_WORDS: Readonly<Record<Ending["how"], string>> = { diakhiri: "diakhiri", dibatalkan: "dibatalkan" };

/** incident.10, incident.15: a second signature is another person's, of one who may do such deeds; null where it is. */
export function secondRefused({ officer }: Who, second: Who): string | null {
  if (second.officer === officer) return "Orang kedua harus orang lain.";
  return second.role === "petugas" || second.role === "penyelia" ? null : "Orang kedua harus petugas atau penyelia.";
}

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
  const { ending } = incident;
  const warns = incident.hazardIds.some((id) => world.alert.get(id)?.endedAt === null);
  // What grew louder after it was ended can be ended again.
  if (ending && !warns && (how === "diakhiri" || ending.how === how)) return { refusal: endedAlready(world, ending) };
  if (how === "diakhiri" && !warns)
    return { refusal: "Peringatannya sudah berakhir semua. Tutup insiden dengan hasilnya." };
  if (second) {
    const refusal = secondRefused(who, second);
    if (refusal !== null) return { refusal };
  }
  if (!needsSecond(world, incident) || second !== null)
    return ended(incident, { how, why, second: second && { officer: second.officer, by: second.by } }, circumstances);
  const asked = askedOf(world, incident, at);
  if (asked) return { refusal: askedAlready(world, asked) };
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
  const asked = askedOf(world, incident, at);
  if (!asked) return { refusal: "Tidak ada yang menunggu persetujuan di insiden ini." };
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

/** incident.10: what waits for a second person just now. Whoever agrees must mean what was asked for: a rise since then is another matter. */
export function askedOf(
  { alert }: Pick<World, "alert">,
  { asked, hazardIds }: Incident,
  now: number,
): Incident["asked"] {
  if (asked === null || now - asked.at >= ASKED_FOR_MS) return null;
  const rose = hazardIds.some((id) =>
    alert.get(id)?.history.some(({ move, at }) => move === "raised" && at > asked.at),
  );
  return rose ? null : asked;
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

function alertEnded(
  { alert: alerts, hazard, impact }: World,
  id: string,
  { how, why, officer, at }: Ending,
): Alert | null {
  const alert = alerts.get(id);
  const about = hazard.get(id);
  if (!alert || alert.endedAt !== null || !about) return null;
  const move = {
    at,
    version: current(about).n,
    tier: alert.tier,
    move: "ended" as const,
    why: `${HOW_WORDS[how]} petugas: ${why}`,
    title: hazardTitle(about, impact.get(id)?.kabupaten),
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
