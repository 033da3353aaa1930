import type { Bulletin, WeatherBulletin } from "../../shared/record/bulletin.ts";
import { current, type Earthquake, type Hazard } from "../../shared/record/hazard.ts";
import type { World } from "../../shared/world/world.ts";
import type { MergeContext } from "../hazards/context.ts";
import { merge } from "../hazards/merge.ts";
import { quakeRank, weatherRank, type Rank } from "../hazards/swings/rank.ts";
import type { Purse } from "./purse.ts";

/**
 * feed.28: so many hazards of a body are reckoned with and journaled in one go, before the loop does its other work, and fewer where there is much to each:
 * a quake takes some milliseconds, a great one with all posts of Java in reach twenty, one that is felt in sixty places seventy, and a warning of
 * 40,000 corners eighty.
 */
const MOST_AT_ONCE = 4;
const MOST_FELT_AT_ONCE = 60;
/** A great quake takes as long as one that is felt in so many places. */
const GREAT = { magnitude: 7, felt: 30 };
const MOST_CORNERS_AT_ONCE = 40_000;

/** How far a body has been taken. */
export interface Progress {
  /** Quakes that changed by it, by id. */
  quakes: ReadonlySet<string>;
  /** How many of its warnings, in the order in which they were sent. */
  warnings: number;
}

export const BEGINNING: Progress = { quakes: new Set(), warnings: 0 };

export interface Portion {
  hazards: Hazard[];
  /** Hazards that changed, and have to wait for room in the purse (feed.29). */
  unheard: number;
  /** Null when nothing is left to be taken. */
  next: Progress | null;
}

/**
 * What comes next of a body. Quakes are merged with all that lies beside them, for that decides what is one quake, and of the result some are taken;
 * warnings are heard one after another, for what one message changes belongs together.
 */
export function nextPortion(
  { world, bulletins, progress }: { world: World; bulletins: readonly Bulletin[]; progress: Progress },
  context: MergeContext,
  purse: Purse,
): Portion {
  const { feed } = context;
  const isQuake = ({ kind }: Bulletin) => kind === "earthquake";
  const changed = merge(world.hazard, bulletins.filter(isQuake), context)
    .filter((hazard) => hazard.kind === "earthquake")
    .filter(({ id }) => !progress.quakes.has(id));
  const open = changed.filter((quake) => purse.hasRoom(feed, rankOf(quake)));
  const quakes = atOnce(open, feltWeightOf, MOST_FELT_AT_ONCE);
  const done = new Set([...progress.quakes, ...quakes.map(({ id }) => id)]);
  if (open.length > quakes.length)
    return { hazards: quakes, unheard: 0, next: { quakes: done, warnings: progress.warnings } };

  const sent = bulletins
    .filter((bulletin): bulletin is WeatherBulletin => !isQuake(bulletin))
    .sort((a, b) => a.sentAt - b.sentAt)
    .slice(progress.warnings);
  const warnings = atOnce(sent, cornersOf, MOST_CORNERS_AT_ONCE);
  const heard = warnings.filter((warning) => purse.hasRoom(feed, weatherRank(warning)));
  return {
    hazards: [...quakes, ...merge(world.hazard, heard, context)],
    unheard: warnings.length - heard.length + (progress.warnings === 0 ? changed.length - open.length : 0),
    next: sent.length > warnings.length ? { quakes: done, warnings: progress.warnings + warnings.length } : null,
  };
}

/** The first of them, as many as may be taken together by their number and their weight, and at least one. */
function atOnce<Item>(items: readonly Item[], weightOf: (item: Item) => number, most: number): Item[] {
  let weight = 0;
  return items.slice(0, MOST_AT_ONCE).filter((item, i) => {
    weight += weightOf(item);
    return i === 0 || weight <= most;
  });
}

function feltWeightOf(quake: Earthquake): number {
  const { felt, magnitude } = current(quake);
  return felt.length + (magnitude >= GREAT.magnitude ? GREAT.felt : 0);
}

function cornersOf({ polygons }: WeatherBulletin): number {
  return polygons.reduce((sum, ring) => sum + ring.length, 0);
}

export function rankOf(hazard: Hazard): Rank {
  return hazard.kind === "earthquake" ? quakeRank(hazard) : weatherRank(current(hazard));
}
