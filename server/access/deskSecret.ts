import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Config } from "../config.ts";
import { reasonOf, type Log } from "../log.ts";
import type { VaultRows } from "../store/vault/rows.ts";
import { keepSecret } from "../store/vault/secrets.ts";

type Place = Pick<Config, "DESK_SECRET" | "DATA_DIR">;

/** Under which it lies in the vault, and the name of its file. */
export const SECRET_NAME = "desk-secret";

/**
 * `DESK_SECRET`, else what lies in the journal's vault, the same for every node: made by the first of them (access.2). A file
 * in `DATA_DIR` holds it too, for its owner to read; the log tells where that is and never what it holds (access.7). What
 * such a file held before the journal did is taken over, so that sessions and links of walls hold.
 */
export async function deskSecret(
  { DESK_SECRET, DATA_DIR }: Place,
  vault: Pick<VaultRows, "first">,
  log: Log,
): Promise<string> {
  if (DESK_SECRET !== undefined) return DESK_SECRET;
  const file = secretFile({ DATA_DIR });
  const inFile = secretIn(file);
  if (inFile !== null) closeToOthers(file, log);
  const kept = await keepSecret(vault, SECRET_NAME, inFile ?? randomBytes(15).toString("base64url"));
  if (inFile === null && !writeOwn(file, kept, log)) return kept;
  if (inFile !== null && kept !== inFile)
    log("warn", "the desk secret in this node's file is not that of the journal, which npm run --silent secret shows", {
      file,
    });
  else log("info", "the desk secret is for the owner of this file to read", { file });
  return kept;
}

function secretFile({ DATA_DIR }: Pick<Config, "DATA_DIR">): string {
  return join(DATA_DIR, SECRET_NAME);
}

/** Null where there is no such file. A file that says something else than the journal is left as it lies: somebody may have written it. */
function secretIn(file: string): string | null {
  if (!existsSync(file)) return null;
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length < 12) throw new Error(`${file}: holds no desk secret of at least 12 characters. Delete it.`);
  return secret;
}

/** access.7: also what an earlier Sigap or a hand wrote. */
function closeToOthers(file: string, log: Log): void {
  if ((statSync(file).mode & 0o077) === 0) return;
  try {
    chmodSync(file, 0o600);
  } catch (error) {
    log("warn", "others can read the desk secret in its file", { file, reason: reasonOf(error) });
  }
}

/** A node whose journal lies in a database serves on without a file of its own. */
function writeOwn(file: string, secret: string, log: Log): boolean {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: "wx" });
    return true;
  } catch (error) {
    log("warn", "the desk secret can't be written to its file; npm run --silent secret shows it", {
      file,
      reason: reasonOf(error),
    });
    return false;
  }
}
