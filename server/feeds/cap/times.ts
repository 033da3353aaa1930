import { UNKNOWN_END_STANDS } from "../../../shared/bmkg/unknownEnd.ts";
import { DAY_MS, HOUR_MS } from "../../../shared/time.ts";

/** BMKG's weather warnings hold for hours. What would begin or end later than this is a wrongly typed date. */
const LONGEST_MS = 7 * DAY_MS;

interface Told {
  sentAt: number;
  /** Of each `info` that is heard; null where it told none that can be read. */
  begins: readonly (number | null)[];
  ends: readonly (number | null)[];
  /** Of the same in other languages. */
  endsElsewhere: readonly (number | null)[];
}

interface Span {
  effectiveAt: number;
  expiresAt: number;
  /** By how it is told; else it ends when our own setting says. */
  isEndKnown: boolean;
}

/** feed.25: when a warning holds. An end that is no end (none, not readable, before it was sent or begins, beyond all bounds) never makes it history. */
export function spanOf({ sentAt, begins, ends, endsElsewhere }: Told): Span {
  const told = begins.filter((at): at is number => at !== null && at - sentAt <= LONGEST_MS);
  // From any beginning: `sent` may be what is typed wrongly.
  const starts = [sentAt, ...begins].flatMap((at) => at ?? []);
  const isEnd = (at: number | null): at is number =>
    at !== null && at > sentAt && starts.some((start) => at > start && at - start <= LONGEST_MS);
  const beginsAt = told.length > 0 ? Math.min(...told) : sentAt;
  const own = ends.filter(isEnd);
  const known = own.length > 0 ? own : endsElsewhere.filter(isEnd);
  const isMissing = known.length === 0 || (own.length > 0 && own.length < ends.length);
  const latest = Math.max(...known, -Infinity);
  // Which of the two is wrong is not known; they may have changed places.
  if (latest <= beginsAt && known.length > 0)
    return { effectiveAt: sentAt, expiresAt: Math.max(ourEnd(sentAt), beginsAt), isEndKnown: false };
  const assumed = ourEnd(Math.max(sentAt, beginsAt));
  const isEndKnown = !isMissing || latest >= assumed;
  const expiresAt = isEndKnown ? latest : assumed;
  return { effectiveAt: beginsAt, expiresAt, isEndKnown };
}

const ourEnd = (from: number) => from + UNKNOWN_END_STANDS.value * HOUR_MS;
