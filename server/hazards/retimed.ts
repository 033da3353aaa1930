import { hasFlag } from "../../shared/record/flag.ts";
import type { Earthquake, HazardStatus, Statement } from "../../shared/record/hazard.ts";
import { combine } from "./combine.ts";
import { isAhead } from "./doubt.ts";
import { heldFlags, nextVersions, statusOf } from "./quake.ts";

/** What is known now of a quake that was first heard of by a wrong present. */
export interface Hindsight {
  /** When that was truly seen which is noted as seen at `at`; null where what is noted is right. */
  trulySeen(at: number): number | null;
  /** It came with the very first body of its feed. */
  firstRead: boolean;
  /** BMKG's hosts tell `now`. */
  sure: boolean;
  now: number;
}

const JUDGED_BY_TIME: readonly HazardStatus[] = ["held", "history"];

/**
 * When what is known of a quake was truly seen, as far as its record alone tells (clock.6): what is noted as seen in the future was noted by a present
 * that was ahead, and what lay ahead of a present that no host confirmed may have been seen by one that was behind. Then
 * it was seen by `now` at the latest, which the hosts tell.
 */
export function seenByNow(quake: Earthquake, now: number): Hindsight["trulySeen"] {
  const isUnsure = hasFlag(quake, "time-unsure");
  return (at) => (isUnsure || isAhead(at, now) ? now : null);
}

/**
 * clock.6: a quake that was first heard of by a present which was wrong, as it would have been judged by the right one; null when
 * that changes nothing. A date that lies ahead by the right present too stays doubted (doubt.2).
 */
export function retimed(quake: Earthquake, { trulySeen, firstRead, sure, now }: Hindsight): Earthquake | null {
  const firstSeenAt = trulySeen(quake.firstSeenAt);
  if (firstSeenAt === null || !JUDGED_BY_TIME.includes(quake.status)) return null;
  const statements = quake.statements.map((said): Statement => {
    const seenAt = trulySeen(said.seenAt);
    if (seenAt === null) return said;
    if (isAhead(said.originTime, seenAt)) return { ...said, seenAt };
    return { ...said, seenAt, doubts: said.doubts.filter(({ kind }) => kind !== "future-time") };
  });
  const claim = combine(statements);
  if (!claim) return null;
  const held = statements.every(({ doubts }) => doubts.length > 0);
  const status = statusOf(null, claim, { held, test: false, isNews: false, context: { now: firstSeenAt, firstRead } });
  const doubted = heldFlags(statements);
  const wasUnsure = hasFlag(quake, "time-unsure");
  const isUnsure = wasUnsure && !sure && doubted.has("held:future-time");
  if (status === quake.status && isUnsure === wasUnsure) return null;
  const others = quake.flags.filter((flag) => !flag.startsWith("held:") && (isUnsure || flag !== "time-unsure"));
  const flags = [...others, ...doubted];
  const versions = nextVersions(quake, claim, held, now);
  return { ...quake, status, firstSeenAt, updatedAt: now, flags, versions, statements };
}
