import type { Access } from "../../server/access/access.ts";
import type { Sitting } from "../../server/access/sitting.ts";
import type { Role } from "../../shared/record/officer.ts";

export const sitting = (officer: string, role: Role = "petugas"): Sitting => ({
  session: `session of ${officer}`,
  officer,
  role,
  expiresAt: 4_000_000_000_000,
});

export const SARI = sitting("o-sari");
export const BUDI = sitting("o-budi");

/** A door for tests that are not about it: whoever this says sits at the desk by that cookie. */
export function doorOf(sits: (cookie: string | undefined) => Sitting | null) {
  const listeners: (() => void)[] = [];
  const idle = new Set<string>();
  const access: Pick<Access, "cookieName" | "whoSits" | "awake" | "isIdle" | "second" | "onEnd"> = {
    cookieName: () => "desk",
    whoSits: (cookie) => Promise.resolve(sits(cookie)),
    awake: () => undefined,
    isIdle: (session) => Promise.resolve(idle.has(session)),
    second: (told) =>
      Promise.resolve(
        told.by === "pin" && told.pin === "246810"
          ? { officer: told.officer, role: "penyelia", by: "pin" }
          : { refusal: "PIN atau kode salah." },
      ),
    onEnd: (listener) => void listeners.push(listener),
  };
  return { access, idle, endSession: () => listeners.forEach((listener) => listener()) };
}
