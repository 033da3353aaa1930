import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Vaulted } from "../../../shared/record/vaulted.ts";
import type { Row } from "./rows.ts";

const SALT_BYTES = 32;

export const newSalt = (): Uint8Array => randomBytes(SALT_BYTES);

/** vault.2: what an entry tells of a row. */
export function markOf({ id, salt, bytes, expiresAt }: Pick<Row, "id" | "salt" | "bytes" | "expiresAt">): Vaulted {
  return { vault: id, sha256: digestOf(salt, bytes).toString("hex"), until: expiresAt };
}

/** Whether this is what was laid there. */
export function isAsMarked({ sha256 }: Pick<Vaulted, "sha256">, { salt, bytes }: Pick<Row, "salt" | "bytes">): boolean {
  return timingSafeEqual(Buffer.from(sha256, "hex"), digestOf(salt, bytes));
}

/** The salt has one length, so no other pair is told by the same bytes. */
function digestOf(salt: Uint8Array, bytes: Uint8Array): Buffer {
  return createHash("sha256").update(salt).update(bytes).digest();
}
