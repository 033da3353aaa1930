import { hasFlag } from "../record/flag.ts";
import type { WeatherVersion } from "../record/hazard.ts";

/** What BMKG did not tell of a weather warning, or not so that it can be read. */

export const PEOPLE_UNKNOWN = "penduduk belum diketahui";

const AREA_UNKNOWN = "wilayah tidak diketahui";

/** BMKG's name of the warned area, with or without its shape. */
export function warnedArea({ areaDesc }: Pick<WeatherVersion, "areaDesc">): string {
  return areaDesc || AREA_UNKNOWN;
}

const AREA_PARTLY = `sebagian ${AREA_UNKNOWN}`;

/** weather.8 */
export const CANCEL_UNKNOWN = "Kata-kata BMKG menyebut pembatalan; peringatan tetap dianggap berlaku sampai saat itu.";

/** `, wilayah tidak diketahui` behind the name of an area whose shape, or a part of it, can't be read. */
export function shapeWords(warning: { flags?: readonly string[] }): string | null {
  const flagged = { flags: warning.flags ?? [] };
  return hasFlag(flagged, "area-unknown") ? AREA_UNKNOWN : hasFlag(flagged, "area-partly") ? AREA_PARTLY : null;
}

/** `sampai` the end that BMKG tells, `perkiraan sampai` one that is ours. */
export function untilWords(warning: { flags?: readonly string[] }): string {
  return hasFlag({ flags: warning.flags ?? [] }, "end-unknown") ? "perkiraan sampai" : "sampai";
}
