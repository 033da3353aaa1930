import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { consoleLog, type Log } from "../log.ts";
import { openStore } from "../store/live.ts";
import { openJournal } from "../store/open.ts";
import type { Store } from "../store/store.ts";
import { readDefaults } from "./default.ts";
import { checkTable, IMPORT_KINDS, type ImportKind, MAX_BYTES } from "./import.ts";
import { importDeed } from "./importDeed.ts";
import { seedRegistry } from "./seed.ts";

const USAGE = `Pemakaian: npm run import -- ${IMPORT_KINDS.join("|")} BERKAS.csv`;

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/** Checks a table and journals it; the server may be running on the same journal. Returns the exit code. */
async function run(words: string[]): Promise<number> {
  const [kind, file] = words;
  if (!isKind(kind) || file === undefined || words.length !== 2) {
    console.error(USAGE);
    return 1;
  }
  const text = readText(file);
  const log: Log = (level, what, facts) => (level === "info" ? undefined : consoleLog(level, what, facts));
  const store = await openStore(await openJournal(readConfig(process.env), log), { log });
  try {
    return await bring(store, kind, text, basename(file));
  } finally {
    await store.stop();
  }
}

async function bring(store: Store, kind: ImportKind, text: string, file: string): Promise<number> {
  const defaults = readDefaults();
  const now = systemClock.now();
  // A world without places is seeded by the server's first start; an import must not take that away.
  await seedRegistry(store, defaults, now);
  const checked = checkTable(kind, text, { ...defaults, places: store.world.place });
  if ("errors" in checked) {
    for (const { row, column, value, reason } of checked.errors) {
      console.error(`${file} baris ${row}${column && `, kolom ${column}`}${value && `, isi "${value}"`}: ${reason}`);
    }
    console.error(`${checked.errors.length} kesalahan. Tidak ada yang diubah.`);
    return 1;
  }
  const entry = await store.commit((world) => importDeed(world, kind, checked.places, now, file));
  console.log(
    entry ? `Entri ${entry.seq}: ${entry.why}.` : `${file} sama dengan yang sudah tercatat. Tidak ada yang diubah.`,
  );
  return 0;
}

function isKind(word: string | undefined): word is ImportKind {
  return IMPORT_KINDS.some((kind) => kind === word);
}

/** Throws a sentence when the file can't be read, is too large or is not UTF-8. */
function readText(file: string): string {
  let bytes: Buffer;
  try {
    if (statSync(file).size > MAX_BYTES) throw new Error("lebih besar dari 10 MB");
    bytes = readFileSync(file);
  } catch (cause) {
    throw new Error(`${file} tidak dapat dibaca: ${cause instanceof Error ? cause.message : String(cause)}.`, {
      cause,
    });
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error(`${file} bukan UTF-8; di Excel pilih "CSV UTF-8 (Comma delimited)".`, { cause });
  }
}
