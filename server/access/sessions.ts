import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import type { World } from "../../shared/world/world.ts";
import type { Clock } from "../clock.ts";
import type { SessionKept, Sittings } from "../store/sittings/rows.ts";
import type { Sitting } from "./sitting.ts";
import { hashOfWord, newWord } from "./machine.ts";

/** desk.2 */
export const SESSION_MS = 12 * HOUR_MS;
/** deed.5 */
const IDLE_MS = 10 * MINUTE_MS;
const TOUCHED_EVERY_MS = MINUTE_MS;

interface SessionsParts {
  sittings: Sittings;
  officers(): World["officer"];
  /** The real one, in a drill too: a shift doesn't run at the drill's speed. */
  clock: Clock;
}

export type Sessions = ReturnType<typeof createSessions>;

/** Who sits where, by the store and the list of officers: asked anew each time (access.5, access.8). */
export function createSessions({ sittings, officers, clock }: SessionsParts) {
  /** When somebody was last known to be at a desk of this node. */
  const seenAt = new Map<string, number>();
  const touchedAt = new Map<string, number>();

  function counts({ officer: id, openedAt, expiresAt, ended }: SessionKept): boolean {
    const officer = officers().get(id);
    const serves = officer?.endedAt === null && officer.since <= openedAt;
    const leftMs = expiresAt - clock.now();
    // One that runs longer than a session can was opened by a clock that was ahead (clock.2).
    return serves && ended === null && leftMs > 0 && leftMs <= SESSION_MS + HOUR_MS;
  }

  function mark(id: string, now: number) {
    seenAt.set(id, now);
    if (now - (touchedAt.get(id) ?? 0) < TOUCHED_EVERY_MS) return;
    touchedAt.set(id, now);
    // At most a minute of it is lost with the node.
    sittings.touch(id, now).catch(() => touchedAt.delete(id));
  }

  const isLong = (at: number) => clock.now() - at >= IDLE_MS;
  // It may have been at another node since.
  const idle = async (id: string) => isLong(seenAt.get(id) ?? 0) && isLong((await sittings.get(id))?.activeAt ?? 0);

  return {
    /** @returns the word for the cookie: it is kept by its hash alone. */
    async open(officer: string, machine: string, whole: boolean): Promise<string> {
      const [word, now] = [newWord(), clock.now()];
      await sittings.open({
        id: hashOfWord(word),
        officer,
        machine,
        whole,
        openedAt: now,
        expiresAt: now + SESSION_MS,
        activeAt: now,
        ended: null,
        pinMisses: 0,
      });
      return word;
    },

    async byWord(word: string | null): Promise<Sitting | null> {
      const kept = word === null ? null : await sittings.get(hashOfWord(word));
      const officer = kept && officers().get(kept.officer);
      if (!kept || !officer || !counts(kept)) return null;
      return { session: kept.id, officer: kept.officer, role: officer.role, expiresAt: kept.expiresAt };
    },

    switched: (id: string) => sittings.end(id, "switch"),

    /** access.13: who leaves a workstation comes back to it by password alone. */
    async leave(id: string): Promise<void> {
      const kept = await sittings.get(id);
      if (kept) await sittings.leave(kept.officer, kept.machine);
    },

    /** access.13: those who logged in wholly at this machine within a shift, and neither left it nor were sent away: they may come by PIN. */
    async atMachine(machine: string): Promise<SessionKept[]> {
      const all = await sittings.ofMachine(machine, clock.now() - SESSION_MS);
      const newest = new Map(all.filter(({ whole }) => whole).map((session) => [session.officer, session]));
      return [...newest.values()].filter((session) =>
        counts({ ...session, ended: session.ended === "switch" ? null : session.ended }),
      );
    },

    /** Once it is idle only the PIN makes it awake again. */
    async awake(id: string): Promise<void> {
      if (!(await idle(id))) mark(id, clock.now());
    },
    confirmed(id: string): void {
      touchedAt.delete(id);
      mark(id, clock.now());
    },
    isIdle: idle,
  };
}
