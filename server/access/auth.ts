import { CLOCK_IS_OFF_MS } from "../../shared/bmkg/standing.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { createSeal, isSame } from "./seal.ts";

/** Who may sit at the desk: whoever knows the one secret of this centre. */
export interface Auth {
  /** For pages and for the socket's audience `desk`: true when the cookie header holds a session that still runs. */
  isDesk: (cookieHeader: string | undefined) => boolean;
  /** @param address of the asker: five wrong secrets within a minute close the door to it. */
  login(address: string, secret: string): Login;
}

type Login =
  | { outcome: "open"; cookie: { name: string; value: string; maxAgeMs: number } }
  | { outcome: "wrong" }
  | { outcome: "too-many"; waitS: number };

export const DESK_COOKIE = "sigap_desk";
export const SESSION_MS = 12 * HOUR_MS;
const FAILURES_ALLOWED = 5;
const FAILURES_WITHIN_MS = MINUTE_MS;
/** A flood from many addresses must not fill the memory; the oldest are then forgotten. */
const ADDRESSES_KEPT = 10_000;

/** @param clock the real one, in a drill too: a shift doesn't run at the drill's speed. */
export function createAuth({ secret, clock, log }: { secret: string; clock: Clock; log: Log }): Auth {
  const session = createSeal(secret, "sigap desk session");
  const failures = new Map<string, number[]>();

  const recent = (address: string) =>
    (failures.get(address) ?? []).filter((at) => clock.steady() - at < FAILURES_WITHIN_MS);

  return {
    isDesk(cookieHeader) {
      const expiresAt = session.open(cookieNamed(DESK_COOKIE, cookieHeader));
      if (expiresAt === null) return false;
      const leftMs = Number(expiresAt) - clock.now();
      // One that runs longer than a session can was opened by a clock that was ahead (clock.2).
      return leftMs > 0 && leftMs <= SESSION_MS + CLOCK_IS_OFF_MS;
    },

    login(address, given) {
      const failedAt = recent(address);
      const first = failedAt[0];
      if (first !== undefined && failedAt.length >= FAILURES_ALLOWED)
        return { outcome: "too-many", waitS: Math.ceil((first + FAILURES_WITHIN_MS - clock.steady()) / 1000) };
      if (!isSame(given, secret)) {
        failures.delete(address);
        failures.set(address, [...failedAt, clock.steady()]);
        const oldest = failures.keys().next();
        if (failures.size > ADDRESSES_KEPT && !oldest.done) failures.delete(oldest.value);
        log("warn", "desk: wrong secret", { address, failures: failedAt.length + 1 });
        return { outcome: "wrong" };
      }
      failures.delete(address);
      const value = session.close(String(clock.now() + SESSION_MS));
      return { outcome: "open", cookie: { name: DESK_COOKIE, value, maxAgeMs: SESSION_MS } };
    },
  };
}

function cookieNamed(name: string, header: string | undefined): string {
  const pair = (header ?? "").split(";").find((part) => part.trim().startsWith(`${name}=`));
  return pair?.trim().slice(name.length + 1) ?? "";
}
