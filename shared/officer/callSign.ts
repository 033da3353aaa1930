import type { Officer, OfficerRef, Role } from "../record/officer.ts";

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  petugas: "Petugas",
  penyelia: "Penyelia",
  gudang: "Gudang",
  sentra: "Sentra",
  admin: "Admin",
};

/**
 * How an officer is called on every screen and in the journal: *Petugas 2*. Their name is for desks alone, by another way. What came from a
 * journal of form 1 says what was typed then.
 */
export function callSign(officers: ReadonlyMap<string, Pick<Officer, "role" | "number">>, ref: OfficerRef): string {
  const officer = officers.get(ref);
  if (officer) return `${ROLE_WORDS[officer.role]} ${officer.number}`;
  return ref === "sigap" ? "Sigap" : ref;
}
