import { stopAt } from "../../shared/travel/air.ts";
import type { Ground } from "../../shared/ground/exposure.ts";
import { withoutAir } from "../../shared/travel/means.ts";
import { type Travel, travelHours } from "../../shared/travel/travel.ts";
import { decimals } from "../../shared/words/figures.ts";
import { legsWords } from "../../shared/words/journey.ts";
import type { Trip } from "./ask.ts";

export function travelOf({ from, to, mayFly }: Trip, { islands, means }: Pick<Ground, "islands" | "means">): Travel {
  const allowed = mayFly ? means : withoutAir(means);
  const [start, end] = [
    stopAt(from.at, islands.islandOf(from.at), allowed),
    stopAt(to.at, islands.islandOf(to.at), allowed),
  ];
  return travelHours(start, end, allowed);
}

/** One line a journey: `Jakarta → Palu: 7,8 jam (…), perkiraan`. */
export function journeyWords({ from, to }: Trip, { hours, legs }: Travel): string {
  const told = hours === null ? legsWords(legs) : `${decimals(hours, 1)} jam, perkiraan (${legsWords(legs)})`;
  return `${from.name} → ${to.name}: ${told}`;
}
