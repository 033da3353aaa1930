import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config.ts";
import type { Log } from "../log.ts";

/** `DESK_SECRET`, else what `DATA_DIR/desk-secret` holds, else a new one: kept there (mode 0600) and told once (desk.4). */
export function deskSecret({ DESK_SECRET, DATA_DIR }: Pick<Config, "DESK_SECRET" | "DATA_DIR">, log: Log): string {
  if (DESK_SECRET !== undefined) return DESK_SECRET;
  const file = join(DATA_DIR, "desk-secret");
  const made = randomBytes(15).toString("base64url");
  mkdirSync(DATA_DIR, { recursive: true });
  try {
    // `wx`: of two servers that start at once only one makes it, the other reads it.
    writeFileSync(file, `${made}\n`, { mode: 0o600, flag: "wx" });
    log("info", "desk secret made; it is told this once", { secret: made, file });
    return made;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  chmodSync(file, 0o600);
  const kept = readFileSync(file, "utf8").trim();
  if (kept.length < 12)
    throw new Error(`${file}: holds no desk secret of at least 12 characters. Delete it to have a new one made.`);
  return kept;
}
