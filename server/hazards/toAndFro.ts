import { createHash } from "node:crypto";
import type { FeedId } from "../../shared/record/bulletin.ts";
import { hasFlag } from "../../shared/record/flag.ts";
import type { Hazard, Statement } from "../../shared/record/hazard.ts";
import { MINUTE_MS } from "../../shared/time.ts";

/**
 * A feed that goes back to what it told before (quake.10): nearly always an edge of BMKG's CDN that still holds the older body,
 * and answers in turn with one that does not. Seldom a correction taken back, and then it stays.
 */

/** Ours: longer than any edge was seen to lag. Each change that is nevertheless believed makes the next wait four times as long. */
const RETURN_MS = 30 * MINUTE_MS;
const LONGER = 4;
/** Digests kept of one statement: what was told before these may be told again. */
const MOST_KEPT = 4;

/** All that a statement tells, as text. Not when it was seen, and not the words of a doubt, which name the present time. */
export function tells({ seenAt: _seen, revisedAt: _revised, earlier: _earlier, doubts, ...rest }: Statement): string {
  return JSON.stringify([rest, doubts.map((doubt) => doubt.kind)]);
}

/** Whether `said` is older than what the same feed has told since: by the issue it bears, else because it was told before. */
export function isStale(said: Statement, slot: Statement, now: number): boolean {
  if (said.issuedAt !== null && slot.issuedAt !== null && said.issuedAt !== slot.issuedAt)
    return said.issuedAt < slot.issuedAt;
  return (slot.earlier ?? []).includes(digest(said)) && now < believedFrom(slot);
}

/** Whether a feed went back and is not yet believed: until then it must be heard at each turn, though its body is as before. */
export function awaitsProof(hazards: Iterable<Hazard>, feed: FeedId, now: number): boolean {
  for (const hazard of hazards)
    if (hazard.kind === "earthquake" && hasFlag(hazard, "to-and-fro"))
      if (hazard.statements.some((slot) => slot.feed === feed && slot.earlier && now < believedFrom(slot) + RETURN_MS))
        return true;
  return false;
}

function believedFrom({ revisedAt, earlier = [] }: Statement): number {
  return revisedAt + RETURN_MS * LONGER ** (earlier.length - 1);
}

/** What `slot` remembers, and itself, for the statement that takes its place. */
export function earlierOf(slot: Statement): string[] {
  const own = digest(slot);
  return [...(slot.earlier ?? []).filter((other) => other !== own), own].slice(-MOST_KEPT);
}

function digest(statement: Statement): string {
  return createHash("sha256").update(tells(statement)).digest("base64url").slice(0, 12);
}
