import type { Incident } from "../record/incident.ts";
import type { Setting } from "../setting.ts";
import { MINUTE_MS } from "../time.ts";

type Call = Incident["escalation"][number]["call"];

const minutes = (value: number, why: string): Setting => ({ value: value * MINUTE_MS, unit: "ms", basis: "ours", why });

/** Whom to call while nobody answers, so long after the start. Frozen into each incident when it is opened (incident.12). */
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
export const LAST_MOMENT: Setting = minutes(24 * 60, "sesudah sehari hanya baris serah terima, bukan bunyi");

/** incident.12, incident.13: whom to call now; null while nobody has to be. Nothing is queued, so nothing can ring after the answer. */
export function callNow(
  incident: Pick<Incident, "escalation" | "acknowledged" | "actedAt" | "startedAt" | "openedAt" | "closedAt">,
  now: number,
): Call | null {
  const { escalation, acknowledged, actedAt, startedAt, openedAt, closedAt } = incident;
  // Of what was read late the clock begins when it was known here: nobody could have answered before.
  const sinceMs = now - Math.max(startedAt, openedAt);
  if (closedAt !== null || sinceMs >= LAST_MOMENT.value) return null;
  const due = escalation.filter(({ afterMs }) => sinceMs >= afterMs);
  if (acknowledged === null) return due.at(-1)?.call ?? null;
  if (now - Math.max(acknowledged.at, actedAt ?? 0) < IDLE_AFTER_ANSWER.value) return null;
  const answeredAt = escalation.filter(({ afterMs }) => acknowledged.at - openedAt >= afterMs).length;
  // One higher than whoever had to be called for the answer.
  return escalation[Math.min(answeredAt + 1, escalation.length - 1)]?.call ?? null;
}
