import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { buildFeltNames } from "../../shared/gazetteer/feltNames.ts";
import { readConfig } from "../config.ts";
import { reasonOf, type Log } from "../log.ts";
import { readDefaults } from "../registry/default.ts";
import { readTectonics } from "../registry/tectonics.ts";
import { openJournal, sqlitePath } from "../store/open.ts";
import { fromJournal, type Learnt } from "./fromJournal.ts";
import { newestOf, readRevisions } from "./lists.ts";
import { reportOf, reportWords } from "./report.ts";

const USAGE = `npm run --silent learn [-- --json]                 what the journal's felt reports say of our estimates, month by month
npm run --silent learn -- --lists FILE [--json]   the same of a file of recorded revisions`;

// Standard output is the report's.
const log: Log = (level, what, facts) => console.error(level, what, facts ?? "");

try {
  const { values } = parseArgs({ options: { lists: { type: "string" }, json: { type: "boolean", default: false } } });
  const learnt = values.lists === undefined ? await journaled() : recorded(values.lists);
  const { kabupaten, kecamatan } = readDefaults();
  const report = reportOf(learnt, buildFeltNames(kabupaten, kecamatan), readTectonics().slab);
  console.log(values.json ? JSON.stringify(report, null, 2) : reportWords(report));
} catch (error) {
  console.error(`${reasonOf(error)}\n\n${USAGE}`);
  process.exitCode = 1;
}

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
