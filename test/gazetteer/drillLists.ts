import { parseFelt } from "../../server/feeds/felt.ts";
import type { Scenario } from "../../server/drill/scenario.ts";
import type { FeltReport } from "../../shared/record/bulletin.ts";
import type { FeltQuake } from "../../shared/gazetteer/candidate.ts";

export interface FeltList {
  of: string;
  near: FeltQuake;
  reports: FeltReport[];
}

/** The felt lists that a drill tells from its beginning on, each once. */
export function drillLists({ id, startAt, timeline }: Scenario): FeltList[] {
  const lists = timeline.flatMap((step) =>
    step.at >= startAt && "publish" in step && step.publish === "autogempa" && step.quake.felt !== "-"
      ? [step.quake]
      : [],
  );
  const told = new Map(lists.map((quake) => [`${quake.originTime} ${quake.felt}`, quake]));
  return [...told.values()].map(({ at, magnitude, depthKm, felt }) => ({
    of: `${id}: M ${magnitude}`,
    near: { at, magnitude, depthKm },
    reports: parseFelt(felt),
  }));
}
