import { MINUTE_MS } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import { reasonOf, type Log } from "../log.ts";
import type { Login, Sittings } from "../store/sittings/rows.ts";

/** access.9: of who was refused, so many addresses a minute get lines of their own; a house has a whole /64 of them to spend. */
export const ADDRESSES = 100;
/** In the place of an address: of all the others. */
export const OTHERS = "lainnya";

interface AuditParts {
  sittings: Pick<Sittings, "noteLogin">;
  clock: Clock;
  log: Log;
}

/** Notes who came in and who was refused, and never what they typed. Nobody waits for it. */
export function createAudit({ sittings, clock, log }: AuditParts) {
  let minute = 0;
  const told = new Set<string>();

  function named(address: string, at: number): string {
    if (at !== minute) told.clear();
    minute = at;
    if (told.size < ADDRESSES) told.add(address);
    return told.has(address) ? address : OTHERS;
  }

  return (outcome: Login["outcome"], address: string, officer: string | null): void => {
    const at = Math.floor(clock.now() / MINUTE_MS) * MINUTE_MS;
    const isIn = outcome === "opened" || outcome === "pin";
    sittings
      .noteLogin({ at, address: isIn ? address : named(address, at), officer, outcome })
      .catch((error: unknown) => log("warn", "the audit of logins was not written", { reason: reasonOf(error) }));
  };
}
