import type { QuakeBulletin } from "../../shared/record/bulletin.ts";
import type { Earthquake, Statement } from "../../shared/record/hazard.ts";
import { wasTold } from "./swings/toAndFro.ts";

/** tsunami.4: which of two tsunami bulletins is the later one: by stage, and by issue where the stages don't tell. */

type Warning = Pick<QuakeBulletin, "stage" | "cancelled" | "issuedAt" | "originTime">;

/** `PD-3.1` → 3001; null where the stage says nothing of the order. */
function rankOf({ stage, cancelled }: Pick<Warning, "stage" | "cancelled">): number | null {
  const [, major, minor = 0] = /^PD-(\d{1,3})(?:\.(\d{1,3}))?/i.exec(stage ?? "") ?? [];
  return major === undefined || cancelled ? null : Number(major) * 1000 + Number(minor);
}

/** Of one body: those of known stage in their order, then the others by issue. */
export function byStage(a: Warning, b: Warning): number {
  const [rankA, rankB] = [rankOf(a), rankOf(b)];
  if (rankA === null || rankB === null) return Number(rankA === null) - Number(rankB === null) || saidAt(a) - saidAt(b);
  return rankA - rankB || saidAt(a) - saidAt(b);
}

/** Of different feeds: negative where `a` is the later one. */
export function laterFirst(a: Statement, b: Statement): number {
  const [rankA, rankB] = [rankOf(a), rankOf(b)];
  const byRank = rankA === null || rankB === null ? 0 : rankB - rankA;
  return byRank || (b.issuedAt ?? heardAt(b)) - (a.issuedAt ?? heardAt(a));
}

const saidAt = ({ issuedAt, originTime }: Warning) => issuedAt ?? originTime;
const heardAt = ({ seenAt, revisedAt }: Statement) => Math.max(seenAt, revisedAt);

/**
 * Whether `said` was issued before the bulletin in force of its feed, or is that of an earlier stage once more: the list repeats PD-1 beside
 * PD-4. A later stage is always heard, whatever the times; an earlier one where it was issued later and had not been told before.
 */
export function isOlderWarning(said: Statement, slot: Statement, { versions }: Pick<Earthquake, "versions">): boolean {
  if (said.form !== "tsunami") return false;
  const isEarlier = said.issuedAt !== null && slot.issuedAt !== null && said.issuedAt < slot.issuedAt;
  const [saidRank, slotRank] = [rankOf(said), rankOf(slot)];
  // A return to what was told of the same stage may be a correction taken back (quake.10).
  if (wasTold(said, slot) && (saidRank === null || saidRank !== slotRank)) return true;
  if (saidRank === null || slotRank === null || saidRank === slotRank) return isEarlier;
  if (saidRank > slotRank) return false;
  const isLater = said.issuedAt !== null && slot.issuedAt !== null && said.issuedAt > slot.issuedAt;
  return !isLater || versions.some(({ tsunami }) => tsunami.stage === said.stage);
}

/** tsunami.8: a bulletin that tells neither a stage, nor zones, nor that it cancels says nothing of a warning, and can't take its place. */
export function saysOfWarning({ form, stage, zones, cancelled }: Statement): boolean {
  return form === "tsunami" && (stage !== null || zones.length > 0 || cancelled === true);
}
