import { hasFlag } from "../record/flag.ts";
import { current, type Earthquake } from "../record/hazard.ts";
import { type Zone, hourWords, longDate } from "../time.ts";
import { magnitudeWords } from "../words/figures.ts";
import type { World } from "../world/world.ts";

/** What belongs to one main event (alert.7), as every screen tells it: one line, and marks on a map. */
export interface Aftershocks {
  /** The largest first. Never empty. */
  quakes: Earthquake[];
  largest: Earthquake;
  /** Of the main event: a later day is named. */
  mainAt: number;
}

/** alert.16: all of them, also those with damage of their own; null where there are none. What BMKG took back is none. */
export function aftershocksOf({ hazard, alert }: Pick<World, "hazard" | "alert">, mainId: string): Aftershocks | null {
  const main = hazard.get(mainId);
  if (main?.kind !== "earthquake") return null;
  const quakes = [...alert.values()].flatMap((one): Earthquake[] => {
    const quake = one.mainId === mainId ? hazard.get(one.id) : undefined;
    return quake?.kind === "earthquake" && !hasFlag(quake, "withdrawn") ? [quake] : [];
  });
  quakes.sort(largestFirst);
  const largest = quakes[0];
  return largest === undefined ? null : { quakes, largest, mainAt: current(main).originTime };
}

function largestFirst(a: Earthquake, b: Earthquake): number {
  const [one, other] = [current(a), current(b)];
  return other.magnitude - one.magnitude || one.originTime - other.originTime;
}

/** `8 susulan, terbesar M 4,3 13.24`; of one `1 susulan, M 4,3 13.24`; with the day where it is not the main event's. */
export function aftershockWords({ quakes, largest, mainAt }: Aftershocks, zone: Zone = "WIB"): string {
  const { magnitude, originTime } = current(largest);
  const day = longDate(originTime, zone);
  const on = day === longDate(mainAt, zone) ? "" : `${shortDay(day)} `;
  const rank = quakes.length === 1 ? "" : "terbesar ";
  return `${quakes.length} susulan, ${rank}${magnitudeWords(magnitude)} ${on}${hourWords(originTime, zone)}`;
}

/** `22 Nov`: within the month in which a sequence may last no year is needed. */
function shortDay(day: string): string {
  const [date, month] = day.split(" ");
  return `${date} ${month?.slice(0, 3)}`;
}
