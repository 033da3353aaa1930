import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import type { Deed, World } from "../../shared/world/world.ts";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { consoleLog, reasonOf, type Log } from "../log.ts";
import { openStore } from "../store/live.ts";
import { openJournal } from "../store/open.ts";
import type { Store } from "../store/store.ts";
import { readDefaults } from "./default.ts";
import type { ImportError } from "./import/checkPlace.ts";
import { checkTable, IMPORT_KINDS, type ImportContext } from "./import/import.ts";
import { checkCoverage } from "./import/importCoverage.ts";
import { coverageDeed, importDeed, type ImportSource } from "./import/importDeed.ts";
import { MAX_BYTES } from "./import/readTable.ts";
import { seedRegistry } from "./seed.ts";

const TABLES = [...IMPORT_KINDS, "coverage"] as const;
type TableName = (typeof TABLES)[number];

const USAGE = `Pemakaian: npm run import -- ${TABLES.join("|")} BERKAS.csv`;

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(reasonOf(error));
  process.exitCode = 1;
}

/** Checks a table and journals it; the server may be running on the same journal. Returns the exit code. */
async function run(words: string[]): Promise<number> {
  const [table, file] = words;
  if (!isTable(table) || file === undefined || words.length !== 2) {
    console.error(USAGE);
    return 1;
  }
  const text = readText(file);
  const log: Log = (level, what, facts) => (level === "info" ? undefined : consoleLog(level, what, facts));
  const store = await openStore(await openJournal(readConfig(process.env), log), { log });
  try {
    return await bring(store, table, text, basename(file));
  } finally {
    await store.stop();
  }
}

async function bring(store: Store, table: TableName, text: string, file: string): Promise<number> {
  const defaults = readDefaults();
  const now = systemClock.now();
  // A world without places is seeded by the server's first start; an import must not take that away.
  await seedRegistry(store, defaults, now);
  const decided = decide(table, text, { ...defaults, places: store.world.place }, { now, file });
  if ("errors" in decided) {
    for (const { row, column, value, reason } of decided.errors) {
      console.error(`${file} baris ${row}${column && `, kolom ${column}`}${value && `, isi "${value}"`}: ${reason}`);
    }
    console.error(`${decided.errors.length} kesalahan. Tidak ada yang diubah.`);
    return 1;
  }
  const entry = await store.commit(decided.deedIn);
  console.log(
    entry ? `Entri ${entry.seq}: ${entry.why}.` : `${file} sama dengan yang sudah tercatat. Tidak ada yang diubah.`,
  );
  return 0;
}

type Decided = { deedIn: (world: World) => Deed | null } | { errors: ImportError[] };

function decide(table: TableName, text: string, context: ImportContext, source: ImportSource): Decided {
  if (table === "coverage") {
    const checked = checkCoverage(text, context);
    return "errors" in checked ? checked : { deedIn: (world) => coverageDeed(world, checked.coverage, source) };
  }
  const checked = checkTable(table, text, context);
  if ("errors" in checked) return checked;
  return { deedIn: (world) => importDeed(world, { kind: table, places: checked.places }, source) };
}

function isTable(word: string | undefined): word is TableName {
  return TABLES.some((table) => table === word);
}

/** Throws a sentence when the file can't be read, is too large or is not UTF-8 (registry.8, registry.9). */
function readText(file: string): string {
  let bytes: Buffer;
  try {
    if (statSync(file).size > MAX_BYTES) throw new Error("lebih besar dari 10 MB");
    bytes = readFileSync(file);
  } catch (cause) {
    throw new Error(`${file} tidak dapat dibaca: ${reasonOf(cause)}.`, { cause });
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error(`${file} bukan UTF-8; di Excel pilih "CSV UTF-8 (Comma delimited)".`, { cause });
  }
}
