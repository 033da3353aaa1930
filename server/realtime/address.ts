import type { Socket } from "socket.io";

const LOOPBACK = /^(127\.|::1$)/;

/** Whose screen it is. A proxy of the same machine may tell for whom it asks, as it may to the pages. */
export function addressOf({ address, headers }: Pick<Socket["handshake"], "address" | "headers">): string {
  const peer = address.replace(/^::ffff:/, "");
  if (!LOOPBACK.test(peer)) return peer;
  const forwarded = headers["x-forwarded-for"];
  const last = (Array.isArray(forwarded) ? forwarded.join(",") : (forwarded ?? "")).split(",").at(-1)?.trim();
  return last ? last.slice(0, 45) : peer;
}
