import type { Clock } from "../clock.ts";
import type { Sittings } from "../store/sittings/rows.ts";
import type { Credentials } from "./officers/credentials.ts";
import type { Hasher } from "./officers/hasher.ts";
import type { Sessions } from "./sessions.ts";

/** access.13: then a PIN counts no more at this machine until the next whole login there. */
const MISSES = 5;

interface PinParts {
  sessions: Pick<Sessions, "atMachine">;
  sittings: Pick<Sittings, "missed" | "unmissed">;
  credentials: Pick<Credentials, "phc">;
  hasher: Pick<Hasher, "matches">;
  clock: Clock;
}

/** Against an officer's PIN, counted at that machine: why not, in a sentence, or null when it is right. Throws `TooBusy`. */
export function createPinRefusal({ sessions, sittings, credentials, hasher, clock }: PinParts) {
  return async (officer: string, pin: string, machine: string | null): Promise<string | null> => {
    const here = machine === null ? [] : await sessions.atMachine(machine);
    const session = here.find((each) => each.officer === officer);
    if (!session) return "PIN ini berlaku setelah masuk penuh di komputer ini pada jaga yang sama.";
    // Counted before it is reckoned: many at once are no more tries than one after the other.
    if ((await sittings.missed(session.id)) > MISSES)
      return "PIN salah lima kali di komputer ini. Masuk penuh dengan kata sandi.";
    if (!(await hasher.matches(pin, await credentials.phc(officer, "pin", clock.now()), "ours"))) return "PIN salah.";
    await sittings.unmissed(session.id);
    return null;
  };
}
