import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Journal } from "../../server/store/journal.ts";
import { openPostgres } from "../../server/store/postgres.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import { PATIENCE_MS } from "../eventually.ts";
import { startPostgres, type Postgres } from "../postgres.ts";

/** The two stores behind one face: a place is a file, or an address of a database. */
export interface Kind {
  name: "SQLite" | "PostgreSQL";
  start(): Promise<void>;
  newPlace(): Promise<string>;
  stop(): Promise<void>;
}

export const quiet = () => undefined;

export function openAt(place: string): Promise<Journal> {
  return place.startsWith("postgres:") ? openPostgres(place, { log: quiet }) : openSqlite(place);
}

function sqlite(): Kind {
  let folder = "";
  let files = 0;
  return {
    name: "SQLite",
    async start() {
      folder = mkdtempSync(join(tmpdir(), "sigap-store-"));
    },
    async newPlace() {
      files += 1;
      return join(folder, `${files}`, "sigap.db");
    },
    async stop() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function postgres(): Kind {
  let server: Postgres | undefined;
  return {
    name: "PostgreSQL",
    async start() {
      server = await startPostgres();
    },
    async newPlace() {
      if (!server) throw new Error("PostgreSQL wasn't started");
      return server.createDatabase();
    },
    async stop() {
      await server?.stop();
    },
  };
}

export const kinds: Kind[] = [sqlite(), postgres()];

/** Times are given only where they are promised. */
export const until = async (what: () => boolean, withinMs = PATIENCE_MS) => {
  const giveUpAt = Date.now() + withinMs;
  while (!what()) {
    if (Date.now() > giveUpAt) throw new Error(`not within ${withinMs} ms: ${what.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
