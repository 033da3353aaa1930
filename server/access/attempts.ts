import { MINUTE_MS } from "../../shared/time.ts";
import { neighbourhood } from "./caller.ts";

const WITHIN_MS = MINUTE_MS;
/** A flood from many addresses must not fill the memory; the oldest are then forgotten. */
const KEPT = 10_000;

/** desk.3, access.6: so many wrong secrets within a minute close the door, to one address, to its /64, and to all. */
const ALLOWED = { address: 5, neighbourhood: 10, all: 60 };

/**
 * How often who asked was wrong. From where the right secret came before, the wrong ones of others don't count: who floods the door
 * must not keep the officers out.
 * @param steadyMs a clock that nobody sets
 */
export function createAttempts(steadyMs: () => number) {
  const failures = new Map<string, number[]>();
  const known = new Set<string>();

  const circlesOf = (address: string) => {
    const near = neighbourhood(address);
    return [
      { name: `one ${address}`, allowed: ALLOWED.address },
      ...(near === address ? [] : [{ name: `near ${near}`, allowed: ALLOWED.neighbourhood }]),
      ...(known.has(near) ? [] : [{ name: "all", allowed: ALLOWED.all }]),
    ];
  };
  const recent = (name: string) => (failures.get(name) ?? []).filter((at) => steadyMs() - at < WITHIN_MS);

  return {
    /** Seconds until this address may try again; 0 when it may. */
    waitS(address: string): number {
      const waits = circlesOf(address).map(({ name, allowed }) => {
        const at = recent(name).at(-allowed);
        return at === undefined ? 0 : at + WITHIN_MS - steadyMs();
      });
      return Math.ceil(Math.max(...waits) / 1000);
    },
    /** Returns how often this address was wrong within the minute. */
    failed(address: string): number {
      for (const { name, allowed } of circlesOf(address)) {
        const at = [...recent(name), steadyMs()].slice(-allowed);
        failures.delete(name);
        failures.set(name, at);
      }
      forget(failures);
      return recent(`one ${address}`).length;
    },
    succeeded(address: string): void {
      failures.delete(`one ${address}`);
      known.add(neighbourhood(address));
      forget(known);
    },
  };
}

/** Drops what was set first. */
function forget(kept: Map<string, unknown> | Set<string>): void {
  const oldest = kept.keys().next();
  if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value);
}
