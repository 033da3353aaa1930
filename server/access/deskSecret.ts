import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config.ts";
import type { Log } from "../log.ts";

/** What is kept beside the journal, for all nodes that share it. */
interface Keeper {
  /** What stands under `name`: `value` when nothing stood there, else what was there first. */
  keep(name: string, value: string): Promise<string>;
}

const NAME = "desk-secret";

/**
 * `DESK_SECRET`, else what is kept beside the journal, the same for every node: made by the first of them, and told once
 * (desk.4). What a file in `DATA_DIR` kept before is taken over, so that sessions and links of walls hold.
 */
export async function deskSecret(
  { DESK_SECRET, DATA_DIR }: Pick<Config, "DESK_SECRET" | "DATA_DIR">,
  keeper: Keeper,
  log: Log,
): Promise<string> {
  if (DESK_SECRET !== undefined) return DESK_SECRET;
  const inherited = secretOfBefore(join(DATA_DIR, NAME));
  const offered = inherited ?? randomBytes(15).toString("base64url");
  const kept = await keeper.keep(NAME, offered);
  if (inherited === null && kept === offered)
    log("info", "desk secret made; it is told this once", { secret: kept, kept: "beside the journal" });
  if (inherited !== null && kept !== inherited)
    log("warn", "the desk secret in this node's file is not that of the journal, which holds", {
      file: join(DATA_DIR, NAME),
    });
  return kept;
}

/** The file of an earlier Sigap is left where it lies: an older program that is put back finds it. */
function secretOfBefore(file: string): string | null {
  if (!existsSync(file)) return null;
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length < 12) throw new Error(`${file}: holds no desk secret of at least 12 characters. Delete it.`);
  return secret;
}
