import { isFor, reachOf } from "../../../shared/help/reach.ts";
import { REACH_HOURS } from "../../../shared/help/helpSettings.ts";
import type { HelpTarget, Impact } from "../../../shared/record/impact.ts";
import { thousands } from "../../../shared/words/figures.ts";
import { kabWords } from "../../../shared/words/areaWords.ts";
import { listWords, travelWords } from "../say/words.ts";

/** wall.34: the plan where help goes to several places: how many are reached by when, and those that nobody reaches in time, by name. Pure. */
export interface TargetsCard {
  /** `1 dari 9 sasaran` */
  reached: string;
  /** `≤ 3 jam` */
  within: string;
  /** `0 unit ≤ 1 jam`, `2 ≤ 3 jam`, `5 ≤ 6 jam` */
  steps: string[];
  /** `Belum: Ende 5,0 jam · Sikka 7,3 jam · +4`; where all are reached in time, the first at each. */
  late: string;
  /** Whether somebody waits longer. */
  isLate: boolean;
}

/** Null where help goes to one place alone: that reads as it always did. */
export function targetsCard(impact: Impact, room: number): TargetsCard | null {
  const { within, targets, others } = reachOf(impact);
  if (targets.length < 2) return null;
  const { value: lateHours } = REACH_HOURS.late;
  const inTime = within.find(({ hours }) => hours === lateHours);
  const late = targets.filter((one) => one.late);
  const rows = (late.length > 0 ? late : targets).map(({ target, units }) => {
    const first = units.at(0);
    return `${shortTarget(target)} ${first ? travelWords(first.hours) : "tak terjangkau"}`;
  });
  const more = others.targets > 0 ? `, dan ${thousands(others.targets)} di luar rencana` : "";
  const head = late.length > 0 ? "Belum: " : "Tiba: ";
  return {
    reached: `${inTime?.targets ?? 0} dari ${targets.length} sasaran`,
    within: `≤ ${lateHours} jam`,
    steps: within.map(({ hours, units }, i) => `${units}${i === 0 ? " unit" : ""} ≤ ${hours} jam`),
    late: head + listWords(rows, room - head.length - more.length) + more,
    isLate: late.length > 0,
  };
}

/** `Sikka`; an island that lies apart with its place: `Sikka (Palue)`. */
function shortTarget({ id, kabCode, name, place }: HelpTarget): string {
  return `${kabWords(name)}${id === kabCode ? "" : ` (${place.replace(/^Kec\. /, "")})`}`;
}

/** Where somebody goes, of several places; null where there is one. */
export function goalOf(impact: Impact, placeId: string): string | null {
  const { targets } = reachOf(impact);
  if (targets.length < 2) return null;
  const offer = impact.help.find((one) => one.placeId === placeId);
  const goal = offer && targets.find(({ target }) => isFor(target)(offer));
  return goal ? shortTarget(goal.target) : null;
}
