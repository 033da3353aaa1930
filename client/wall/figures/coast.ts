import { TsunamiLevel } from "../../../shared/record/bulletin.ts";
import { current } from "../../../shared/record/hazard.ts";
import { thousands } from "../../../shared/words/figures.ts";
import { LEVELS } from "../../../shared/words/levels.ts";
import type { World } from "../../../shared/world/world.ts";
import type { Hero } from "../scene/scene.ts";
import { kabWords } from "../../../shared/words/areaWords.ts";
import { listWords } from "../say/words.ts";
import { countWords, townOf } from "./posts.ts";

export interface CoastCard {
  /** `1 km waspada, 2 km siaga`: ours, for BMKG names levels, not widths. */
  widths: string;
  /** `7 Tagana, 7 lumbung` */
  posts: string | null;
  /** Towns of the posts, the highest level first. */
  towns: string[];
}

/** What of ours lies in the warned strip; null until it is counted. */
export function coastCard({ impact }: Pick<Hero, "impact">, world: World): CoastCard | null {
  const reach = impact?.tsunami;
  if (!reach) return null;
  const inStrip = reach.places.toSorted((a, b) => LEVELS[b.level].bars - LEVELS[a.level].bars);
  const places = inStrip.flatMap(({ placeId }) => world.place.get(placeId) ?? []);
  const widths = TsunamiLevel.options.toReversed().flatMap((level) => {
    const zone = reach.zones.find((one) => one.level === level);
    return zone ? [`${thousands(zone.widthKm)} km ${level.toLowerCase()}`] : [];
  });
  return {
    widths: widths.join(", "),
    posts: places.length === 0 ? null : countWords(places),
    towns: [...new Set(places.map((place) => townOf([place])))],
  };
}

/** Characters of one line, the rest of its words already taken off. */
const LEFT_OUT_ROOM = 36;

/** wall.29: `Nagekeo tidak disebut dalam PD-2`; empty when nothing between two zones is left out. */
export function leftOutWords({ quake, impact }: Pick<Hero, "quake" | "impact">): string {
  const names = impact?.tsunami?.leftOut ?? [];
  if (names.length === 0) return "";
  const { stage } = current(quake).tsunami;
  const shown = listWords(names.map(kabWords), LEFT_OUT_ROOM);
  return `${shown} tidak disebut${stage ? ` dalam ${stage}` : ""}`;
}
