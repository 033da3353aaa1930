import type { FeedId } from "../record/bulletin.ts";

/** What BMKG tells of. */
export type Subject = "quake" | "tsunami" | "weather";

interface FeedFacts {
  /** BMKG's own name of the file, short enough for a table. */
  name: string;
  /** What its items are about: while it can't be trusted, of this less is known, or nothing. */
  tells: readonly Subject[];
}

/** Each feed, whatever it says just now: here for the screens too, which get no more than its status. Its driver declares the same. */
export const FEEDS: Readonly<Record<FeedId, FeedFacts>> = {
  autogempa: { name: "autogempa", tells: ["quake"] },
  gempaterkini: { name: "gempaterkini", tells: ["quake"] },
  gempadirasakan: { name: "gempadirasakan", tells: ["quake"] },
  "inatews-datagempa": { name: "InaTEWS datagempa", tells: ["quake", "tsunami"] },
  "inatews-tsunami": { name: "InaTEWS tsunami", tells: ["tsunami"] },
  "inatews-live": { name: "InaTEWS otomatis", tells: ["quake"] },
  nowcast: { name: "nowcast", tells: ["weather"] },
};
