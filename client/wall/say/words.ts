import type { QuakeVersion } from "../../../shared/record/hazard.ts";
import { DAY_MS, hourWords, longDate, partsIn, wibDay } from "../../../shared/time.ts";
import { kabWords } from "../../../shared/words/areaWords.ts";
import { capital } from "../../../shared/words/capitals.ts";
import { decimals, peopleWords, thousands, twoDigits } from "../../../shared/words/figures.ts";
import { UNKNOWN_HOURS } from "../../../shared/words/journey.ts";
import { quakePlace } from "../../../shared/words/titles.ts";

/** The wall's own turns of phrase; what every screen says stands in shared/words. */

/** wall.21: `0–550 ribu`, `0,55–1,8 juta`: both ends in the unit of the upper one; in order, whichever end is given first. */
export function rangeWords(one: number, other: number): string {
  const top = twoDigits(Math.max(one, other));
  const bottom = twoDigits(Math.min(one, other));
  if (top === bottom) return peopleWords(top);
  const [unit, name] = top >= 1e6 ? [1e6, " juta"] : top >= 10_000 ? [1e3, " ribu"] : [1, ""];
  const figure = (value: number) => {
    const scaled = value / unit;
    if (unit === 1) return thousands(scaled);
    if (scaled === 0 || scaled >= 10) return thousands(scaled);
    return decimals(scaled, scaled < 1 ? 2 : 1).replace(/,?0+$/, "");
  };
  return `${figure(bottom)}–${figure(top)}${name}`;
}

/** `420`, `4,2 rb`, `1,2 jt`: two significant digits, as short as a table's cell. */
export function amountWords(amount: number): string {
  return amountsWords({ low: amount, high: amount });
}

/** `640–2.400`, `0,1–12 rb`: both ends in the unit of the upper one. */
export function amountsWords({ low, high }: { low: number; high: number }): string {
  const top = twoDigits(Math.max(low, high));
  const bottom = twoDigits(Math.min(low, high));
  const single = top === bottom;
  const [unit, name] = top >= 1e6 ? [1e6, " jt"] : top >= 10_000 ? [1e3, " rb"] : [1, ""];
  const figure = (value: number) => {
    const scaled = value / unit;
    if (unit === 1 || scaled === 0 || scaled >= 10) return thousands(scaled);
    return decimals(scaled, scaled < 0.1 ? 2 : 1).replace(/,0+$/, "");
  };
  return `${single ? figure(top) : `${figure(bottom)}–${figure(top)}`}${name}`;
}

/** wall.22: `34 menit`, `1,6 jam`, `12 jam` of travel, `jam tak diketahui`. */
export function travelWords(hours: number | null): string {
  if (hours === null) return UNKNOWN_HOURS;
  const minutes = Math.round(hours * 60);
  if (minutes < 60) return `${minutes} menit`;
  return `${hours < 9.95 ? decimals(hours, 1) : thousands(hours)} jam`;
}

/** Calendar days in WIB: `hari ini 10.30`, `kemarin 19.16`, `21 Sep 05.27`, or with the year when it is another one. */
export function dayWords(at: number, now: number): string {
  const days = wibDay(now) - wibDay(at);
  if (days === 0) return `hari ini ${hourWords(at)}`;
  if (days === 1) return `kemarin ${hourWords(at)}`;
  return `${shortDate(at, now)} ${hourWords(at)}`;
}

/** `14.02 WIB` today, else with its day. */
export function sinceWords(at: number, now: number): string {
  return wibDay(at) === wibDay(now) ? `${hourWords(at)} WIB` : `${shortDate(at, now)} ${hourWords(at)} WIB`;
}

/** Whole days between two instants. */
export function daysBetween(from: number, to: number): number {
  return Math.max(0, Math.floor((to - from) / DAY_MS));
}

/** `+2.43` minutes and seconds after the origin; hours when there are any. */
export function afterOrigin(at: number, originTime: number): string {
  const seconds = Math.max(0, Math.round((at - originTime) / 1000));
  return `+${elapsedWords(seconds * 1000, false)}`;
}

/** `04.00`, `1.04.00`; minutes padded unless told otherwise. */
export function elapsedWords(ms: number, padded = true): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const two = (value: number) => String(value).padStart(2, "0");
  const tail = `${hours || padded ? two(minutes) : minutes}.${two(seconds % 60)}`;
  return hours ? `${hours}.${tail}` : tail;
}

/** Where a quake was, in as few words as are known: `Kab. Cianjur`. */
export function shortPlace(
  version: Pick<QuakeVersion, "area" | "felt">,
  [hardest]: readonly { name: string }[],
): string {
  return hardest ? kabWords(hardest.name) : capital(quakePlace(version, []));
}

function shortDate(at: number, now: number): string {
  const [day, month, year] = longDate(at).split(" ");
  const withYear = partsIn("WIB", at).year !== partsIn("WIB", now).year;
  return `${day} ${month?.slice(0, 3)}${withYear ? ` ${year}` : ""}`;
}

/** As many as fit into `room` characters, and how many more: `Kab. Bandung, Kab. Garut, dan 3 lain`, `Ende · Sikka · +3`. */
export function listWords(names: readonly string[], room: number, between = " · "): string {
  const words = (count: number) => {
    const [shown, more] = [names.slice(0, count).join(between), names.length - count];
    if (more === 0) return shown;
    return between === ", " ? `${shown}${count > 1 ? "," : ""} dan ${more} lain` : `${shown}${between}+${more}`;
  };
  let count = names.length;
  while (count > 1 && words(count).length > room) count--;
  return words(count);
}
