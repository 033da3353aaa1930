import { cutBy, type Remark } from "../../shared/bmkg/remarks.ts";
import type { Subject } from "../../shared/bmkg/feeds.ts";
import type { Bulletin, FeedId } from "../../shared/record/bulletin.ts";
import { shortReason } from "./plainText.ts";

/** Which of BMKG's hosts; the base URLs come from the environment, the paths stay BMKG's. */
type FeedHost = "data" | "inatews" | "www";

/** A document that a body points to and that must be fetched as well (CAP alerts of the nowcast index). */
export interface Follow {
  /** Journal-wide key of the document; once a hazard bears it, it is fetched again only when it is dated anew. */
  code: string;
  path: string;
  /** When the index says that it came out, epoch ms; null when it doesn't say. */
  datedAt: number | null;
}

/** What a body said, in our own terms. */
export interface Reading {
  bulletins: Bulletin[];
  /** Newest time inside the body, epoch ms: origin time, issue time or the channel's own date. Null for an empty list. */
  newestAt: number | null;
  /** Records skipped and fields not known, each naming the field and its value. Empty when all was understood. */
  notes: Remark[];
  follow: Follow[];
  /** How many documents it names in a way that none of them can be asked for. */
  unfollowable?: number;
}

/** A feed describes itself and parses; it does not fetch, schedule, store or log. */
export interface Feed {
  id: FeedId;
  /** Title of its lamp, in Indonesian. */
  title: string;
  /** As `FEEDS` has it for the screens. */
  tells: readonly Subject[];
  host: FeedHost;
  path: string;
  everySeconds: number;
  /** Seconds into its rhythm, so that feeds do not fire together. */
  offsetSeconds: number;
  /** See `FeedStatus.quietAfterMs`. */
  quietAfterMs: number | null;
  /** Throws `Unreadable` with the field and the value when the body as a whole can't be trusted. */
  parse(body: string): Reading;
  /** Parses a followed document; absent where a feed has none. */
  parseFollowed?(body: string, code: string): Reading;
}

export class Unreadable extends Error {
  override name = "Unreadable";
  readonly remark: Remark;
  constructor(remark: Remark) {
    const short = cutBy(shortReason, remark);
    super(short);
    this.remark = short;
  }
}
