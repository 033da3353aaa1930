import { MINUTE_MS, SECOND_MS } from "../../shared/time.ts";
import { neighbourhood } from "./caller.ts";

const WITHIN_MS = MINUTE_MS;
/** A flood from many addresses must not fill the memory; the oldest are then forgotten. */
const KEPT = 10_000;

/** desk.3, access.6: so many wrong ones within a minute close the door, to one address, to its /64, and to all. */
const ALLOWED = { address: 5, neighbourhood: 10, all: 60 };

/** access.11: so many for one name from one place are free, then each doubles the wait. */
const FREE = 3;
const FIRST_WAIT_MS = 5 * SECOND_MS;
const LONGEST_WAIT_MS = 15 * MINUTE_MS;

/** Where somebody tries from. */
export interface Place {
  address: string;
  /** A workstation at which somebody logged in rightly: by the hash of its word. Null of any other. */
  machine: string | null;
}

/**
 * How often who asked was wrong. A known workstation answers for itself alone: who floods the door must not keep the officers out. Nobody is ever made
 * to wait by a name alone, or a stranger could shut out whoever is on duty.
 * @param steadyMs a clock that nobody sets
 */
export function createAttempts(steadyMs: () => number) {
  const failures = new Map<string, number[]>();
  const named = new Map<string, { misses: number; at: number }>();

  const circlesOf = ({ address, machine }: Place) => {
    if (machine !== null) return [];
    const near = neighbourhood(address);
    return [
      { name: `one ${address}`, allowed: ALLOWED.address },
      ...(near === address ? [] : [{ name: `near ${near}`, allowed: ALLOWED.neighbourhood }]),
      { name: "all", allowed: ALLOWED.all },
    ];
  };
  const keyOf = (name: string, { address, machine }: Place) => `${machine ?? neighbourhood(address)} ${name}`;
  const recent = (name: string) => (failures.get(name) ?? []).filter((at) => steadyMs() - at < WITHIN_MS);

  function namedWaitMs(name: string, place: Place): number {
    const { misses, at } = named.get(keyOf(name, place)) ?? { misses: 0, at: 0 };
    if (misses < FREE) return 0;
    return at + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (misses - FREE)) - steadyMs();
  }

  return {
    /** Seconds until this name may be tried from there again; 0 when it may. */
    waitS(name: string, place: Place): number {
      const waits = circlesOf(place).map((circle) => {
        const at = recent(circle.name).at(-circle.allowed);
        return at === undefined ? 0 : at + WITHIN_MS - steadyMs();
      });
      return Math.ceil(Math.max(0, namedWaitMs(name, place), ...waits) / SECOND_MS);
    },
    failed(name: string, place: Place): void {
      for (const circle of circlesOf(place)) {
        const at = [...recent(circle.name), steadyMs()].slice(-circle.allowed);
        failures.delete(circle.name);
        failures.set(circle.name, at);
      }
      const key = keyOf(name, place);
      const misses = (named.get(key)?.misses ?? 0) + 1;
      named.delete(key);
      named.set(key, { misses, at: steadyMs() });
      forget(failures);
      forget(named);
    },
    /** Whatever was wrong for this name, wherever, counts no more. */
    forgive(name: string): void {
      for (const key of named.keys()) if (key.endsWith(` ${name}`)) named.delete(key);
    },
    succeeded(name: string, place: Place): void {
      failures.delete(`one ${place.address}`);
      named.delete(keyOf(name, place));
    },
  };
}

/** Drops what was set first. */
function forget(kept: Map<string, unknown>): void {
  const oldest = kept.keys().next();
  if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value);
}
