import { TsunamiLevel, type TsunamiZone } from "../../../shared/record/bulletin.ts";
import { hourWords, HOUR_MS, MINUTE_MS } from "../../../shared/time.ts";
import { zoneInShort } from "../../../shared/tsunami/zoneWords.ts";
import { LEVELS } from "../../../shared/words/levels.ts";

interface ZoneRow {
  name: string;
  arrival: string;
  /** `4 mnt`, `lewat 8 mnt`; null when the clock stands. */
  left: string | null;
  passed: boolean;
}

export interface LevelList {
  level: TsunamiLevel;
  title: string;
  /** What isn't shown, in words; empty when all is. */
  rest: string;
  rows: ZoneRow[];
}

/**
 * wall.17: zones by level, the highest first, by arrival. Only the last level that fits is shortened, to those still to come; what is
 * left out is counted in its title.
 */
export function zoneLists(zones: readonly TsunamiZone[], now: number | null, room: number): LevelList[] {
  const levels = TsunamiLevel.options.filter((level) => zones.some((zone) => zone.level === level));
  let left = room;
  return levels.map((level, i): LevelList => {
    const all = zones
      .filter((zone) => zone.level === level)
      .sort((a, b) => (a.arrivalAt ?? Infinity) - (b.arrivalAt ?? Infinity));
    // The levels below have their titles, whatever of them is shown.
    const below = levels.length - 1 - i;
    const take = Math.max(0, Math.min(all.length, left - 1 - below));
    left -= take + 1;
    const shown = take === all.length ? all : nextToCome(all, now).slice(0, take);
    const hidden = all.filter((zone) => !shown.includes(zone));
    return {
      level,
      title: `${level} ${LEVELS[level].height}`,
      rest: restWords(hidden, now),
      rows: shown.map((zone) => rowOf(zone, now)),
    };
  });
}

function nextToCome(zones: TsunamiZone[], now: number | null): TsunamiZone[] {
  const isPassed = ({ arrivalAt }: TsunamiZone) => now !== null && arrivalAt !== null && arrivalAt < now;
  return [...zones.filter((zone) => !isPassed(zone)), ...zones.filter(isPassed)];
}

function rowOf(zone: TsunamiZone, now: number | null): ZoneRow {
  const { arrivalAt } = zone;
  const passed = now !== null && arrivalAt !== null && arrivalAt < now;
  return {
    name: zoneInShort(zone),
    arrival: arrivalAt === null ? "waktu tidak disebut" : hourWords(arrivalAt),
    left: now === null || arrivalAt === null ? null : minutesWords(arrivalAt - now),
    passed,
  };
}

/** More have no room in their column; and so long after the first wave no minute matters. */
const MINUTES_TOLD = 99;

/** wall.17: whole minutes, rounded down: the time left is never told longer than it is. */
function minutesWords(ms: number): string {
  if (ms >= 0) return `${Math.floor(ms / MINUTE_MS)} mnt`;
  const passed = Math.floor(-ms / MINUTE_MS);
  return passed > MINUTES_TOLD ? `lewat ${Math.floor(-ms / HOUR_MS)} jam` : `lewat ${passed} mnt`;
}

function restWords(hidden: readonly TsunamiZone[], now: number | null): string {
  if (hidden.length === 0) return "";
  if (now === null) return `${hidden.length} zona lain`;
  const minutes = hidden.flatMap(({ arrivalAt }) =>
    arrivalAt === null ? [] : [Math.floor((arrivalAt - now) / MINUTE_MS)],
  );
  const ahead = minutes.filter((value) => value >= 0);
  const passed = hidden.filter(({ arrivalAt }) => arrivalAt !== null && arrivalAt < now).length;
  const [soonest, latest] = [Math.min(...ahead), Math.max(...ahead)];
  const range = ahead.length ? ` ${soonest === latest ? soonest : `${soonest}–${latest}`} mnt` : "";
  return [`${hidden.length} zona lain${range}`, passed ? `${passed} lewat` : ""]
    .filter((words) => words !== "")
    .join(", ");
}
