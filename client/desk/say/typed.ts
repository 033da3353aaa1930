import { DAY_MS, dayStart, isoDay, MINUTE_MS, monthNumber } from "../../../shared/time.ts";

/**
 * What an officer types, read as Indonesians write it. The browser's own fields for days and hours follow its locale, and show
 * `10:00 PM` and months first on a machine that was set up in English (desk.37).
 */

/** `22.00`, `22:00`, `6.30` → minute of the day; null for what is no hour. */
export function minuteTyped(text: string): number | null {
  const [, hour, minute] = /^(\d{1,2})[.:](\d{2})$/.exec(text.trim()) ?? [];
  const [h, m] = [Number(hour), Number(minute)];
  return h <= 23 && m <= 59 ? h * 60 + m : null;
}

export function minuteWords(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(".");
}

/** `28-11-2026`, `28/11/2026`, `28 Nov 2026`, `28 November 2026` → `2026-11-28`; null for what is no day. */
export function dayTyped(text: string): string | null {
  const [, day = "", named = "", year = ""] =
    /^(\d{1,2})(?:[-/. ](\d{1,2}|[a-z]+)[-/. ])(\d{4})$/i.exec(text.trim()) ?? [];
  const month = /^\d+$/.test(named) ? Number(named) : monthNumber(named);
  if (month === null || day === "") return null;
  const iso = `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
  // `31-02-2026` reads as a later day.
  return Number.isNaN(Date.parse(iso)) || isoDay(dayStart(iso)) !== iso ? null : iso;
}

/** The last moment up to `now` at which the clock stood so in WIB. */
export function lastAt(minute: number, now: number): number {
  const at = dayStart(isoDay(now)) + minute * MINUTE_MS;
  return at > now ? at - DAY_MS : at;
}

/** Indonesians write 12.500; anything else with a stop in it is not a count of people. */
export function peopleTyped(text: string): number | null {
  const plain = text.trim().replace(/^(\d{1,3})((?:\.\d{3})+)$/, (all) => all.replaceAll(".", ""));
  return /^\d{1,8}$/.test(plain) ? Number(plain) : null;
}
