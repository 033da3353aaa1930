import type { WeatherBulletin } from "../../../shared/record/bulletin.ts";
import { current, type Earthquake } from "../../../shared/record/hazard.ts";
import { mostFelt } from "./gravity.ts";

/** How grave what a feed tells is, in three ranks, so that much of what is light never keeps out what is not (feed.29). Ours. */
export const RANKS = ["light", "grave", "gravest"] as const;
export type Rank = (typeof RANKS)[number];

/** Where BMKG itself warns, or speaks of damage; and from where it issues a bulletin. */
const GRAVEST = { magnitude: 6.5, mmi: 7 };
const GRAVE = { magnitude: 5, mmi: 5 };

export function quakeRank(quake: Earthquake): Rank {
  const version = current(quake);
  const { tsunami, magnitude } = version;
  const isAtLeast = (least: typeof GRAVE) => magnitude >= least.magnitude || mostFelt(version) >= least.mmi;
  if (tsunami.state === "warning" || tsunami.state === "potential" || isAtLeast(GRAVEST)) return "gravest";
  return isAtLeast(GRAVE) ? "grave" : "light";
}

export function weatherRank({ severity }: Pick<WeatherBulletin, "severity">): Rank {
  if (severity === "Extreme") return "gravest";
  return severity === "Severe" ? "grave" : "light";
}
