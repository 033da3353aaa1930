import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { QuakeFacts } from "../../server/drill/scenarios/told.ts";
import { DAY_MS } from "../../shared/time.ts";

/** In the companion folder. */
export const CATALOGUE = "feeds/catalogue/bmkg_catalogue_2008-2023.csv.gz";

/**
 * All quakes that BMKG's catalogue, a `file`, holds of the 24 hours from `from` (`2022-11-15T16:50:00Z`), told as if they
 * began at `startAt` (epoch ms); oldest first. Throws a sentence when it knows nothing of them.
 */
export function recordedDay(file: string, from: string, startAt: number): QuakeFacts[] {
  const byMs = startAt - Date.parse(from);
  const quakes = gunzipSync(readFileSync(file))
    .toString("utf8")
    .split("\n")
    // The place stands in quotes for its comma; what is needed stands before it.
    .map((row) => row.split(",", 5))
    .map(([time = "", lat, lng, depth, magnitude]): QuakeFacts => ({
      originTime: Math.floor(Date.parse(time) / 1000) * 1000 + byMs,
      at: [Number(lng), Number(lat)],
      magnitude: Number(magnitude),
      depthKm: Math.max(1, Math.round(Number(depth))),
    }))
    .filter(({ originTime }) => originTime >= startAt && originTime < startAt + DAY_MS)
    .sort((a, b) => a.originTime - b.originTime);
  if (quakes.length === 0) throw new Error(`${file} holds no quake of the day from ${from}.`);
  return quakes;
}
