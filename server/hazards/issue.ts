import type { Doubt, QuakeBulletin } from "../../shared/record/bulletin.ts";
import type { Earthquake } from "../../shared/record/hazard.ts";
import { DAY_MS, MINUTE_MS, stampWords } from "../../shared/time.ts";
import { isAhead, WARNING_FRESH_MS } from "./doubt.ts";

/** tsunami.7: of a warning; PD-4 came within hours of its origin each time. Less than two days is an origin that was typed a day early. */
export const LATEST_WARNING_MS = 2 * DAY_MS;

interface Issue {
  issuedAt: number | null;
  /** As BMKG typed it, where it can't be; then the bulletin counts as one that tells none. */
  issueDoubted?: number;
  /** Of the bulletin, as the driver found them and as they are by this. */
  doubts: Doubt[];
}

/**
 * tsunami.7: the time of issue, as far as it can be believed. A wrong one never shuts out what is said later, nor makes news of what is old;
 * and it does not hold a warning back whose quake is of now.
 */
export function issueOf(bulletin: QuakeBulletin, quake: Earthquake | null, now: number): Issue {
  const { issuedAt, originTime, form, doubts } = bulletin;
  if (issuedAt === null) return { issuedAt, doubts };
  const doubted = { issuedAt: null, issueDoubted: issuedAt, doubts };
  // What had not come yet when it was told does not become true by waiting (as doubt.2).
  if (isAhead(issuedAt, now) || quake?.statements.some(({ issueDoubted }) => issueDoubted === issuedAt)) return doubted;
  if (form !== "tsunami") return { issuedAt, doubts };
  if (issuedAt > originTime + LATEST_WARNING_MS) {
    if (quake !== null) return doubted;
    // Heard of for the first time, either may be what is wrong.
    const detail = `terbit ${stampWords(issuedAt)}, berhari-hari sesudah waktu asal ${stampWords(originTime)}`;
    return { ...doubted, doubts: [...doubts, { kind: "contradictory-time", detail }] };
  }
  if (issuedAt < originTime - MINUTE_MS && now - originTime <= WARNING_FRESH_MS && !isAhead(originTime, now))
    return { ...doubted, doubts: doubts.filter(({ kind }) => kind !== "contradictory-time") };
  return { issuedAt, doubts };
}
