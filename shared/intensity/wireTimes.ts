import { z } from "zod";
import type { TravelTimes } from "./travelTimes.ts";

/** The table of travel times on its way to a screen: seconds to a hundredth, as they were delivered. */
export const WireTimes = z.object({
  depthsKm: z.array(z.number()),
  distancesKm: z.array(z.number()),
  p: z.array(z.array(z.number())),
  s: z.array(z.array(z.number())),
});
export type WireTimes = z.infer<typeof WireTimes>;

export function toWire({ depthsKm, distancesKm, seconds }: TravelTimes): WireTimes {
  const rows = (table: readonly Float64Array[]) =>
    table.map((row) => Array.from(row, (s) => Math.round(s * 100) / 100));
  return { depthsKm: [...depthsKm], distancesKm: [...distancesKm], p: rows(seconds.P), s: rows(seconds.S) };
}

export function fromWire({ depthsKm, distancesKm, p, s }: WireTimes): TravelTimes {
  const rows = (table: readonly (readonly number[])[]) => table.map((row) => Float64Array.from(row));
  return { depthsKm, distancesKm, seconds: { P: rows(p), S: rows(s) } };
}
