import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { newestOf, readRevisions } from "../learn/lists.ts";
import { readCatalogue } from "./catalogue.ts";
import { type Backtest, figuresOf, type OfCatalogue, YEAR_MS } from "./figures.ts";
import type { Outcome } from "./outcomes.ts";
import { solutionOf } from "./solved.ts";
import { listener, readExposure, rulesWith, type Solution, type Weighed } from "./tell.ts";
import { weighed } from "./weigh.ts";

/** Recorded by others, beside the project; read where it lies. */
export const COMPANION = fileURLToPath(new URL("../../../shared/", import.meta.url));
const CATALOGUE = "feeds/catalogue/bmkg_catalogue_2008-2023.csv.gz";
const LISTS = "feeds/timeline/revisions.jsonl";
/** The catalogue's whole years. */
const YEARS = { from: 2009, to: 2022 };
/** Of the catalogue's 19,000 from M 3.5 to here the most that any has by chance at VI is 2,769 people. */
const HEARD_FROM_M = 4;

export interface Question {
  outcomes: readonly Outcome[];
  /** Of *merusak*; null: the rules' own. */
  threshold: number | null;
  mapPack: string | undefined;
  companion?: string;
}

/** backtest.1: known quakes, years of the catalogue and recorded felt lists, heard as live ones are; where the companion folder holds none, its figures are null. */
export async function backtest({ outcomes, threshold, mapPack, companion = COMPANION }: Question): Promise<Backtest> {
  const [catalogueFile, listsFile] = [companion + CATALOGUE, companion + LISTS];
  const recorded = existsSync(catalogueFile) ? readCatalogue(catalogueFile) : null;
  const [from, to] = [Date.UTC(YEARS.from, 0), Date.UTC(YEARS.to + 1, 0)];
  const heard = recorded?.filter(
    ({ originTime, magnitude }) => originTime >= from && originTime < to && magnitude >= HEARD_FROM_M,
  );
  // On threads of their own; meanwhile this one hears the others.
  const weighing = heard && weighed({ solutions: heard, threshold, mapPack });
  const felt = existsSync(listsFile) ? feltQuakes(readFileSync(listsFile, "utf8")) : null;
  const exposure = readExposure(mapPack);
  const solutions = [...(felt ?? []), ...(recorded ?? [])];
  const known = outcomes.map((outcome) => {
    const solution = solutionOf(outcome, solutions);
    return { outcome, solution, weighed: listener(exposure, rulesWith(threshold))(solution) };
  });
  const asked = felt?.map(listener(exposure, rulesWith(threshold))).filter(({ isAsked }) => isAsked).length;
  const weights = await weighing;
  return figuresOf({
    outcomes: known,
    catalogue: heard && weights ? { quakes: paired(heard, weights), years: YEARS.to - YEARS.from + 1 } : null,
    lists: felt && asked !== undefined ? { asked, years: yearsOf(felt) } : null,
  });
}

function paired(solutions: readonly Solution[], weights: readonly Weighed[]): OfCatalogue[] {
  return solutions.flatMap((solution, i) => (weights[i] ? [{ solution, weighed: weights[i] }] : []));
}

/** Each with its list as it stood in the end, oldest first. */
function feltQuakes(text: string): Solution[] {
  return newestOf(readRevisions(text))
    .filter(({ originAt, toldAt }) => originAt < toldAt)
    .map(({ originAt, toldAt, near: { at, magnitude, depthKm }, reports }) => ({
      originTime: originAt,
      at: [at[0], at[1]] as [number, number],
      magnitude,
      depthKm,
      felt: { toldAt, reports },
    }))
    .sort((a, b) => a.originTime - b.originTime);
}

function yearsOf(quakes: readonly Solution[]): number {
  return ((quakes.at(-1)?.originTime ?? 0) - (quakes[0]?.originTime ?? 0)) / YEAR_MS;
}
