import { createHash } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

/** A body made once and answered many times: both encodings, its ETag and its headers stand ready. */
export interface Frozen {
  plain: Buffer;
  /** Null where compressing gains nothing. */
  gzipped: Buffer | null;
  etag: string;
  plainHeaders: OutgoingHttpHeaders;
  gzipHeaders: OutgoingHttpHeaders;
  unchangedHeaders: OutgoingHttpHeaders;
}

const COMPRESSED_BETTER = /^(text\/|application\/(json|javascript|manifest)|image\/svg|application\/octet-stream)/;

/**
 * @param headers sent with every answer, 304 included: caching and safety.
 * @param name by which a later body is another one; without it that is asked of the body itself.
 */
export async function freeze(
  body: Buffer | string,
  type: string,
  headers: OutgoingHttpHeaders,
  name?: string,
): Promise<Frozen> {
  const plain = Buffer.from(body);
  const gzipped = plain.length > 512 && COMPRESSED_BETTER.test(type) ? await promisify(gzip)(plain) : null;
  return frozen(plain, gzipped, type, headers, name);
}

/** For small bodies that change each second: not compressed, hence not waited for. */
export function freezeSmall(body: string, type: string, headers: OutgoingHttpHeaders): Frozen {
  return frozen(Buffer.from(body), null, type, headers);
}

function frozen(
  plain: Buffer,
  gzipped: Buffer | null,
  type: string,
  headers: OutgoingHttpHeaders,
  name = createHash("sha256").update(plain).digest("base64url").slice(0, 22),
): Frozen {
  // Weak: one tag for both encodings of the same text.
  const etag = `W/"${name}"`;
  const common = { ...headers, etag, vary: "accept-encoding" };
  return {
    plain,
    gzipped,
    etag,
    plainHeaders: { ...common, "content-type": type, "content-length": plain.length },
    gzipHeaders: {
      ...common,
      "content-type": type,
      "content-encoding": "gzip",
      "content-length": gzipped?.length ?? 0,
    },
    unchangedHeaders: common,
  };
}

/** Answers a GET or HEAD, with 304 when the client holds this very text. */
export function sendFrozen(req: IncomingMessage, res: ServerResponse, body: Frozen, status = 200): void {
  const held = req.headers["if-none-match"];
  if (status === 200 && held !== undefined && holds(held, body.etag)) {
    res.writeHead(304, body.unchangedHeaders);
    res.end();
    return;
  }
  const zipped = body.gzipped !== null && takesGzip(req.headers["accept-encoding"]);
  res.writeHead(status, zipped ? body.gzipHeaders : body.plainHeaders);
  if (req.method === "HEAD") res.end();
  else res.end(zipped ? body.gzipped : body.plain);
}

/** Weak comparison (RFC 9110 §13.1.2). */
function holds(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch.trim() === "*") return true;
  const opaque = etag.slice(2);
  return ifNoneMatch.split(",").some((tag) => tag.trim().replace(/^W\//, "") === opaque);
}

function takesGzip(acceptEncoding: string | string[] | undefined): boolean {
  if (acceptEncoding === undefined) return false;
  return String(acceptEncoding)
    .split(",")
    .map((offer) => offer.split(";").map((part) => part.trim().toLowerCase()))
    .some(([name, weight]) => (name === "gzip" || name === "*") && !/^q=0(\.0*)?$/.test(weight ?? ""));
}
