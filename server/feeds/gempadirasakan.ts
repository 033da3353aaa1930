import { HOUR_MS } from "../../shared/time.ts";
import type { Feed } from "../upstream/feed.ts";
import { readTews } from "./tewsRecord.ts";

/** The 15 latest felt quakes. Late (median 46 minutes after the quake), and revised in place (FEEDS §1.4). */
export const gempadirasakan: Feed = {
  id: "gempadirasakan",
  title: "Dirasakan",
  tells: ["quake"],
  host: "data",
  path: "/DataMKG/TEWS/gempadirasakan.json",
  everySeconds: 120,
  offsetSeconds: 101,
  // Gaps above 72 hours: 4 in the 1,347 days up to August 2026.
  quietAfterMs: 72 * HOUR_MS,
  parse: (body) => readTews(body, "gempadirasakan", () => "felt"),
};
