import { SCENARIOS } from "../../server/drill/scenarios.ts";
import { nagekeo2026 } from "../../server/drill/scenarios/nagekeo-2026.ts";
import type { TsunamiZone } from "../../shared/record/bulletin.ts";
import type { Scenario } from "../../server/drill/scenario.ts";

/** The zones of each tsunami bulletin that a drill tells, oldest first. */
function stagesOf({ timeline }: Scenario): { subject: string; zones: TsunamiZone[] }[] {
  return timeline.flatMap((step) =>
    "publish" in step && step.publish === "tsunami"
      ? [{ subject: step.bulletin.subject, zones: [...step.bulletin.zones] }]
      : [],
  );
}

/** Every zone that a drill names, each once. */
export function drillZones(): TsunamiZone[] {
  const zones = SCENARIOS.flatMap(stagesOf).flatMap((bulletin) => bulletin.zones);
  return [...new Map(zones.map((zone) => [`${zone.province} ${zone.district}`, zone])).values()];
}

/** PD-2 of 15 August 2026, with its 22 zones. */
export const PD2 = stagesOf(nagekeo2026).find(({ subject }) => subject === "Warning Tsunami PD-2")!;
