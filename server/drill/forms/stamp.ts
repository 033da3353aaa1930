import { partsIn } from "../../../shared/time.ts";

/** BMKG's ways of writing a time. All take epoch ms. */

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"];
const two = (value: number) => String(value).padStart(2, "0");

/** WIB, as BMKG writes it in each of its forms. */
export function wibStamps(at: number) {
  const { year, month, day, hour, minute, second } = partsIn("WIB", at);
  const clock = `${two(hour)}:${two(minute)}:${two(second)}`;
  const shortYear = two(year % 100);
  return {
    /** `28 Sep 2026` */
    tanggal: `${two(day)} ${MONTHS[month - 1]} ${year}`,
    /** `21:43:09 WIB` */
    jam: `${clock} WIB`,
    /** `05:41 WIB` */
    minute: `${two(hour)}:${two(minute)} WIB`,
    /** `20260928214309` */
    compact: `${year}${two(month)}${two(day)}${two(hour)}${two(minute)}${two(second)}`,
    /** `26-09-26`, day first */
    shortDate: `${two(day)}-${two(month)}-${shortYear}`,
    /** `26-09-2026`, day first */
    longDate: `${two(day)}-${two(month)}-${year}`,
    /** `26-Sep-26 02:39:29 WIB` */
    spoken: `${two(day)}-${MONTHS[month - 1]}-${shortYear} ${clock} WIB`,
    /** `2026-09-26T02:39:29WIB` */
    sent: `${year}-${two(month)}-${two(day)}T${clock}WIB`,
    /** `26/09/2026 02:44:29WIB` */
    timesent: `${two(day)}/${two(month)}/${year} ${clock}WIB`,
    /** `2026-09-24T15:07:00+07:00` */
    cap: `${year}-${two(month)}-${two(day)}T${clock}+07:00`,
  };
}

/** `2026-09-28T14:43:09+00:00` */
export function utcSeconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}+00:00`;
}

/** `2026/09/26  08:10:21.751`, with BMKG's two blanks. */
export function liveStamp(at: number): string {
  const iso = new Date(at).toISOString();
  return `${iso.slice(0, 10).replaceAll("-", "/")}  ${iso.slice(11, 23)}`;
}

/** RFC 822 with WIB's offset, or UTC's: `Thu, 24 Sep 2026 15:07:00 +0700`. */
export function rssStamp(at: number, offsetHours: 0 | 7): string {
  return new Date(at + offsetHours * 3_600_000).toUTCString().replace("GMT", `+0${offsetHours}00`);
}

/** `8.41 LS`, `5.19 LU` */
export const latitudeText = (lat: number) => `${Math.abs(lat).toFixed(2)} ${lat < 0 ? "LS" : "LU"}`;
/** `121.39 BT`, `178.20 BB` */
export const longitudeText = (lng: number) => `${Math.abs(lng).toFixed(2)} ${lng < 0 ? "BB" : "BT"}`;

export function xmlText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
