import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import { callerOf, first, type Knocked } from "./caller.ts";
import type { Trusts } from "./trust.ts";

interface OwnPagesParts {
  trusts: Trusts;
  /** Origins of ours that stand in no header, behind a proxy that changes `Host` and doesn't say so. */
  origins: Config["ORIGINS"];
  log: Log;
}

/** Does a page of ours ask here, or a program that is no browser? */
export type IsOurs = (knocked: Knocked) => boolean;

/**
 * access.3: SameSite tells sites apart, not origins: a page on another port or a sister domain is of the same site, and the officer's
 * cookie goes with what it asks. So the browser's own word counts, which no page can change: `Sec-Fetch-Site`, and where it
 * is not sent (plain http, web sockets of Chromium) `Origin` against the names that we were asked by.
 */
export function createOwnPages({ trusts, origins, log }: OwnPagesParts): IsOurs {
  const complained = new Set<string>();
  return (knocked) => {
    const { headers, peer } = knocked;
    const site = first(headers["sec-fetch-site"]);
    if (site === "same-origin" || site === "none") return true;
    const { origin } = headers;
    if (site === undefined && origin === undefined) return true;
    const forwarded = trusts(peer, 0) ? first(headers["x-forwarded-host"]) : undefined;
    const ours =
      site === undefined &&
      [headers.host, forwarded].some((host) => isOf(origin, host, callerOf(knocked, trusts).secure));
    if (ours || (origin !== undefined && origins.includes(origin))) return true;
    // Once an origin, and not more than anybody can make up.
    const told = (origin ?? "none").slice(0, 200);
    if (!complained.has(told) && complained.size < 100) {
      complained.add(told);
      log("warn", "a page of another origin was refused; if it is ours, name it in ORIGINS", {
        origin: told,
        host: headers.host,
      });
    }
    return false;
  };
}

/** A proxy that doesn't tell of its TLS may stand before us, so an https page is believed; over TLS an http page is another's. */
function isOf(origin: string | undefined, host: string | undefined, secure: boolean): boolean {
  if (origin === undefined || host === undefined) return false;
  return [...(secure ? [] : ["http"]), "https"].some((scheme) => origin === originOf(`${scheme}://${host}`));
}

function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null;
}
