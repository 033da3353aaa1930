import { join } from "node:path";
import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import type { Journal } from "./journal.ts";
import { openPostgres } from "./postgres.ts";
import { openSqlite } from "./sqlite.ts";

type JournalPlace = Pick<Config, "DATABASE_URL" | "DATA_DIR">;

/** Where the journal of a server without `DATABASE_URL` lies. */
export function sqlitePath({ DATA_DIR }: Pick<Config, "DATA_DIR">): string {
  return join(DATA_DIR, "sigap.db");
}

/** PostgreSQL when `DATABASE_URL` is set, else one file in `DATA_DIR`. */
export function openJournal(config: JournalPlace, log: Log): Promise<Journal> {
  return config.DATABASE_URL ? openPostgres(config.DATABASE_URL, { log }) : openSqlite(sqlitePath(config));
}
