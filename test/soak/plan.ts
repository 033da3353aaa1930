import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { CORRECTED_AFTER_MS } from "./baliSea.ts";

/** Which day is lived through: the whole one, or an hour of its evening, with an event that is soon put right. */
const hours = process.env["SOAK_HOURS"];
if (hours !== undefined && hours !== "24")
  throw new Error(`SOAK_HOURS=${hours}: the day has 24 hours, or leave it out.`);
export const WHOLE = hours === "24";

export const DAY_START = Date.parse("2026-11-17T00:00:00Z");
/** `hh:mm` of the day's own hours → epoch ms. */
export const at = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return DAY_START + hours * HOUR_MS + minutes * MINUTE_MS;
};

export const QUIET = { from: at("02:45"), to: at("04:40") };

/** An event that counts as damaging until BMKG puts it right: after as long as it did, or soon. */
export const BALI_AT = at(WHOLE ? "04:58" : "18:26");
export const BALI_CORRECTED_AT = BALI_AT + (WHOLE ? CORRECTED_AFTER_MS : 20 * MINUTE_MS);
/** The short slice ends before it, and so does the rest that a busy machine needs to come to a stand. */
export const TALAUD_AT = at(WHOLE ? "07:45" : "22:00");
/** A machine's solution that BMKG lists no longer after a few minutes. */
export const PHANTOM = { at: at("19:10"), withdrawnAt: at("19:19") };

/**
 * Memory is weighed at these times and once more when the slice is over and the wall stands still. The first and the last
 * are in calm: of the day before its alarms and ten hours after the last great one, of the evening after its first event
 * (by then most code is compiled) and after its second.
 */
export const SLICE = WHOLE
  ? {
      from: DAY_START,
      to: DAY_START + DAY_MS,
      weighedAt: Array.from({ length: 22 }, (_, i) => DAY_START + (i + 2) * HOUR_MS - 3 * MINUTE_MS),
    }
  : { from: at("18:14"), to: at("19:34"), weighedAt: [at("19:06"), at("19:31")] };
