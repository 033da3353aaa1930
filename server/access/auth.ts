import { createHash, randomBytes } from "node:crypto";
import { CLOCK_IS_OFF_MS } from "../../shared/bmkg/standing.ts";
import { HOUR_MS } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { createAttempts } from "./attempts.ts";
import type { Caller } from "./caller.ts";
import type { EndedSessions } from "./endedSessions.ts";
import { createSeal, isSame } from "./seal.ts";

/** Who may sit at the desk: whoever knows the one secret of this centre. */
export interface Auth {
  /** For pages and for the socket's audience `desk`: true when the cookie header holds a session that still runs. */
  isDesk(cookieHeader: string | undefined, secure: boolean): boolean;
  login(caller: Caller, secret: string): Login;
  /** Ends the session that the cookie header holds, if it holds one, for good. */
  logout(cookieHeader: string | undefined, secure: boolean): void;
  cookieName(secure: boolean): string;
  /** Calls when a session was ended before its time. */
  onEnd(listener: () => void): void;
}

type Login =
  | { outcome: "open"; cookie: { name: string; value: string; maxAgeMs: number } }
  | { outcome: "wrong" }
  | { outcome: "too-many"; waitS: number };

interface AuthParts {
  secret: string;
  /** The journal's epoch: nodes that share it are one instance. */
  instance: string;
  /** The real one, in a drill too: a shift doesn't run at the drill's speed. */
  clock: Clock;
  ended: EndedSessions;
  log: Log;
}

export const SESSION_MS = 12 * HOUR_MS;

export function createAuth({ secret, instance, clock, ended, log }: AuthParts): Auth {
  const session = createSeal(secret, `sigap desk session ${instance}`);
  const attempts = createAttempts(() => clock.steady());
  // access.4: a browser keeps one jar for all ports of a host, so two instances there must not share a name. Over TLS no page but
  // one of this very host can set a cookie with this prefix (RFC 6265bis §4.1.3.2).
  const tag = createHash("sha256").update(instance).digest("hex").slice(0, 8);
  const cookieName = (secure: boolean) => `${secure ? "__Host-" : ""}sigap_desk_${tag}`;

  /** The id of a session that runs; null for none. */
  function running(cookieHeader: string | undefined, secure: boolean): string | null {
    const [, expiresAt, id] =
      /^(\d+)-(.+)$/.exec(session.open(cookieNamed(cookieName(secure), cookieHeader)) ?? "") ?? [];
    if (id === undefined || ended.has(id)) return null;
    const leftMs = Number(expiresAt) - clock.now();
    // One that runs longer than a session can was opened by a clock that was ahead (clock.2).
    return leftMs > 0 && leftMs <= SESSION_MS + CLOCK_IS_OFF_MS ? id : null;
  }

  return {
    isDesk: (cookieHeader, secure) => running(cookieHeader, secure) !== null,
    cookieName,
    onEnd: ended.onEnd,

    login({ address, secure }, given) {
      const waitS = attempts.waitS(address);
      if (waitS > 0) return { outcome: "too-many", waitS };
      if (!isSame(given, secret)) {
        log("warn", "desk: wrong secret", { address, failures: attempts.failed(address) });
        return { outcome: "wrong" };
      }
      attempts.succeeded(address);
      const value = session.close(`${clock.now() + SESSION_MS}-${randomBytes(9).toString("base64url")}`);
      return { outcome: "open", cookie: { name: cookieName(secure), value, maxAgeMs: SESSION_MS } };
    },

    logout(cookieHeader, secure) {
      const id = running(cookieHeader, secure);
      if (id !== null) ended.end(id);
    },
  };
}

function cookieNamed(name: string, header: string | undefined): string {
  const pair = (header ?? "").split(";").find((part) => part.trim().startsWith(`${name}=`));
  return pair?.trim().slice(name.length + 1) ?? "";
}
