import { createHash, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** What leaves the house and comes back: anybody can read it, nobody else can make it. */
interface Seal {
  /** `body.signature`; the body is of letters that base64url knows. */
  close(body: string): string;
  /** The body as it left; null when the seal is not ours. Never throws. */
  open(sealed: string): string | null;
}

const SEALED = /^([\w-]+)\.([\w-]{43})$/;

/** @param purpose gives each use a key of its own: what was sealed for one is worth nothing for another. */
export function createSeal(secret: string, purpose: string): Seal {
  const key = Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));
  const signatureOf = (body: string) => createHmac("sha256", key).update(body).digest("base64url");
  return {
    close: (body) => `${body}.${signatureOf(body)}`,
    open(sealed) {
      const [, body = "", signature = ""] = SEALED.exec(sealed) ?? [];
      return isSame(signature, signatureOf(body)) ? body : null;
    },
  };
}

/** Digests have one length, so the comparison takes the same time whatever was sent. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
