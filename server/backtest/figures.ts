import { distanceKm } from "../../shared/geo/distance.ts";
import { DAY_MS } from "../../shared/time.ts";
import type { Outcome } from "./outcomes.ts";
import type { Solution, Weighed } from "./tell.ts";

/** What a rule would have done with quakes of known outcome and with years of a catalogue. Field names are what others read. */
export interface Backtest {
  damaging: number;
  damagingFound: number;
  disasters: number;
  disastersFound: number;
  light: number;
  lightLoud: number;
  /** Null where no catalogue is at hand, or none of the years that the table covers. */
  sirensPerYear: number | null;
  withoutKnownDamagePerYear: number | null;
  /** Over the recorded felt lists; null where none are at hand. */
  askedPerYear: number | null;
  /** The chance that a damaging quake has more people × chance at VI than another of the catalogue; null without one. */
  auc: number | null;
  silent: Told[];
  loud: Told[];
}

interface Told {
  date: string;
  name: string;
  magnitude: number;
  level: number;
  expectedVi: number;
}

interface OfOutcome {
  outcome: Outcome;
  solution: Solution;
  weighed: Weighed;
}

export interface OfCatalogue {
  solution: Solution;
  weighed: Weighed;
}

interface Parts {
  outcomes: readonly OfOutcome[];
  /** Of whole years, oldest first. */
  catalogue: { quakes: readonly OfCatalogue[]; years: number } | null;
  lists: { asked: number; years: number } | null;
}

export function figuresOf({ outcomes, catalogue, lists }: Parts): Backtest {
  const damaging = outcomes.filter(({ outcome }) => outcome.level >= 2);
  const disasters = outcomes.filter(({ outcome }) => outcome.level === 3);
  const light = outcomes.filter(({ outcome }) => outcome.level === 1);
  const loud = (some: readonly OfOutcome[]) => some.filter(({ weighed }) => weighed.isLoud);
  const sirens = catalogue?.quakes.filter(({ weighed }) => weighed.isLoud) ?? [];
  const perYear = (count: number, years: number) => Number((count / years).toFixed(1));
  const covered = catalogue && coveredYears(outcomes, catalogue.quakes);
  return {
    damaging: damaging.length,
    damagingFound: loud(damaging).length,
    disasters: disasters.length,
    disastersFound: loud(disasters).length,
    light: light.length,
    lightLoud: loud(light).length,
    sirensPerYear: catalogue && perYear(sirens.length, catalogue.years),
    withoutKnownDamagePerYear:
      covered && perYear(withoutKnownDamage(sirens, outcomes, covered).length, (covered.to - covered.from) / YEAR_MS),
    askedPerYear: lists && perYear(lists.asked, lists.years),
    auc: catalogue && auc(damaging, others(catalogue.quakes, outcomes)),
    silent: damaging.filter(({ weighed }) => !weighed.isLoud).map(told),
    loud: loud(light).map(told),
  };
}

export const YEAR_MS = 365.25 * DAY_MS;
const WIB_NOON_MS = DAY_MS / 2;
/** A quake of the catalogue this near to one of the table, on its day or the next, is that one or of its sequence. */
const SAME_KM = 100;

function told({ outcome, solution, weighed }: OfOutcome): Told {
  return {
    date: new Date(outcome.dayStart + WIB_NOON_MS).toISOString().slice(0, 10),
    name: outcome.name,
    magnitude: solution.magnitude,
    level: outcome.level,
    expectedVi: Math.round(weighed.expectedVi),
  };
}

interface Span {
  from: number;
  to: number;
}

/** From the table's first day to its last, as far as the catalogue goes; null when they don't meet. */
function coveredYears(outcomes: readonly OfOutcome[], quakes: readonly OfCatalogue[]): Span | null {
  const days = outcomes.map(({ outcome }) => outcome.dayStart);
  const from = Math.max(Math.min(...days), quakes[0]?.solution.originTime ?? Infinity);
  const to = Math.min(Math.max(...days) + DAY_MS, quakes.at(-1)?.solution.originTime ?? -Infinity);
  return to > from ? { from, to } : null;
}

function isOf({ solution }: OfCatalogue, outcomes: readonly OfOutcome[]): boolean {
  return outcomes.some(
    ({ outcome: { dayStart, at } }) =>
      solution.originTime >= dayStart &&
      solution.originTime < dayStart + 2 * DAY_MS &&
      distanceKm(solution.at, at) <= SAME_KM,
  );
}

/** Alarms of the years that the table covers, of quakes that are none of its rows nor an aftershock of one. */
function withoutKnownDamage(sirens: readonly OfCatalogue[], outcomes: readonly OfOutcome[], { from, to }: Span) {
  const known = new Set(sirens.filter((siren) => isOf(siren, outcomes)).map(({ weighed }) => weighed.id));
  return sirens.filter(
    ({ solution: { originTime }, weighed: { id, mainId } }) =>
      originTime >= from && originTime < to && !known.has(id) && !(mainId !== null && known.has(mainId)),
  );
}

const others = (quakes: readonly OfCatalogue[], outcomes: readonly OfOutcome[]) =>
  quakes.filter((quake) => !isOf(quake, outcomes));

/** Area under the curve of found against falsely loud: of all pairs, those in which the damaging one has more; of a tie half. */
function auc(damaging: readonly OfOutcome[], others: readonly OfCatalogue[]): number | null {
  if (damaging.length === 0 || others.length === 0) return null;
  const sorted = Float64Array.from(others, ({ weighed }) => weighed.expectedVi).sort();
  const below = (value: number, orEqual: boolean) => {
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const here = sorted[middle] ?? Infinity;
      if (here < value || (orEqual && here === value)) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  const won = damaging.reduce(
    (sum, { weighed: { expectedVi } }) => sum + (below(expectedVi, false) + below(expectedVi, true)) / 2,
    0,
  );
  return Number((won / damaging.length / others.length).toFixed(3));
}
