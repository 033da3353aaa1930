import type { Help, HelpPlan, HelpTarget, Impact } from "../record/impact.ts";
import { kabWords } from "../words/areaWords.ts";
import { REACH_HOURS } from "./helpSettings.ts";

/** help.12: what a plan comes to: wall, desk, API and command line tell this. */

export interface Reach {
  /** How many units are there at how many of the targets, within each of `REACH_HOURS`. */
  within: { hours: number; units: number; targets: number }[];
  units: number;
  /** Those that no unit reaches in time first, then those that are reached; the most people first among each. */
  targets: TargetReach[];
  others: HelpPlan["others"];
}

interface TargetReach {
  target: HelpTarget;
  /** Soonest first. */
  units: Help[];
  /** No unit is there within `REACH_HOURS.late`. */
  late: boolean;
}

export function reachOf(impact: Pick<Impact, "plan" | "help" | "inputs">): Reach {
  const { targets, others } = impact.plan ?? keptPlan(impact);
  const units = impact.help.filter(({ kind }) => kind === "tagana");
  const reached = targets.map((target): TargetReach => {
    const sent = units.filter(isFor(target));
    const first = sent.at(0);
    return { target, units: sent, late: !first || !isWithin(first, REACH_HOURS.late.value) };
  });
  return {
    within: Object.values(REACH_HOURS).map(({ value: hours }) => {
      const there = reached.map(({ units }) => units.filter((unit) => isWithin(unit, hours)).length);
      return {
        hours,
        units: there.reduce((sum, count) => sum + count, 0),
        targets: there.filter((count) => count > 0).length,
      };
    }),
    units: units.length,
    targets: [...reached.filter(({ late }) => late), ...reached.filter(({ late }) => !late)],
    others,
  };
}

/** Hours that nobody knows are within none. */
const isWithin = ({ hours }: Pick<Help, "hours">, limit: number) => hours !== null && hours <= limit;

/** The same as plain data for a script: units by id, each with its hours. */
export function reachTold(impact: Pick<Impact, "plan" | "help" | "inputs">) {
  const { targets, ...told } = reachOf(impact);
  return {
    ...told,
    targets: targets.map(({ target, units, late }) => ({
      target: target.id,
      words: targetWords(target),
      late,
      firstHours: units.at(0)?.hours ?? null,
      units: units.map(({ placeId }) => placeId),
    })),
  };
}

/** What of `help` goes to a target. */
export const isFor =
  ({ id }: Pick<HelpTarget, "id">) =>
  ({ target }: Pick<Help, "target">) =>
    (target ?? KEPT) === id;

/** Of an impact that was kept before there were plans: all help went to one place. */
const KEPT = "";

function keptPlan({ inputs: { target } }: Pick<Impact, "inputs">): HelpPlan {
  const targets = target ? [{ ...target, id: KEPT, kabCode: KEPT, place: "", people: 0 }] : [];
  return { targets, others: { targets: 0, people: 0 } };
}

/** `Kab. Sikka — Maumere` */
export function targetWords({ name, place }: Pick<HelpTarget, "name" | "place">): string {
  return [kabWords(name), place].filter((words) => words !== "").join(" — ");
}
