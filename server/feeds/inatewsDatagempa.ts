import { HOUR_MS } from "../../shared/time.ts";
import type { Feed } from "../upstream/feed.ts";
import { readInatews } from "./inatewsInfo.ts";

/** The latest bulletin of InaTEWS, felt, M ≥ 5 or tsunami: the fast path, 2 to 3 minutes after the quake. */
export const inatewsDatagempa: Feed = {
  id: "inatews-datagempa",
  title: "Buletin InaTEWS",
  tells: ["quake", "tsunami"],
  host: "inatews",
  path: "/datagempa.json",
  everySeconds: 15,
  offsetSeconds: 7,
  // The same bulletins as autogempa, so the same calendar.
  quietAfterMs: 48 * HOUR_MS,
  parse: (body) => readInatews(body, "inatews-datagempa"),
};
