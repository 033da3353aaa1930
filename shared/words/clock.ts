import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../time.ts";
import { thousands } from "./figures.ts";

/** clock.7: `meleset 7 jam 0 menit (di belakang BMKG)`, after *jam server*. `aheadMs`: our clock against BMKG's hosts. */
export function clockOffWords(aheadMs: number): string {
  return `meleset ${howFar(Math.abs(aheadMs))} (di ${aheadMs < 0 ? "belakang" : "depan"} BMKG)`;
}

function howFar(ms: number): string {
  if (ms < MINUTE_MS) return `${Math.round(ms / SECOND_MS)} detik`;
  if (ms < HOUR_MS) return pair(ms, [MINUTE_MS, "menit"], [SECOND_MS, "detik"]);
  if (ms < 2 * DAY_MS) return pair(ms, [HOUR_MS, "jam"], [MINUTE_MS, "menit"]);
  return pair(ms, [DAY_MS, "hari"], [HOUR_MS, "jam"]);
}

type Unit = readonly [ms: number, name: string];

/** Rounded once, in the small unit: no `6 jam 60 menit`. */
function pair(ms: number, [largeMs, large]: Unit, [smallMs, small]: Unit): string {
  const smalls = Math.round(ms / smallMs);
  const inLarge = largeMs / smallMs;
  return `${thousands(Math.floor(smalls / inLarge))} ${large} ${smalls % inLarge} ${small}`;
}
