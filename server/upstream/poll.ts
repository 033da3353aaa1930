import { cutBy, remark, type Remark } from "../../shared/bmkg/remarks.ts";
import { createHash } from "node:crypto";
import type { Clock } from "../clock.ts";
import { decode } from "./decode.ts";
import { isHtml } from "./document.ts";
import type { Reading } from "./feed.ts";
import { Unreadable } from "./feed.ts";
import { shortReason } from "./plainText.ts";
import type { Conditional, Get, StayAway } from "./get.ts";

/** feed.19: what came of one try. An outage is never an empty reading. */
export type Outcome =
  | { outcome: "read"; reading: Reading; fetchedAt: number }
  | { outcome: "unchanged"; fetchedAt: number }
  | { outcome: "unreachable"; reason: Remark }
  | { outcome: "unreadable"; reason: Remark; body: string };

/** The last body that could be read. Never one that couldn't: a 304 on that would call the unreadable unchanged. */
export interface Memory extends Conditional {
  bodyHash: string;
}

export type Polled<Read = Reading> =
  | { outcome: "read"; reading: Read; body: string; fetchedAt: number; memory: Memory }
  | { outcome: "unchanged"; fetchedAt: number }
  | {
      outcome: "unreachable";
      reason: Remark;
      stayAway: StayAway;
      httpStatus: number | null;
      retryAfterMs: number | null;
    }
  | { outcome: "unreadable"; reason: Remark; body: string; stayAway: StayAway };

interface PollParts<Read> {
  url: string;
  memory: Memory | null;
  parse(body: string): Read;
  get: Get;
  clock: Clock;
}

/** Fetches and parses once. Never throws. */
export async function poll<Read>({ url, memory, parse, get, clock }: PollParts<Read>): Promise<Polled<Read>> {
  const got = await get(url, { etag: memory?.etag ?? null, lastModified: memory?.lastModified ?? null });
  switch (got.status) {
    case "failed": {
      const { reason, stayAway, httpStatus, retryAfterMs } = got;
      return { outcome: "unreachable", reason, stayAway, httpStatus, retryAfterMs };
    }
    case "not-modified": {
      if (memory) return { outcome: "unchanged", fetchedAt: clock.now() };
      const reason = remark("HTTP 304, though nothing was known to be modified");
      return { outcome: "unreachable", reason, stayAway: "far", httpStatus: 304, retryAfterMs: null };
    }
    case "ok": {
      const { contentType, etag, lastModified } = got;
      const body = decode(got.body, contentType);
      const bodyHash = createHash("sha256").update(body).digest("hex");
      if (bodyHash === memory?.bodyHash) return { outcome: "unchanged", fetchedAt: clock.now() };
      try {
        const reading = parse(body);
        return { outcome: "read", reading, body, fetchedAt: clock.now(), memory: { etag, lastModified, bodyHash } };
      } catch (error) {
        // A fault of our own driver must not stop the poller either; the kept body shows what it stumbled over.
        const reason =
          error instanceof Unreadable
            ? error.remark
            : cutBy(shortReason, remark("the driver failed: {}", String(error)));
        return { outcome: "unreadable", reason, body, stayAway: isHtml(body) ? "far" : "near" };
      }
    }
  }
}
