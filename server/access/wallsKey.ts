import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config.ts";
import type { VaultRows } from "../store/vault/rows.ts";
import { keepSecret } from "../store/vault/secrets.ts";

/** Under which it lies in the vault, and the name of the file that an earlier Sigap kept it in. */
const NAME = "desk-secret";

/**
 * access.2: the key by which walls' links are sealed: `DESK_SECRET`, else what lies in the journal's vault, the same for every node, made by the
 * first of them. What a file of an earlier Sigap holds is taken over, so that its links hold. Nobody logs in by it.
 */
export async function wallsKey(
  { DESK_SECRET, DATA_DIR }: Pick<Config, "DESK_SECRET" | "DATA_DIR">,
  vault: Pick<VaultRows, "first">,
): Promise<string> {
  if (DESK_SECRET !== undefined) return DESK_SECRET;
  const file = join(DATA_DIR, NAME);
  const before = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  return keepSecret(vault, NAME, before.length >= 12 ? before : randomBytes(15).toString("base64url"));
}
