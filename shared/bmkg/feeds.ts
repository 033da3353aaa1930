import type { FeedId } from "../record/bulletin.ts";

/** What BMKG tells of. */
export type Subject = "quake" | "tsunami" | "weather";

interface FeedFacts {
  /** BMKG's own name of the file, short enough for a table. */
  name: string;
  /** What its items are about: while it can't be trusted, of this less is known, or nothing. */
  tells: readonly Subject[];
  /** Of what it alone tells enough for us not to be blind: an automatic solution is no bulletin. */
  suffices: readonly Subject[];
}

/** Each feed, whatever it says just now: here for the screens too, which get no more than its status. Its driver declares the same. */
export const FEEDS: Readonly<Record<FeedId, FeedFacts>> = {
  autogempa: { name: "autogempa", tells: ["quake"], suffices: ["quake"] },
  gempaterkini: { name: "gempaterkini", tells: ["quake"], suffices: ["quake"] },
  gempadirasakan: { name: "gempadirasakan", tells: ["quake"], suffices: ["quake"] },
  "inatews-datagempa": { name: "InaTEWS datagempa", tells: ["quake", "tsunami"], suffices: ["tsunami"] },
  "inatews-tsunami": { name: "InaTEWS tsunami", tells: ["tsunami"], suffices: ["tsunami"] },
  "inatews-live": { name: "InaTEWS otomatis", tells: ["quake"], suffices: [] },
  nowcast: { name: "nowcast", tells: ["weather"], suffices: ["weather"] },
};
