import type { Earthquake, HazardStatus, Statement } from "../../shared/record/hazard.ts";
import { combine } from "./combine.ts";
import { isAhead } from "./doubt.ts";
import { heldFlags, nextVersions, statusOf } from "./quake.ts";

/** What was seen from `fromAt` to `untilAt`, by the present of then, was truly seen `byMs` later. */
interface Correction {
  byMs: number;
  fromAt: number;
  untilAt: number;
}

const JUDGED_BY_TIME: readonly HazardStatus[] = ["held", "history"];

/**
 * clock.6: a quake that was first heard of by a present which has since been put right, as it would have been judged by the right one; null when
 * that changes nothing. A date that lies ahead by the right present too stays doubted (doubt.2).
 */
export function retimed(quake: Earthquake, move: Correction, now: number): Earthquake | null {
  const isSeen = (at: number) => at >= move.fromAt && at <= move.untilAt;
  if (!isSeen(quake.firstSeenAt) || !JUDGED_BY_TIME.includes(quake.status)) return null;
  const statements = quake.statements.map((said): Statement => {
    if (!isSeen(said.seenAt)) return said;
    const seenAt = said.seenAt + move.byMs;
    if (isAhead(said.originTime, seenAt)) return { ...said, seenAt };
    return { ...said, seenAt, doubts: said.doubts.filter(({ kind }) => kind !== "future-time") };
  });
  const claim = combine(statements);
  if (!claim) return null;
  const firstSeenAt = quake.firstSeenAt + move.byMs;
  const held = statements.every(({ doubts }) => doubts.length > 0);
  // Whether its feed was ever read before is no longer known: only what was young counts as news.
  const heard = { now: firstSeenAt, firstRead: true };
  const status = statusOf(null, claim, { held, test: false, isNews: false, context: heard });
  if (status === quake.status) return null;
  const flags = [...quake.flags.filter((flag) => !flag.startsWith("held:")), ...heldFlags(statements)];
  const versions = nextVersions(quake, claim, held, now);
  return { ...quake, status, firstSeenAt, updatedAt: now, flags, versions, statements };
}
