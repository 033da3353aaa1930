import { dayStart, isoDay } from "../shared/time.ts";

/** public.32: the numbers that a resident is told to call: whose each is, and when it was known to answer. */
export interface Phone {
  /** As it is dialled and written: `171`, `021-171`. */
  number: string;
  name: string;
  english: string;
  /** `2026-11-30` */
  checkedOn: string;
}

/** In their order: the first is where help is asked for, the others are for who is hurt or trapped. */
export type Phones = readonly [Phone, ...Phone[]];

/**
 * Until the ministry has rung them itself. The day is that of the newest word found of whose number it is: the ministry (12 Nov 2025, which
 * writes 021-171), Basarnas (Antara, 19 Apr 2023), the Ministry of Health (after the Bantul quake, 1 Jul 2023).
 */
export const PUBLISHED_PHONES =
  "171 Kementerian Sosial/Ministry of Social Affairs 2025-11-12, 115 SAR/rescue 2023-04-19, 119 ambulans/ambulance 2023-07-01";

/** More of them nobody reads in need. */
const MOST = 4;
const PHONE = /^(\+?\d[\d-]{1,18}) ([^/]{2,40}?)(?:\/([^/]{2,40}?))? (\d{4}-\d\d-\d\d)$/;

/** Null where one of them can't be read, or stands twice. */
export function readPhones(text: string): Phones | null {
  const phones = text.split(",").flatMap((part) => phoneIn(part.trim().replace(/\s+/g, " ")) ?? []);
  const [first, ...others] = phones;
  const isWhole = phones.length === text.split(",").length && phones.length <= MOST;
  const isOnce = new Set(phones.map(({ number }) => number)).size === phones.length;
  return first !== undefined && isWhole && isOnce ? [first, ...others] : null;
}

function phoneIn(text: string): Phone | null {
  const [, number, name, english, checkedOn] = PHONE.exec(text) ?? [];
  if (number === undefined || name === undefined || checkedOn === undefined || !isDay(checkedOn)) return null;
  return { number, name, english: english ?? name, checkedOn };
}

function isDay(text: string): boolean {
  const at = dayStart(text);
  return !Number.isNaN(at) && isoDay(at) === text;
}
