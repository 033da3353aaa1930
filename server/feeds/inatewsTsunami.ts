import type { Feed } from "../upstream/feed.ts";
import { readInatews } from "./inatewsInfo.ts";

/** The last thirty tsunami bulletins, PD-1 to PD-4 of each event: what a datagempa.json read too late would have missed. */
export const inatewsTsunami: Feed = {
  id: "inatews-tsunami",
  title: "Tsunami",
  tells: ["tsunami"],
  host: "inatews",
  path: "/last30tsunamievent.xml",
  everySeconds: 60,
  offsetSeconds: 3,
  // Months without a tsunami warning are the rule.
  quietAfterMs: null,
  parse: (body) => readInatews(body, "inatews-tsunami"),
};
