import { displacedCount, incidentOf } from "../../shared/alert/answer.ts";
import { judge } from "../../shared/alert/judge.ts";
import { mainOf } from "../../shared/alert/sequence.ts";
import type { Exposure } from "../../shared/ground/exposure.ts";
import { impactOf } from "../../shared/impact/computeImpact.ts";
import type { Hazard } from "../../shared/record/hazard.ts";
import type { Change, World } from "../../shared/world/world.ts";
import { basisOf } from "./basis.ts";
import { titled } from "./titled.ts";

interface Circumstances {
  world: World;
  /** All hazards that change in this entry. */
  together: readonly Hazard[];
  exposure: Exposure;
  now: number;
}

/** A hazard goes into the journal with its impact and its alert in one entry: no screen ever sees one without the other. */
export function consequences(hazard: Hazard, { world, together, exposure, now }: Circumstances): Change[] {
  const before = world.alert.get(hazard.id) ?? null;
  const counted = displacedCount(incidentOf(world.incident, hazard.id));
  const computed = impactOf(hazard, exposure, now, counted?.people ?? null);
  const impact = { ...computed, basis: basisOf(world, exposure, hazard.id) };
  const mainId = hazard.kind === "earthquake" ? mainOf(hazard, [...world.hazard.values(), ...together]) : null;
  const alert = judge({ hazard, impact, alert: before, mainId, now });
  const records = [
    kept(hazard),
    impact,
    ...(alert && alert !== before ? [titled(alert, before, hazard, impact.kabupaten)] : []),
  ];
  return records.map((record) => ({ op: "put", record }));
}

/** Polygons are heavy and of no use once a warning is over; its impact stays. */
function kept(hazard: Hazard): Hazard {
  return hazard.kind === "weather" && hazard.status === "history" ? { ...hazard, polygons: [] } : hazard;
}
