import type { IncomingHttpHeaders } from "node:http";
import { isIP } from "node:net";
import { clientAddress, type Trusts } from "./trust.ts";

/** A request as far as a door looks at it: one for a page, or the first of a socket. */
export interface Knocked {
  headers: IncomingHttpHeaders;
  /** Who holds the connection: the screen itself, or a proxy. */
  peer: string;
}

/** access.1: who asks, and whether over TLS. */
export interface Caller {
  address: string;
  secure: boolean;
}

export function callerOf({ headers, peer }: Knocked, trusts: Trusts): Caller {
  const told = trusts(peer, 0) ? first(headers["x-forwarded-proto"]) : undefined;
  return { address: clientAddress(peer, headers["x-forwarded-for"], trusts), secure: told === "https" };
}

/** What a proxy tells in a header that may name several: that of the first, who stands nearest to the asker. */
export function first(header: string | string[] | undefined): string | undefined {
  return [header ?? []].flat()[0]?.split(",")[0]?.trim();
}

/**
 * Who can take another address at will counts as one: a house has a /64 of IPv6 to itself (RFC 6177), of IPv4 one address.
 * What is no address counts by its letters.
 */
export function neighbourhood(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.toLowerCase().replace(/%.*$/, "").split("::");
  const before = head === "" ? [] : head.split(":");
  const after = (tail ?? "").split(":").filter((group) => group !== "");
  // An IPv4 address at the end stands for two groups.
  const written = [...before, ...after].reduce((count, group) => count + (group.includes(".") ? 2 : 1), 0);
  const groups = tail === undefined ? before : [...before, ...Array<string>(8 - written).fill("0"), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
