import { z } from "zod";

/** Epoch milliseconds, UTC. */
export const EpochMs = z.number().int();

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Indonesia's three zones; none keeps summer time. */
export type Zone = "WIB" | "WITA" | "WIT";
export const ZONE_OFFSET_MS: Record<Zone, number> = { WIB: 7 * HOUR_MS, WITA: 8 * HOUR_MS, WIT: 9 * HOUR_MS };

const MONTHS = [
  "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
]; // prettier-ignore
const DAYS = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];

/** The wall-clock parts of an instant in a zone. Month is 1–12. */
export function partsIn(zone: Zone, at: number) {
  const local = new Date(at + ZONE_OFFSET_MS[zone]);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    weekday: local.getUTCDay(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  };
}

const two = (value: number) => String(value).padStart(2, "0");

/** `13.21.10`, the Indonesian clock. */
export function clockWords(at: number, zone: Zone = "WIB"): string {
  const { hour, minute, second } = partsIn(zone, at);
  return `${two(hour)}.${two(minute)}.${two(second)}`;
}

/** `13.21` */
export function hourWords(at: number, zone: Zone = "WIB"): string {
  return clockWords(at, zone).slice(0, 5);
}

/** `Senin, 21 November 2022` */
export function dateWords(at: number, zone: Zone = "WIB"): string {
  return `${DAYS[partsIn(zone, at).weekday]}, ${longDate(at, zone)}`;
}

/** `21 November 2022` */
export function longDate(at: number, zone: Zone = "WIB"): string {
  const { year, month, day } = partsIn(zone, at);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** `21 Nov 2022 13.21.10 WIB` */
export function stampWords(at: number, zone: Zone = "WIB"): string {
  const { year, month, day } = partsIn(zone, at);
  return `${day} ${MONTHS[month - 1]?.slice(0, 3)} ${year} ${clockWords(at, zone)} ${zone}`;
}

/** Calendar days of WIB since 1970: the same number within a day, one more on the next. */
export function wibDay(at: number): number {
  return Math.floor((at + ZONE_OFFSET_MS.WIB) / DAY_MS);
}

/** The calendar day of WIB: `2026-11-28`. */
export function isoDay(at: number): string {
  return new Date(at + ZONE_OFFSET_MS.WIB).toISOString().slice(0, 10);
}

/** 1–12 of a month's name or its beginning, `Nov`, `november`; null for what is none. */
export function monthNumber(name: string): number | null {
  const index = MONTHS.findIndex((month) => name.length >= 3 && month.toLowerCase().startsWith(name.toLowerCase()));
  return index === -1 ? null : index + 1;
}

/** When a calendar day of WIB begins; `day` as `2026-11-28`. */
export function dayStart(day: string): number {
  return Date.parse(`${day}T00:00:00+07:00`);
}

/** Days of WIB's calendar from now's to `day`: 0 on the day itself, negative once it has passed. */
export function daysUntil(day: string, now: number): number {
  return Math.ceil((dayStart(day) - now) / DAY_MS);
}

/** words.4: the zone of a place by longitude alone; good to the strait, so for clocks and words, never for borders. */
export function zoneAt(lng: number, lat: number): Zone {
  if (lng < 114.5) return "WIB";
  return lng < 125.9 || (lng < 127.2 && lat > 2) ? "WITA" : "WIT";
}
