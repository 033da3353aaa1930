import { existsSync } from "node:fs";
import { readConfig } from "../config.ts";
import { answer, NotUnderstood } from "../command.ts";
import { consoleLog, type Log } from "../log.ts";
import { openJournal, sqlitePath } from "../store/open.ts";
import { secretKept } from "../store/vault/secrets.ts";
import { SECRET_NAME } from "./deskSecret.ts";

const USAGE = `npm run --silent secret
  Menampilkan rahasia meja: DESK_SECRET bila diisi, selain itu yang tersimpan di samping jurnal (SQLite atau PostgreSQL).`;

const log: Log = (level, what, facts) => (level === "info" ? undefined : consoleLog(level, what, facts));
await answer(USAGE, process.argv.slice(2), show);

/** access.7: what the log never tells, for whoever may read the journal. */
async function show(words: readonly string[]): Promise<void> {
  if (words.length > 0) throw new NotUnderstood(`"${words.join(" ")}" tidak dikenal.`);
  const config = readConfig(process.env);
  const secret = config.DESK_SECRET ?? (await kept(config));
  if (secret === undefined) throw new Error("Belum ada rahasia: server membuatnya saat pertama kali dijalankan.");
  console.log(secret);
}

async function kept(config: ReturnType<typeof readConfig>): Promise<string | undefined> {
  if (config.DATABASE_URL === undefined && !existsSync(sqlitePath(config))) return undefined;
  const journal = await openJournal(config, log);
  try {
    return (await secretKept(journal.vault, SECRET_NAME)) ?? undefined;
  } finally {
    await journal.close();
  }
}
