import { cutBy, remark, systemError, type Remark } from "../../shared/bmkg/remarks.ts";
import type { Clock } from "../clock.ts";
import { reasonOf } from "../log.ts";
import type { Budget } from "./budget.ts";
import { shortReason } from "./plainText.ts";
import type { TimeTold } from "./hostClock.ts";

/** What the server gave with the last body that could be read; null where it gave nothing. */
export interface Conditional {
  etag: string | null;
  lastModified: string | null;
}

/** How long to stay away: `far` when the server refuses, `near` when the line is bad, `none` when we didn't even ask. */
export type StayAway = "far" | "near" | "none";

export type Got =
  | { status: "ok"; body: Buffer; contentType?: string | undefined; etag: string | null; lastModified: string | null }
  | { status: "not-modified" }
  | { status: "failed"; reason: Remark; stayAway: StayAway; httpStatus: number | null; retryAfterMs: number | null };

export type Get = (url: string, conditional: Conditional) => Promise<Got>;

interface GetParts {
  userAgent: string;
  /** For the whole exchange, the body included: a stalled socket must not hold the rhythm. */
  timeoutMs: number;
  /** Of the body as it is after gunzip. */
  maxBytes: number;
  budget: Budget;
  clock: Clock;
  /** Told what each answer, an error and a 304 too, says of the present (clock.4). */
  hearTime?: (told: TimeTold) => void;
}

/** feed.15: one GET over the network. Never throws, never follows a redirect: BMKG's paths don't move without us hearing of it. */
export function createGet({ userAgent, timeoutMs, maxBytes, budget, clock, hearTime }: GetParts): Get {
  return async (url, { etag, lastModified }) => {
    const waitMs = budget.take();
    if (waitMs > 0) return failed(remark("our own limit of requests to BMKG is reached"), "none", null, waitMs);
    const headers: Record<string, string> = { "user-agent": userAgent, "accept-encoding": "gzip", accept: "*/*" };
    if (etag !== null) headers["if-none-match"] = etag;
    if (lastModified !== null) headers["if-modified-since"] = lastModified;
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(new Error(`no whole answer within ${timeoutMs / 1000} s`)), timeoutMs);
    try {
      const askedMs = clock.steady();
      const response = await fetch(url, { headers, redirect: "manual", signal: abort.signal });
      const at = presentIn(response.headers);
      if (at !== null) hearTime?.({ at, askedMs, cameMs: clock.steady() });
      return await read(response, maxBytes, clock);
    } catch (error) {
      return failed(systemError(sentence(error)), "near", null, null);
    } finally {
      clearTimeout(timer);
      // Lets go of a body that nobody will read (errors, redirects, too large); a body read to its end doesn't mind.
      abort.abort();
    }
  };
}

async function read(response: Response, maxBytes: number, clock: Clock): Promise<Got> {
  const { status, statusText, headers } = response;
  if (status === 304) return { status: "not-modified" };
  if (status >= 300 && status < 400)
    return failed(systemError(`HTTP ${status}: redirect to ${headers.get("location")}`), "far", status, null);
  if (status !== 200) {
    return failed(
      systemError(`HTTP ${status} ${statusText}`.trim()),
      "far",
      status,
      retryAfterMs(headers.get("retry-after"), presentIn(headers) ?? clock.now()),
    );
  }
  const body = await readUpTo(response, maxBytes);
  if (body === null) return failed(remark("the body is larger than {} bytes", maxBytes), "far", status, null);
  return {
    status: "ok",
    body,
    contentType: headers.get("content-type") ?? undefined,
    etag: headers.get("etag"),
    lastModified: headers.get("last-modified"),
  };
}

/** When the host says that it answered, epoch ms; null where it doesn't, and where a cache kept the answer (RFC 9111 §5.1). */
function presentIn(headers: Headers): number | null {
  const at = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(at) || Number(headers.get("age") ?? 0) > 0 ? null : at;
}

/** Null when there is more. */
async function readUpTo(response: Response, maxBytes: number): Promise<Buffer | null> {
  const body: AsyncIterable<Uint8Array> | null = response.body;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Seconds or a date (RFC 9110 §10.2.3). */
function retryAfterMs(text: string | null, now: number): number | null {
  if (text === null) return null;
  const waitMs = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : null;
}

function failed(reason: Remark, stayAway: StayAway, httpStatus: number | null, retryAfterMs: number | null): Got {
  return { status: "failed", reason: cutBy(shortReason, reason), stayAway, httpStatus, retryAfterMs };
}

/** fetch says only "fetch failed" or "terminated"; what happened stands in its cause. */
function sentence(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof Error)) return reasonOf(error);
  // Of a name with several addresses the first tells enough for a lamp.
  return `${reasonOf(error)}: ${reasonOf(cause instanceof AggregateError ? cause.errors[0] : cause)}`;
}
