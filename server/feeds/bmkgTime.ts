import { ZONE_OFFSET_MS } from "../../shared/time.ts";

/**
 * feed.13: BMKG's spellings of a moment, all of them one grammar, a date, a time, perhaps a zone:
 * `28 Sep 2026 21:43:09 WIB`, `07-Mar-20 05:11:23`, `2026-09-28T14:43:09+00:00`, `2026-09-26T02:39:29WIB`,
 * `26/09/2026 02:44:29WIB`, `2026/09/26  08:10:21.751`, `Thu, 24 Sep 2026 15:07:00 +0800`, `2026-11-30T24:00:00+07`.
 */

export const WIB_MS = ZONE_OFFSET_MS.WIB;
export const UTC_MS = 0;

/** Indonesian and English; the first three letters or more are enough. `Agt`, `Ags` and `Sept` are no prefix of a name. */
const MONTHS = [
  ["januari", "january"], ["februari", "february", "pebruari"], ["maret", "march"], ["april"], ["mei", "may"], ["juni", "june"],
  ["juli", "july"], ["agustus", "august", "agt", "ags"], ["september"], ["oktober", "october"],
  ["november", "nopember"], ["desember", "december"],
]; // prettier-ignore

const STAMP =
  /^(?:[a-z]+,\s*)?(\d{1,4})[\s\-/.]+([a-z]+|\d{1,2})[\s\-/.]+(\d{1,4})(?:\s*T\s*|\s*,\s*|\s+|-)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d+))?)?\s*(wib|wita|wit|utc|gmt|z|(?:utc|gmt)?\s*[+-]\d{1,2}(?:[:.]?\d{2})?)?$/i;

/** Epoch ms, or null when it isn't a moment of the calendar. `offsetMs` is the zone of the field where the text names none. */
export function parseStamp(text: string | null, offsetMs: number): number | null {
  const match = STAMP.exec(text?.trim() ?? "");
  if (!match) return null;
  const [, first = "", month = "", last = "", hour, minute, second, fraction, zone] = match;
  const [year, day] = first.length === 4 ? [first, last] : [last, first];
  const local = calendarMs(
    fullYear(year),
    monthNumber(month),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second ?? 0),
  );
  if (local === null) return null;
  return local + Math.floor(Number(`0.${fraction ?? 0}`) * 1000) - (zone === undefined ? offsetMs : zoneOffsetMs(zone));
}

/** `20260815050037` or a file name that begins so, WIB: BMKG's key of a bulletin. */
export function parseEventId(text: string | null): number | null {
  const match = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?!\d)/.exec(text ?? "");
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const local = calendarMs(year, month, day, hour, minute, second);
  return local === null ? null : local - WIB_MS;
}

/** In the order of `Date.UTC`, which is that of the stamps. */
function calendarMs(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | null {
  // 24.00 is the end of its day, and no other moment has an hour 24.
  const isDaysEnd = hour === 24 && minute === 0 && second === 0;
  if (year < 1900 || (hour > 23 && !isDaysEnd) || minute > 59 || second > 60) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  // 30 February rolls over into March: such a day isn't in the calendar. NaN fails here too.
  if (date.getUTCMonth() !== month - 1) return null;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : text.length === 4 ? Number(text) : NaN;
}

function monthNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const word = text.toLowerCase();
  return word.length < 3 ? NaN : MONTHS.findIndex((names) => names.some((name) => name.startsWith(word))) + 1;
}

function zoneOffsetMs(zone: string): number {
  const name = zone.toUpperCase();
  if (name === "WIB" || name === "WITA" || name === "WIT") return ZONE_OFFSET_MS[name];
  const match = /([+-])(\d{1,2})[:.]?(\d{2})?$/.exec(name);
  if (!match) return UTC_MS;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0)) * 60_000;
}
