import type { FeedId } from "../../shared/record/bulletin.ts";
import type { AreaNames } from "./areaCheck.ts";
import type { CodedAreas } from "./codedAreas.ts";

/** What a body's bulletins are heard against, besides the hazards known. */
export interface MergeContext {
  feed: FeedId;
  /** When the body was in hand, epoch ms; also the present against which times are judged. */
  now: number;
  /** No body of this feed was ever read before: what is old in it is history, not news. */
  firstRead: boolean;
  /** Nobody but our own clock told `now` (clock.4). */
  timeUnsure?: boolean | undefined;
  areaNames: AreaNames;
  /** Absent where no tables are at hand: then no code is known. */
  codedAreas?: CodedAreas | undefined;
}
