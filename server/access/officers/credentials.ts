import type { VaultRows } from "../../store/vault/rows.ts";
import { newSalt } from "../../store/vault/mark.ts";
import { SECRET_KIND } from "../../store/vault/secrets.ts";

/** `code`: for the first login, or after a password was forgotten · `consent`: a penyelia's word, read out by telephone. */
type Kind = "password" | "pin" | "code" | "consent";

/** What officers log in by, hashed, in the vault of the journal's own database: every node has it, and every backup. */
export interface Credentials {
  /** Null where there is none, or where it ran out. */
  phc(officer: string, kind: Kind, now: number): Promise<string | null>;
  set(officer: string, kind: Kind, phc: string, at: { now: number; expiresAt: number | null }): Promise<void>;
  /** False when there was none: what holds once is spent by one alone, on whichever node. */
  drop(officer: string, kind: Kind): Promise<boolean>;
}

export function createCredentials(rows: Pick<VaultRows, "get" | "replace" | "remove">): Credentials {
  const idOf = (officer: string, kind: Kind) => `officer-key ${officer} ${kind}`;
  return {
    async phc(officer, kind, now) {
      const row = await rows.get(idOf(officer, kind));
      if (!row || (row.expiresAt !== null && row.expiresAt <= now)) return null;
      return Buffer.from(row.bytes).toString();
    },
    set: (officer, kind, phc, { now, expiresAt }) =>
      rows.replace({
        id: idOf(officer, kind),
        kind: SECRET_KIND,
        salt: newSalt(),
        bytes: Buffer.from(phc),
        expiresAt,
        putAt: now,
        after: null,
        erased: null,
      }),
    drop: (officer, kind) => rows.remove(idOf(officer, kind)),
  };
}
