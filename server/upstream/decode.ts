/**
 * feed.22: a body's bytes as text. UTF-8 wherever they are valid UTF-8, whatever is declared: text of another charset practically never is.
 * Else by the byte order mark, the `Content-Type`, the XML declaration, and last Windows-1252, which holds ISO-8859-1.
 */
export function decode(body: Uint8Array, contentType: string | undefined): string {
  const mark = markOf(body);
  if (mark !== null) return new TextDecoder(mark).decode(body);
  const declared = charsetIn(contentType) ?? charsetIn(new TextDecoder("latin1").decode(body.subarray(0, 200)));
  // Such bytes may be valid UTF-8 too, each second one a zero.
  if (declared !== null && /^utf-?16/i.test(declared)) return decoderOf(declared).decode(body);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return decoderOf(declared ?? FALLBACK).decode(body);
  }
}

const FALLBACK = "windows-1252";

function markOf([first, second]: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

/** `text/xml; charset="ISO-8859-1"`, `<?xml version="1.0" encoding='ISO-8859-1'?>` */
function charsetIn(text: string | undefined): string | null {
  return /(?:charset|encoding)\s*=\s*["']?([\w.:-]+)/i.exec(text ?? "")?.[1] ?? null;
}

/** Bytes that are no UTF-8, though they are declared so, are the fallback's. */
function decoderOf(charset: string) {
  try {
    return new TextDecoder(/^utf-?8$/i.test(charset) ? FALLBACK : charset);
  } catch {
    return new TextDecoder(FALLBACK);
  }
}
