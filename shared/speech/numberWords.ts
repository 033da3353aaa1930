import { bandOf } from "../words/mmi.ts";

/** sound.1: figures as they are said aloud in Indonesian. What is read (`5,6`, `VI`, `1,3 juta`) stands in shared/words. */

const DIGITS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"] as const;
const SCALES = [
  [1e12, "triliun"],
  [1e9, "miliar"],
  [1e6, "juta"],
] as const;
/** Above it a double no longer holds every whole number that three digits of a scale can name. */
const MOST = 999_999_999_999_999;

/** A whole number: `dua puluh tiga`, `seribu seratus sebelas`. Rounds what is not whole; throws beyond ±999 trillion. */
export function numberWords(value: number): string {
  const whole = Math.round(value);
  if (!Number.isFinite(value) || Math.abs(whole) > MOST) throw new Error(`no words for the number ${value}`);
  if (whole < 0) return `minus ${numberWords(-whole)}`;
  return whole === 0 ? DIGITS[0] : large(whole);
}

function large(value: number): string {
  for (const [size, name] of SCALES)
    if (value >= size) return joined(`${upToThousand(Math.floor(value / size))} ${name}`, large(value % size));
  if (value >= 2000) return joined(`${upToThousand(Math.floor(value / 1000))} ribu`, upToThousand(value % 1000));
  if (value >= 1000) return joined("seribu", upToThousand(value % 1000));
  return upToThousand(value);
}

/** 0–999; nothing for 0. */
function upToThousand(value: number): string {
  if (value >= 200) return joined(`${digit(Math.floor(value / 100))} ratus`, upToThousand(value % 100));
  if (value >= 100) return joined("seratus", upToThousand(value % 100));
  if (value >= 20) return joined(`${digit(Math.floor(value / 10))} puluh`, upToThousand(value % 10));
  if (value >= 12) return `${digit(value - 10)} belas`;
  if (value === 11) return "sebelas";
  if (value === 10) return "sepuluh";
  return value === 0 ? "" : digit(value);
}

const digit = (value: number) => DIGITS[value] ?? "";
const spelt = (digits: string) => Array.from(digits, (one) => digit(Number(one))).join(" ");
const joined = (...parts: string[]) => parts.filter((part) => part !== "").join(" ");

/** With a comma, the digits behind it one by one as they are written: 5.6 → `lima koma enam`, 7 → `tujuh koma nol`. */
export function decimalWords(value: number, digits: number): string {
  const [whole = "", rest = ""] = Math.abs(value).toFixed(digits).split(".");
  const sign = value < 0 && Number(value.toFixed(digits)) !== 0 ? "minus " : "";
  return `${sign}${numberWords(Number(whole))}${rest === "" ? "" : ` koma ${spelt(rest)}`}`;
}

/** `magnitudo lima koma enam` */
export function magnitudeSaid(magnitude: number): string {
  return `magnitudo ${decimalWords(magnitude, 1)}`;
}

/** Decimal MMI, or the two ends of a report: `skala enam MMI`, `skala lima sampai enam MMI`. */
export function mmiSaid(one: number, other = one): string {
  const [low, high] = [Math.min(one, other), Math.max(one, other)].map((mmi) => Math.max(1, Math.min(12, bandOf(mmi))));
  return `skala ${rangeSaid(low ?? 1, high ?? 1)} MMI`;
}

/** `dua sampai lima`; one number where both are the same, in order whichever comes first. */
export function rangeSaid(one: number, other: number): string {
  const [low, high] = [numberWords(Math.min(one, other)), numberWords(Math.max(one, other))];
  return low === high ? low : `${low} sampai ${high}`;
}

/** Whole minutes, rounded down so that no time left is told longer than it is; hours from two hours on. */
export function minutesSaid(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes < 1) return "kurang dari satu menit";
  if (minutes < 120) return `${numberWords(minutes)} menit`;
  const rest = minutes % 60;
  return `${numberWords(Math.floor(minutes / 60))} jam${rest === 0 ? "" : ` ${numberWords(rest)} menit`}`;
}

/** The clock, from `hourWords`' own form: `14.05` → `pukul empat belas lewat lima`, `14.00` → `pukul empat belas`. */
export function hourSaid(hour: string): string {
  const [hours = 0, minutes = 0] = hour.split(".").map(Number);
  return `pukul ${numberWords(hours)}${minutes === 0 ? "" : ` lewat ${numberWords(minutes)}`}`;
}

/** BMKG's own text made sayable: figures as words, `km`, `Kab.` and `Kep.` in full. */
export function textSaid(text: string): string {
  return text
    .replace(/\bkm\b/gi, "kilometer")
    .replace(/\bKab\.\s*/gi, "Kabupaten ")
    .replace(/\bKep\.\s*/gi, "Kepulauan ")
    .replace(/\d+(?:[.,]\d+)?/g, figureSaid)
    .replace(/\s+/g, " ")
    .trim();
}

/** One or two digits behind a comma or point are decimals, more of them are thousands. */
function figureSaid(figure: string): string {
  const [whole = "", rest = ""] = figure.split(/[.,]/);
  const decimals = rest.length < 3 ? rest.length : 0;
  const value = Number(decimals > 0 ? `${whole}.${rest}` : whole + rest);
  if (value < MOST) return decimalWords(value, decimals);
  // Garbled, and beyond all words: what was written is spelt out rather than left unsaid.
  return decimals > 0 ? `${spelt(whole)} koma ${spelt(rest)}` : spelt(whole + rest);
}
