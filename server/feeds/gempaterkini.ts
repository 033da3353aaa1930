import { DAY_MS } from "../../shared/time.ts";
import type { Feed } from "../upstream/feed.ts";
import { readTews } from "./tewsRecord.ts";

/** The 15 latest quakes of M 5.0 and more. Not always sorted, and may name one quake several times (FEEDS §1.4). */
export const gempaterkini: Feed = {
  id: "gempaterkini",
  title: "M ≥ 5",
  tells: ["quake"],
  host: "data",
  path: "/DataMKG/TEWS/gempaterkini.json",
  everySeconds: 120,
  offsetSeconds: 41,
  // Of the gaps between M ≥ 5 quakes in BMKG's catalogue since 2015, two are longer than ten days (holes of the catalogue apart).
  quietAfterMs: 10 * DAY_MS,
  parse: (body) => readTews(body, "gempaterkini", () => "m5"),
};
