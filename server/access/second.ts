import type { OfficerRef, Role } from "../../shared/record/officer.ts";
import type { Clock } from "../clock.ts";
import type { Store } from "../store/store.ts";
import type { Sitting } from "./sitting.ts";
import type { Credentials } from "./officers/credentials.ts";
import type { Hasher } from "./officers/hasher.ts";
import { serving } from "./officers/officers.ts";

/** A second identity that was made sure of, for a deed that one alone may not do. */
export interface Second {
  officer: OfficerRef;
  role: Role;
  by: "pin" | "kode";
}

/** As a command brings it: not yet believed. */
export type SecondTold = { by: "pin"; officer: OfficerRef; pin: string } | { by: "kode"; code: string };

const AGREES: readonly Role[] = ["petugas", "penyelia"];

interface SecondParts {
  store: Pick<Store, "world">;
  credentials: Credentials;
  hasher: Hasher;
  clock: Clock;
}

/** access.14: the second person of a deed, by their PIN at the first one's desk or by a code that a penyelia read out; else why not, in a sentence. */
export function createSecond({ store, credentials, hasher, clock }: SecondParts) {
  return (told: SecondTold, first: Sitting): Promise<Second | { refusal: string }> =>
    told.by === "pin" ? byPin(told, first) : byCode(told.code, first);

  async function byPin(
    { officer, pin }: Extract<SecondTold, { by: "pin" }>,
    first: Sitting,
  ): Promise<Second | { refusal: string }> {
    const other = store.world.officer.get(officer);
    if (officer === first.officer) return { refusal: "Orang kedua harus orang lain." };
    if (other?.endedAt !== null || !AGREES.includes(other.role))
      return { refusal: "Orang kedua harus petugas atau penyelia yang bertugas." };
    return (await hasher.matches(pin, await credentials.phc(officer, "pin", clock.now()), "ours"))
      ? { officer, role: other.role, by: "pin" }
      : { refusal: "PIN orang kedua salah." };
  }

  async function byCode(code: string, first: Sitting): Promise<Second | { refusal: string }> {
    for (const { id, role } of serving(store.world)) {
      if (role !== "penyelia" || id === first.officer) continue;
      const phc = await credentials.phc(id, "consent", clock.now());
      if (phc === null || !(await hasher.matches(code, phc, "ours"))) continue;
      if (!(await credentials.drop(id, "consent"))) continue;
      return { officer: id, role, by: "kode" };
    }
    return { refusal: "Kode salah atau sudah lewat sepuluh menit." };
  }
}
