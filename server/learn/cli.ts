import { existsSync, readFileSync } from "node:fs";
import { buildFeltNames } from "../../shared/gazetteer/feltNames.ts";
import { readConfig } from "../config.ts";
import { answer, NotUnderstood, optionsOf } from "../command.ts";
import type { Log } from "../log.ts";
import { readDefaults } from "../registry/default.ts";
import { readTectonics } from "../registry/tectonics.ts";
import { openJournal, sqlitePath } from "../store/open.ts";
import { fromJournal, type Learnt } from "./fromJournal.ts";
import { newestOf, readRevisions } from "./lists.ts";
import { reportOf, reportWords } from "./report.ts";

const USAGE = `npm run --silent learn [-- --json]                 apa kata laporan dirasakan di jurnal tentang perkiraan kita, bulan demi bulan
npm run --silent learn -- --lists FILE [--json]   sama, dari berkas berisi revisi yang direkam`;

// Standard output is the report's.
const log: Log = (level, what, facts) => console.error(level, what, facts ?? "");

await answer(USAGE, process.argv.slice(2), async (words) => {
  const { positionals, values } = optionsOf(words, {
    lists: { type: "string" },
    json: { type: "boolean", default: false },
  });
  if (positionals.length > 0) throw new NotUnderstood(`"${positionals.join(" ")}" tidak dikenal.`);
  const learnt = values.lists === undefined ? await journaled() : recorded(values.lists);
  const { kabupaten, kecamatan } = readDefaults();
  const report = reportOf(learnt, buildFeltNames(kabupaten, kecamatan), readTectonics().slab);
  console.log(values.json ? JSON.stringify(report, null, 2) : reportWords(report));
});

function recorded(file: string): Learnt {
  return { lists: newestOf(readRevisions(readFileSync(file, "utf8"))), alarmedAt: [] };
}

async function journaled(): Promise<Learnt> {
  const config = readConfig(process.env);
  if (!config.DATABASE_URL && !existsSync(sqlitePath(config)))
    throw new Error(`there is no journal at ${sqlitePath(config)}`);
  const journal = await openJournal(config, log);
  try {
    return await fromJournal(journal);
  } finally {
    await journal.close();
  }
}
