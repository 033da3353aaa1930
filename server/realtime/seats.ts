import { neighbourhood } from "../access/caller.ts";
import type { Config } from "../config.ts";

/** How many screens are served: in all, from one address, and how many of them may be walls without a link. */
export type SeatLimits = Pick<Config, "SCREENS" | "SCREENS_PER_ADDRESS" | "STRANGERS" | "STRANGERS_PER_ADDRESS">;

interface Guest {
  address: string;
  /** A wall without a link of ours: anybody. */
  stranger: boolean;
}

/** wire.21: who may sit down. `giveWay` is called with a stranger that has to leave for somebody we know. */
export function createSeats(limits: SeatLimits, giveWay: (key: string) => void) {
  const taken = new Map<string, Guest>();
  const count = (of: (guest: Guest) => boolean) => [...taken.values()].filter(of).length;
  const lastOf = (of: (guest: Guest) => boolean) => [...taken].findLast(([, guest]) => of(guest))?.[0] ?? null;

  /** Whose seat it would be: nobody's yet, or that of the stranger that came last; or why there is none, in words for that screen. */
  function seatFor({ address, stranger }: Guest): { from: string | null } | { refusal: string } {
    const near = neighbourhood(address);
    const isNear = (guest: Guest) => neighbourhood(guest.address) === near;
    const { SCREENS, SCREENS_PER_ADDRESS, STRANGERS, STRANGERS_PER_ADDRESS } = limits;
    const ask = "Minta tautan dinding di meja piket.";
    if (stranger && count((guest) => guest.stranger && isNear(guest)) >= STRANGERS_PER_ADDRESS)
      return { refusal: `Dari alamat ini sudah ada ${STRANGERS_PER_ADDRESS} dinding tanpa tautan. ${ask}` };
    if (stranger && count((guest) => guest.stranger) >= STRANGERS)
      return { refusal: `Server ini sudah melayani ${STRANGERS} dinding tanpa tautan. ${ask}` };
    if (count(isNear) >= SCREENS_PER_ADDRESS) {
      const from = stranger ? null : lastOf((guest) => guest.stranger && isNear(guest));
      return from === null ? { refusal: `Dari alamat ini sudah ada ${SCREENS_PER_ADDRESS} layar.` } : { from };
    }
    if (taken.size >= SCREENS) {
      const from = stranger ? null : lastOf((guest) => guest.stranger);
      return from === null ? { refusal: `Server ini sudah melayani ${SCREENS} layar.` } : { from };
    }
    return { from: null };
  }

  return {
    /** Null when there is a seat; else why not, in words for that screen. */
    refusal(guest: Guest): string | null {
      const seat = seatFor(guest);
      return "refusal" in seat ? seat.refusal : null;
    },
    /** False when there is no seat, or none any more. */
    sit(key: string, guest: Guest): boolean {
      const seat = seatFor(guest);
      if ("refusal" in seat) return false;
      if (seat.from !== null) {
        taken.delete(seat.from);
        giveWay(seat.from);
      }
      taken.set(key, guest);
      return true;
    },
    leave: (key: string): boolean => taken.delete(key),
  };
}
