import { createHash } from "node:crypto";
import type { QuakeForm } from "../../../shared/record/bulletin.ts";
import type { Statement } from "../../../shared/record/hazard.ts";
import { HOUR_MS, MINUTE_MS } from "../../../shared/time.ts";

/**
 * A feed that goes back to what it told before (quake.10): nearly always an edge of BMKG's CDN that still holds the older body,
 * and answers in turn with one that does not. Seldom a correction taken back, and then it stays.
 */

/**
 * Ours: longer than any edge was seen to lag. What the feed went back to is believed when it was told without a break for twice as long as the
 * other had stood, and not before this; each return that is nevertheless believed makes the next wait four times as long.
 */
const LEAST_MS = 30 * MINUTE_MS;
const MOST_MS = 3 * HOUR_MS;
const TIMES_AS_LONG = 2;
const LONGER = 4;
/** Digests kept of one statement: what was told before these may be told again. A tsunami has more stages. */
const MOST_KEPT: Partial<Record<QuakeForm, number>> & { others: number } = { tsunami: 16, others: 4 };

/** All that a statement tells, as text. Not when it was seen, and not the words of a doubt, which name the present time. */
export function tells(statement: Statement): string {
  const {
    seenAt: _seen,
    revisedAt: _revised,
    earlier: _earlier,
    returned: _returned,
    haste: _haste,
    ...said
  } = statement;
  const { doubts, ...rest } = said;
  return JSON.stringify([rest, doubts.map((doubt) => doubt.kind)]);
}

/** Whether the feed told this before what it tells now. */
export function wasTold(said: Statement, slot: Statement): boolean {
  return (slot.earlier ?? []).includes(digest(said));
}

/** Whether `said` bears an older issue than what the same feed has told since. */
export function isOlderIssue(said: Statement, slot: Statement): boolean {
  return said.issuedAt !== null && slot.issuedAt !== null && said.issuedAt < slot.issuedAt;
}

/** A feed that goes back to what it told before: whether it is believed by now, and else the slot with what must be remembered of it. */
export function wentBack(said: Statement, slot: Statement, now: number): "believed" | Statement {
  const { returned } = slot;
  const to = digest(said);
  if (returned?.to === to && !returned.broken) return now >= believedFrom(slot, returned.at) ? "believed" : slot;
  // While it swings at each poll, nothing is written for each.
  return returned && now - returned.at < LEAST_MS ? slot : { ...slot, returned: { to, at: now } };
}

/** The slot after its own telling was heard once more: a feed that had gone back did not stay there. */
export function toldAgain(slot: Statement): Statement {
  const { returned } = slot;
  return !returned || returned.broken ? slot : { ...slot, returned: { ...returned, broken: true } };
}

/** Whether a feed went back and is not yet believed: until then it must be heard at each turn, though its body is as before. */
export function awaitsProof(slot: Statement, now: number): boolean {
  const { returned } = slot;
  return returned !== undefined && !returned.broken && now < believedFrom(slot, returned.at) + LEAST_MS;
}

function believedFrom({ seenAt, revisedAt, earlier = [] }: Statement, returnedAt: number): number {
  const stoodMs = returnedAt - Math.max(seenAt, revisedAt);
  const waitMs = Math.min(MOST_MS, Math.max(LEAST_MS, TIMES_AS_LONG * stoodMs));
  return returnedAt + waitMs * LONGER ** Math.max(0, Math.min(earlier.length, MOST_KEPT.others) - 1);
}

/** What `slot` remembers, and itself, for the statement that takes its place. */
export function earlierOf(slot: Statement): string[] {
  const own = digest(slot);
  const most = MOST_KEPT[slot.form] ?? MOST_KEPT.others;
  return [...(slot.earlier ?? []).filter((other) => other !== own), own].slice(-most);
}

function digest(statement: Statement): string {
  return createHash("sha256").update(tells(statement)).digest("base64url").slice(0, 12);
}
