import { answerOf, askedAt } from "../alert/answer.ts";
import { needsAnswer } from "../alert/needsAnswer.ts";
import { tierRank } from "../record/alert.ts";
import type { Incident } from "../record/incident.ts";
import type { Setting } from "../setting.ts";
import { DAY_MS, MINUTE_MS } from "../time.ts";
import type { World } from "../world/world.ts";

export type Call = Incident["escalation"][number]["call"];

const minutes = (value: number, why: string): Setting => ({ value: value * MINUTE_MS, unit: "ms", basis: "ours", why });

/** Whom to call while nobody answers, so long after it was asked. Frozen into each incident when it is opened (incident.12). */
export const ESCALATION: readonly { after: Setting; call: Call }[] = [
  { after: minutes(2, "peringatan terbaca di meja piket dua menit setelah kejadian"), call: "piket" },
  { after: minutes(5, "lima menit tanpa jawaban: petugas kedua, kebiasaan pusat kendali"), call: "kedua" },
  { after: minutes(15, "lima belas menit tanpa jawaban: kepala bidang"), call: "kabid" },
];

/** Who answers and then does nothing for so long is asked again, one step higher. */
export const IDLE_AFTER_ANSWER: Setting = minutes(
  30,
  "jawaban adalah janji: 30 menit tanpa tindakan, naik satu tingkat",
);

/** After so long nothing of it sounds any more: it is a line of the handover. */
export const LAST_MOMENT: Setting = {
  value: DAY_MS,
  unit: "ms",
  basis: "ours",
  why: "sesudah sehari hanya baris serah terima, bukan bunyi",
};

type Known = Pick<World, "alert" | "hazard" | "incident">;

/** incident.12, incident.13: whom to call now; null while nobody has to be. Nothing is queued, so nothing can ring after the answer. */
export function callNow(world: Known, incident: Incident, now: number): Call | null {
  if (incident.closedAt !== null) return null;
  const asked = asking(world, incident);
  if (asked !== null) return withinLastMoment(now - asked) ? called(incident, now - asked) : null;
  const idle = idleSince(world, incident);
  if (idle === null || now - idle < IDLE_AFTER_ANSWER.value) return null;
  return withinLastMoment(now - idle - IDLE_AFTER_ANSWER.value) ? oneHigher(incident) : null;
}

/** Since when one of its alerts waits for an answer; null where none does. */
function asking(world: Known, { hazardIds }: Incident): number | null {
  const since = hazardIds
    .flatMap((id) => world.alert.get(id) ?? [])
    .filter((alert) => needsAnswer(world, alert))
    .map((alert) => askedAt(world, alert));
  return since.length === 0 ? null : Math.min(...since);
}

/**
 * incident.13: since when it is answered for and nothing was done: from the answer, until the first deed. Of what is quieter than merusak an answer
 * is all that is asked.
 */
export function idleSince(world: Known, { acknowledged, actedAt, tier, hazardIds, closedAt }: Incident): number | null {
  if (acknowledged === null || closedAt !== null || tierRank(tier) < tierRank("merusak")) return null;
  if (actedAt !== null && actedAt > acknowledged.at) return null;
  const answered = hazardIds.some((id) => {
    const alert = world.alert.get(id);
    return alert?.endedAt === null && answerOf(world, alert) !== null;
  });
  return answered ? acknowledged.at : null;
}

function called({ escalation }: Incident, sinceMs: number): Call | null {
  return escalation.filter(({ afterMs }) => sinceMs >= afterMs).at(-1)?.call ?? null;
}

/** One step above whoever had been called when the answer came; who answered uncalled was on duty. */
function oneHigher({ escalation, acknowledged, openedAt }: Incident): Call | null {
  const before = escalation.filter(({ afterMs }) => (acknowledged?.at ?? openedAt) - openedAt >= afterMs).length;
  return escalation[Math.min(Math.max(before, 1), escalation.length - 1)]?.call ?? null;
}

const withinLastMoment = (overdueMs: number) => overdueMs < LAST_MOMENT.value;
