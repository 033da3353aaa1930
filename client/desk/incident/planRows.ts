import { isFor, type Reach, targetWords } from "../../../shared/help/reach.ts";
import type { Impact } from "../../../shared/record/impact.ts";
import { type Zone, zoneAt } from "../../../shared/time.ts";
import { type Arrival, type ArrivalQuestion, arrivals } from "./arrivals.ts";

/** desk.32: a target, who is sent there, and the nearest of each kind of store. */
export interface PlanRow {
  words: string;
  people: number;
  late: boolean;
  zone: Zone;
  units: Arrival[];
  /** Of each of `STORES`; null where none can come. */
  stores: (Arrival | null)[];
}

export const STORES = ["sentra", "warehouse", "lumbung"] as const;

/** In the order of `reach`. */
export function planRows(
  { targets }: Reach,
  { help }: Pick<Impact, "help">,
  question: Pick<ArrivalQuestion, "places" | "leavesAt" | "originTime">,
): PlanRow[] {
  return targets.map(({ target, units, late }) => {
    const ours = help.filter(isFor(target));
    const soonest = (kind: (typeof STORES)[number]) =>
      arrivals({ ...question, impact: { help: ours }, kinds: [kind], mostOfKind: 1 }).at(0) ?? null;
    return {
      words: targetWords(target),
      people: target.people,
      late,
      zone: zoneAt(...target.at),
      units: arrivals({ ...question, impact: { help: units }, kinds: ["tagana"], mostOfKind: units.length }),
      stores: STORES.map(soonest),
    };
  });
}
