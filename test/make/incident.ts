import type { Alert } from "../../shared/record/alert.ts";
import type { Incident } from "../../shared/record/incident.ts";

export function incident(change: Partial<Incident> = {}): Incident {
  const openedAt = change.openedAt ?? 1_700_000_000_000;
  const state = change.state ?? "terdeteksi";
  return {
    type: "incident",
    id: "quake:1",
    hazardIds: [change.id ?? "quake:1"],
    name: null,
    state,
    steps: [{ state, why: "peringatan merusak", officer: "sigap", at: openedAt }],
    openedAt,
    startedAt: openedAt,
    tier: "merusak",
    acknowledged: null,
    actedAt: null,
    escalation: [],
    counts: [],
    contacts: [],
    decree: null,
    asked: null,
    ending: null,
    outcome: null,
    mergedInto: null,
    closedAt: null,
    ...change,
  };
}

/** The incident of an alert that was answered at its tier. */
export function answered(
  alert: Pick<Alert, "id" | "tier">,
  acknowledged: Partial<Incident["acknowledged"]> = {},
): Incident {
  const { id, tier } = alert;
  return incident({
    id,
    tier,
    state: "terverifikasi",
    acknowledged: { officer: "o-sari", at: 1_700_000_000_000, tier, ...acknowledged },
  });
}
