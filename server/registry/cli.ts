import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { answer } from "../command.ts";
import { consoleLog, reasonOf, type Log } from "../log.ts";
import { openStore } from "../store/live.ts";
import { openJournal } from "../store/open.ts";
import { bringIn, NOTHING } from "./bringIn.ts";
import { readDefaults } from "./default.ts";
import { templateFiles } from "./import/template.ts";
import { type ImportOrder, type Order, readOrder, USAGE } from "./order.ts";
import { MAX_BYTES, type Read, sheetsOf } from "./table/readFile.ts";
import { BadTable } from "./table/sheet.ts";

await answer(USAGE, process.argv.slice(2), (words) => {
  const order = readOrder(words);
  return order.do === "template" ? writeTemplate(order) : bring(order);
});

function writeTemplate({ table, folder }: Extract<Order, { do: "template" }>): number {
  const files = [...templateFiles(table)].map(([name, body]) => ({ path: join(folder, name), body }));
  const there = files.find(({ path }) => existsSync(path));
  if (there) throw new Error(`${there.path} sudah ada. Tidak ada yang ditulis.`);
  mkdirSync(folder, { recursive: true });
  for (const { path, body } of files) {
    writeFileSync(path, body);
    console.log(`Ditulis: ${path}`);
  }
  return 0;
}

/** Checks a table, tells what it would change and, when asked to, journals it; the server may be running on the same journal. */
async function bring(order: ImportOrder): Promise<number> {
  const read = await readSheets(order.file);
  const log: Log = (level, what, facts) => (level === "info" ? undefined : consoleLog(level, what, facts));
  const store = await openStore(await openJournal(readConfig(process.env), log), { log });
  try {
    return await bringIn(order, { read, store, defaults: readDefaults(), now: systemClock.now(), say: console });
  } finally {
    await store.stop();
  }
}

/** Throws a sentence when the file can't be read, is too large or is of no kind that we read (registry.8, registry.18). */
async function readSheets(file: string): Promise<Read> {
  let bytes: Buffer;
  try {
    if (statSync(file).size > MAX_BYTES) throw new Error("lebih besar dari 10 MB");
    bytes = readFileSync(file);
  } catch (cause) {
    throw new Error(`${file} tidak dapat dibaca: ${reasonOf(cause)}.`, { cause });
  }
  try {
    return await sheetsOf(bytes);
  } catch (error) {
    if (!(error instanceof BadTable)) throw error;
    throw new Error(`${basename(file)}${error.row > 1 ? ` baris ${error.row}` : ""}: ${error.message}. ${NOTHING}`, {
      cause: error,
    });
  }
}
