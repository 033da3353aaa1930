import type { Decree } from "../record/incident.ts";
import { dateWords, DAY_MS, daysUntil, dayStart, isoDay, stampWords } from "../time.ts";
import type { Circumstances, Decision } from "./decision.ts";
import type { Told } from "./incidentCommands.ts";
import { NEXT } from "./states.ts";
import { stepped } from "./step.ts";
import { acted, openIncident } from "./told.ts";

/** A decree of an emergency holds at once or from the next day; what is told to hold much later was mistyped. */
const HOLDS_WITHIN_MS = 7 * DAY_MS;

/** incident.7: *SK Tanggap Darurat*. By it the state moves on, and lumbung may be opened. */
export function decree(
  { incidentId, number, on, signer, from }: Told<"incident:decree">,
  circumstances: Circumstances,
): Decision {
  const { world, who, at } = circumstances;
  const incident = openIncident(world, incidentId);
  if ("refusal" in incident) return incident;
  if (daysUntil(on, at) > 0) return { refusal: `SK bertanggal ${dateWords(dayStart(on))} belum terbit hari ini.` };
  if (daysUntil(on, incident.startedAt) < 0)
    return { refusal: `SK bertanggal ${dateWords(dayStart(on))} lebih tua dari kejadiannya. Periksa tanggalnya.` };
  if (from < dayStart(isoDay(incident.startedAt)))
    return { refusal: `SK tidak dapat berlaku sejak ${stampWords(from)}, sebelum kejadiannya. Periksa waktunya.` };
  if (from > dayStart(on) + HOLDS_WITHIN_MS)
    return {
      refusal: `SK berlaku sejak ${stampWords(from)}, lebih dari sepekan sesudah tanggalnya. Periksa waktunya.`,
    };
  const record: Decree = { number, on, signer, from, officer: who.officer, at };
  const next = NEXT[incident.state].decreed ?? incident.state;
  const moved = next === incident.state ? {} : stepped(incident, next, `SK ${number}`, circumstances);
  return acted(incident, { ...moved, decree: record }, circumstances, {
    why: "SK tanggap darurat dicatat",
    words: `SK Tanggap Darurat ${number}`,
    detail: `${signer}, tanggal ${dateWords(dayStart(on))}, berlaku sejak ${stampWords(from)}`,
  });
}
