import type { Circumstances } from "../../shared/incident/decision.ts";
import type { World, WorldRecord } from "../../shared/world/world.ts";
import { withChanges } from "../../shared/world/world.ts";
import type { Decision } from "../../shared/incident/decision.ts";
import { officer } from "./officer.ts";
import { ORIGIN } from "./quake.ts";
import { worldOf } from "./world.ts";

export const SARI = officer({ id: "o-sari", number: 1 });
export const BUDI = officer({ id: "o-budi", number: 2 });
export const RINA = officer({ id: "o-rina", number: 3, role: "penyelia" });

/** When Petugas 1 answers for Cianjur in the golden case: 13.25.02 WIB. */
export const ANSWERED = ORIGIN + 232_000;

/** Three officers, and what else there is. */
export const worldWith = (...records: WorldRecord[]): World => worldOf(SARI, BUDI, RINA, ...records);

/** Petugas 1 at work, unless told otherwise. */
export function doing(world: World, change: Partial<Circumstances> = {}): Circumstances {
  return { world, who: { officer: SARI.id, role: SARI.role }, at: ANSWERED, second: null, ...change };
}

export const as = ({ id, role }: typeof SARI) => ({ who: { officer: id, role } });
export const with2nd = ({ id, role }: typeof SARI, by: "pin" | "kode" = "pin") => ({
  second: { officer: id, role, by },
});

/** What is done; a refusal fails the test with its sentence. */
export function done(decision: Decision): Exclude<Decision, { refusal: string }> {
  if ("refusal" in decision) throw new Error(`refused: ${decision.refusal}`);
  return decision;
}

export const refusal = (decision: Decision): string | null => ("refusal" in decision ? decision.refusal : null);

/** The world after a deed. */
export const after = (world: World, decision: Decision): World => withChanges(world, done(decision).changes);
