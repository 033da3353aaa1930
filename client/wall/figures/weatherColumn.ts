import type { Calm, Doubts } from "../../../shared/calm/calm.ts";
import { ownDoubtWords, silenceWords } from "../../../shared/calm/doubtWords.ts";
import { noneOfKindWords } from "../../../shared/calm/noWarning.ts";
import type { WeatherAlert } from "../../../shared/record/hazard.ts";
import type { World } from "../../../shared/world/world.ts";
import { blindWords } from "../scene/feeds.ts";
import { openWeather } from "../scene/scene.ts";
import { sinceWords } from "../say/words.ts";

interface WeatherColumn {
  alerts: WeatherAlert[];
  /** Why there may be more than these. */
  doubts: string[];
  /** How many are in force; null while there is none and it is not known that there is none (calm.1). */
  count: number | null;
  /** In place of figures where the count is nought. */
  none: readonly [what: string, whose: string] | null;
}

interface Known {
  world: World;
  /** Of the scene: what may be said of the weather; null in a replay. */
  calm: Calm<"weather"> | null;
  at: number;
}

const NONE_ON_RECORD = ["tidak ada yang tercatat", "dalam rekaman ini"] as const;

/** The weather warnings in force, and whether they are all. */
export function weatherColumn({ world, calm, at }: Known): WeatherColumn {
  const alerts = openWeather(world, at);
  if (alerts.length > 0 || calm?.state === "in-force")
    return { alerts, doubts: doubtWords(calm, at), count: alerts.length, none: null };
  if (calm === null) return { alerts, doubts: [], count: 0, none: NONE_ON_RECORD };
  if (calm.state === "calm") return { alerts, doubts: [], count: 0, none: noneOfKindWords(calm) };
  return { alerts, doubts: doubtWords(calm, at), count: null, none: null };
}

function doubtWords(calm: Calm<"weather"> | null, at: number): string[] {
  if (calm === null || calm.state === "calm") return [];
  const { doubts } = calm;
  if (doubts.trust === null) return ["Keadaan sumber belum diketahui"];
  return [
    ...feedWords(doubts.trust, at),
    ...ownDoubtWords(doubts, (time) => sinceWords(time, at)),
    ...silenceWords(doubts),
  ];
}

function feedWords({ trusted, distrusted }: NonNullable<Doubts["trust"]>, at: number): string[] {
  if (!trusted && distrusted.length === 0) return blindWords([{ title: "Cuaca", since: null }], at);
  return blindWords(distrusted, at);
}
