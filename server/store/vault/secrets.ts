import { newSalt } from "./mark.ts";
import type { VaultRows } from "./rows.ts";

/** Of a row that is the house's own: no entry bears it, and nobody may have it erased. */
export const SECRET_KIND = "secret";

/** vault.8: what stands under `name`, which is `value` when nothing stood there. Whoever asks, on any node, gets the same. */
export async function keepSecret(rows: Pick<VaultRows, "first">, name: string, value: string): Promise<string> {
  const outline = { id: name, kind: SECRET_KIND, expiresAt: null, putAt: 0, after: null, erased: null };
  const { bytes } = await rows.first({ ...outline, salt: newSalt(), bytes: Buffer.from(value) });
  return Buffer.from(bytes).toString();
}
