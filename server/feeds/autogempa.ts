import { HOUR_MS } from "../../shared/time.ts";
import type { Feed } from "../upstream/feed.ts";
import { readTews } from "./tewsRecord.ts";

/** The latest bulletin; one URL for two kinds of statement (FEEDS §1.1), told apart by what they say. */
export const autogempa: Feed = {
  id: "autogempa",
  title: "Gempa",
  tells: ["quake"],
  host: "data",
  path: "/DataMKG/TEWS/autogempa.json",
  everySeconds: 15,
  offsetSeconds: 0,
  // 3,423 felt quakes of 2022–2026: a gap of 9.4 hours in the mean, 51 at the 99th percentile; M ≥ 5 bulletins fall in between.
  quietAfterMs: 48 * HOUR_MS,
  parse: (body) =>
    readTews(body, "autogempa", (felt, potensi) =>
      felt.length > 0 || /dirasakan/i.test(potensi ?? "") ? "felt" : "m5",
    ),
};
