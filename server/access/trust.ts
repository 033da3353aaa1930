import { BlockList, isIP } from "node:net";
import type { Config } from "../config.ts";

/** May who stands at this address tell for whom it asks? `hop` is 0 for who holds our connection, 1 for the one behind it. */
export type Trusts = (address: string, hop: number) => boolean;

const NAMED: Record<string, readonly string[]> = {
  loopback: ["127.0.0.0/8", "::1/128"],
  linklocal: ["169.254.0.0/16", "fe80::/10"],
  uniquelocal: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"],
};

/** access.1: the proxies of TRUST_PROXY, for pages, sockets and the count of logins alike. */
export function trustOf(proxies: Config["TRUST_PROXY"]): Trusts {
  if (typeof proxies === "number") return (_address, hop) => hop < proxies;
  const list = new BlockList();
  for (const range of proxies.flatMap((each) => NAMED[each] ?? [each])) {
    const [net = "", bits] = range.split("/");
    list.addSubnet(net, Number(bits ?? (isIP(net) === 6 ? 128 : 32)), familyOf(net));
  }
  return (address) => {
    const bare = unmapped(address);
    return isIP(bare) !== 0 && list.check(bare, familyOf(bare));
  };
}

/** An address in a header may be of any length. */
const LONGEST_ADDRESS = 45;

/** The nearest address that is no trusted proxy's, as `proxy-addr` finds it for express. */
export function clientAddress(peer: string, forwardedFor: string | string[] | undefined, trusts: Trusts): string {
  const told = [forwardedFor ?? []].flat().flatMap((header) => header.split(","));
  const chain = [
    peer,
    ...told
      .map((address) => address.trim())
      .filter((address) => address !== "")
      .reverse(),
  ];
  const client = chain.find((address, hop) => !trusts(address, hop)) ?? chain.at(-1) ?? peer;
  return unmapped(client).slice(0, LONGEST_ADDRESS);
}

/** Node tells an IPv4 neighbour of a dual-stack socket as `::ffff:10.0.0.4`. */
const unmapped = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, "");

const familyOf = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4");
