import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Solution } from "./tell.ts";

/** BMKG's catalogue as it was recorded: `time_utc,lat,lon,depth_km,mag,…`, gzipped; oldest first. Throws a sentence that names the row. */
export function readCatalogue(file: string): Solution[] {
  const [, ...rows] = gunzipSync(readFileSync(file)).toString("utf8").trim().split("\n");
  return rows.map((row, i) => {
    // The place stands in quotes for its comma; what is needed stands before it.
    const [time = "", lat, lng, depthKm, magnitude] = row.split(",", 5);
    const solution: Solution = {
      originTime: Math.floor(Date.parse(time) / 1000) * 1000,
      at: [Number(lng), Number(lat)],
      magnitude: Number(magnitude),
      depthKm: Number(depthKm),
    };
    const { originTime, at } = solution;
    if (![originTime, ...at, solution.magnitude, solution.depthKm].every(Number.isFinite))
      throw new Error(`${file}, row ${i + 2}: "${row.slice(0, 80)}" is no quake.`);
    return solution;
  });
}
