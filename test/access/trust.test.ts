import { expect, test } from "vitest";
import { clientAddress, trustOf } from "../../server/access/trust.ts";
import { readConfig } from "../../server/config.ts";

const FORWARDED = "6.6.6.6, 203.0.113.7, 10.0.0.9";

test.each([
  ["nothing set, a proxy of this machine", undefined, "::ffff:127.0.0.1", FORWARDED, "10.0.0.9"],
  ["nothing set, a proxy of this machine over IPv6", undefined, "::1", "203.0.113.7", "203.0.113.7"],
  ["nothing set, somebody else speaks for himself alone", undefined, "10.0.0.4", FORWARDED, "10.0.0.4"],
  ["a proxy on another machine", "10.0.0.4", "10.0.0.4", "203.0.113.7", "203.0.113.7"],
  ["its neighbour is none", "10.0.0.4", "10.0.0.5", "203.0.113.7", "10.0.0.5"],
  ["a range, two proxies behind each other", "10.0.0.0/8", "::ffff:10.0.0.4", FORWARDED, "203.0.113.7"],
  ["several ranges", "loopback, 10.0.0.0/24,fd00::/8", "fd00::4", "203.0.113.7, 10.0.0.9", "203.0.113.7"],
  ["an address in full", "2001:db8::4", "2001:db8::4", "203.0.113.7", "203.0.113.7"],
  ["one proxy by number", "1", "10.0.0.4", FORWARDED, "10.0.0.9"],
  ["two proxies by number", "2", "10.0.0.4", FORWARDED, "203.0.113.7"],
  ["no proxy at all", "0", "127.0.0.1", FORWARDED, "127.0.0.1"],
  ["nobody told for whom", "10.0.0.4", "10.0.0.4", undefined, "10.0.0.4"],
  ["an empty header", "10.0.0.4", "10.0.0.4", " ,", "10.0.0.4"],
  ["what is no address is trusted nowhere", "10.0.0.4", "10.0.0.4", "6.6.6.6, unknown", "unknown"],
  ["all of them are proxies", "10.0.0.0/8", "10.0.0.4", "10.0.0.9, 10.0.0.8", "10.0.0.9"],
])("access.1 who asks: %s", (_, setting, peer, forwarded, client) => {
  const config = readConfig(setting === undefined ? {} : { TRUST_PROXY: setting });
  expect(clientAddress(peer, forwarded, trustOf(config.TRUST_PROXY))).toBe(client);
});

test("access.1 an address in a header is not kept at any length", () => {
  expect(clientAddress("127.0.0.1", "x".repeat(9000), trustOf(["loopback"]))).toHaveLength(45);
});
