import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { stampWords } from "../../../shared/time.ts";
import { systemClock } from "../../clock.ts";
import { readConfig, type Config } from "../../config.ts";
import { answer, NotUnderstood, optionsOf } from "../../command.ts";
import { consoleLog, type Log } from "../../log.ts";
import { createProgress } from "../audit/progress.ts";
import { openJournal, sqlitePath } from "../open.ts";
import { writeBackup } from "./write.ts";
import { restore } from "./restore.ts";

const BACKUP_USAGE = `npm run backup -- BERKAS|FOLDER [--simpan N]
  Menulis cadangan jurnal (SQLite atau PostgreSQL) selagi server berjalan: semua entri dan rantai hash-nya, dan isi brankas: data
  pribadi dan rahasia meja.
  Di sebuah FOLDER namanya sigap-<waktu UTC>.jsonl.gz; --simpan N lalu menghapus cadangan di situ selain N yang terbaru.`;
const RESTORE_USAGE = `npm run restore -- BERKAS [--ganti]
  Memulihkan cadangan ke jurnal yang kosong, dari SQLite atau PostgreSQL ke salah satunya. Server harus berhenti.
  --ganti: jurnal yang sudah ada diganti dan disimpan di sampingnya.`;

const NAMED = /^sigap-\d{8}T\d{6,9}Z\.jsonl\.gz$/;

// What the store tells of its ordinary course is for the server's log.
const log: Log = (level, what, facts) => (level === "info" ? undefined : consoleLog(level, what, facts));
const [verb, ...words] = process.argv.slice(2);
if (verb === "restore")
  await answer(RESTORE_USAGE, words, async (given) => {
    const { positionals, values } = optionsOf(given, { ganti: { type: "boolean", default: false } });
    await bringBack(oneOf(positionals), values.ganti, readConfig(process.env));
  });
else
  await answer(BACKUP_USAGE, words, async (given) => {
    const { positionals, values } = optionsOf(given, { simpan: { type: "string" } });
    await takeBackup(oneOf(positionals), keepOf(values.simpan), readConfig(process.env));
  });

function oneOf([target, ...more]: string[]): string {
  if (target === undefined || more.length > 0) throw new NotUnderstood("Sebut satu berkas atau folder.");
  return target;
}

function keepOf(simpan: string | undefined): number | null {
  if (simpan === undefined) return null;
  const keep = Number(simpan);
  if (!Number.isInteger(keep) || keep < 1)
    throw new NotUnderstood(`--simpan ${simpan}: mestinya bilangan bulat dari 1.`);
  return keep;
}

async function takeBackup(target: string, keep: number | null, config: Config): Promise<void> {
  const isFolder = existsSync(target) && statSync(target).isDirectory();
  if (keep !== null && !isFolder) throw new NotUnderstood("--simpan hanya untuk cadangan ke sebuah folder.");
  const now = systemClock.now();
  const file = isFolder ? join(target, `sigap-${stampOf(now)}.jsonl.gz`) : target;
  if (config.DATABASE_URL === undefined && !existsSync(sqlitePath(config)))
    throw new Error(`Tidak ada jurnal di ${sqlitePath(config)}.`);
  const journal = await openJournal(config, log);
  try {
    const progress = createProgress(process.stderr, (await journal.head()).seq);
    const head = await writeBackup(journal, file, now, progress.reached);
    progress.end();
    console.log(
      `${file}: ${head.seq} entri, hash ${head.hash}. Berisi data pribadi dan rahasia meja: simpan seperti kunci.`,
    );
  } finally {
    await journal.close();
  }
  if (keep !== null) forgetOld(target, keep);
}

/** Names hold the time, so their order is that of age. */
function forgetOld(folder: string, keep: number): void {
  const ours = readdirSync(folder)
    .filter((name) => NAMED.test(name))
    .sort()
    .reverse();
  for (const name of ours.slice(keep)) rmSync(join(folder, name));
}

async function bringBack(file: string, replace: boolean, config: Config): Promise<void> {
  const { opening, head, movedTo } = await restore({
    file,
    into: config,
    replace,
    stamp: `sebelum-${stampOf(systemClock.now())}`,
    log,
  });
  console.log(
    `Dipulihkan dari cadangan ${stampWords(opening.madeAt)}: ${head.seq} entri, hash ${head.hash}. Yang dicatat sesudahnya tidak ada di dalamnya.`,
  );
  if (movedTo !== null) console.log(`Jurnal yang tadi ada disimpan sebagai ${movedTo}.`);
}

/** `20261130T193000123Z`: to the millisecond, so that two within a second have each a name. */
function stampOf(now: number): string {
  return new Date(now).toISOString().replaceAll(/[-:.]/g, "");
}
