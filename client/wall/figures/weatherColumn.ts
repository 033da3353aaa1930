import type { Report } from "../../../shared/bmkg/standing.ts";
import type { Calm } from "../../../shared/calm/calm.ts";
import { ownDoubtWords } from "../../../shared/calm/doubtWords.ts";
import type { WeatherAlert } from "../../../shared/record/hazard.ts";
import type { World } from "../../../shared/world/world.ts";
import { blindWeather, blindWords } from "../scene/feeds.ts";
import { openWeather } from "../scene/scene.ts";
import { sinceWords } from "../say/words.ts";

interface WeatherColumn {
  alerts: WeatherAlert[];
  /** Why there may be more than these. */
  doubts: string[];
  /** How many are in force; null while there is none and it is not known that there is none (calm.1). */
  count: number | null;
}

interface Known {
  world: World;
  report: Report | null;
  /** Of the scene: what is said of the whole; null in a replay. */
  calm: Calm | null;
  at: number;
}

/** The weather warnings in force, and whether they are all. */
export function weatherColumn({ world, report, calm, at }: Known): WeatherColumn {
  const alerts = openWeather(world, at);
  const doubts = calm === null ? [] : doubtWords(report, calm, at);
  return { alerts, doubts, count: alerts.length === 0 && doubts.length > 0 ? null : alerts.length };
}

function doubtWords(report: Report | null, calm: Calm, at: number): string[] {
  if (report === null) return ["Keadaan sumber belum diketahui"];
  const own = calm.state === "calm" ? [] : ownDoubtWords(calm.doubts, (time) => sinceWords(time, at));
  return [...blindWords(blindWeather(report), at), ...own];
}
