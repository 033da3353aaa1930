import { isIPv6 } from "node:net";

/** Listening on all addresses, this machine is reached as localhost. */
const EVERYWHERE = ["0.0.0.0", "::"];

/** An address that a browser opens, of a server that listens on `host`; `bound` is how the system understood it. */
export function openable(host: string, { address: bound, port }: { address: string; port: number }): string {
  const name = EVERYWHERE.includes(bound) ? "localhost" : host;
  return `http://${isIPv6(name) ? `[${name.replace("%", "%25")}]` : name}:${port}`;
}
