import type { Config } from "../../config.ts";
import type { Log } from "../../log.ts";
import type { Head } from "../journal.ts";
import { openStore } from "../live.ts";
import { openJournal, sqlitePath } from "../open.ts";
import type { MovedTo } from "./fill.ts";
import { fillPostgres } from "./fillPostgres.ts";
import { fillSqlite } from "./fillSqlite.ts";
import type { Opening } from "./form.ts";
import { readBackup } from "./read.ts";

interface Order {
  file: string;
  into: Pick<Config, "DATABASE_URL" | "DATA_DIR">;
  replace: boolean;
  /** Of now, for names: of digits, T and Z. */
  stamp: string;
  log: Log;
}

interface Restored {
  opening: Opening;
  /** As read back from the store. */
  head: Head;
  movedTo: MovedTo;
}

/**
 * Fills an empty store from a backup, whichever store that was made of, then starts on it once: the chain is checked as it is at every
 * start, and a snapshot is left for the next. Throws a sentence, and nothing is changed, when the backup or the store won't do.
 */
export async function restore({ file, into, replace, stamp, log }: Order): Promise<Restored> {
  const openings: Opening[] = [];
  const items = readBackup(file, (opening) => openings.push(opening));
  const filling = { items, replace, stamp };
  const movedTo = await (into.DATABASE_URL === undefined
    ? fillSqlite(sqlitePath(into), filling)
    : fillPostgres(into.DATABASE_URL, filling));
  const journal = await openJournal(into, log);
  const head = await journal.head();
  const store = await openStore(journal, { log });
  await store.stop();
  const [opening] = openings;
  if (!opening) throw new Error(`${file} holds nothing`);
  return { opening, head, movedTo };
}
