import { existsSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { readConfig } from "../config.ts";
import { reasonOf, type Log } from "../log.ts";
import { audit } from "./audit/audit.ts";
import { headAt, linesAfter } from "./chain.ts";
import type { Journal } from "./journal.ts";
import { openJournal, sqlitePath } from "./open.ts";
import { createProgress } from "./audit/progress.ts";

const USAGE = `npm run journal -- verify [--from N]   check numbers, hashes and texts
npm run journal -- export [--from N]   print the entries, one JSON a line: {seq, prev, hash, entry}`;

// Standard output is the export's.
const log: Log = (level, what, facts) => console.error(level, what, facts ?? "");

async function main(args: string[], env: Record<string, string | undefined>): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { from: { type: "string" }, help: { type: "boolean", short: "h" }, bantuan: { type: "boolean" } },
  });
  if (values.help || values.bantuan) {
    console.log(USAGE);
    return 0;
  }
  const [verb, ...more] = positionals;
  const from = Number(values.from ?? 1);
  if (more.length || !Number.isInteger(from) || from < 1 || (verb !== "verify" && verb !== "export"))
    throw new Error(USAGE);

  const config = readConfig(env);
  if (!config.DATABASE_URL && !existsSync(sqlitePath(config)))
    throw new Error(`there is no journal at ${sqlitePath(config)}`);
  const journal = await openJournal(config, log);
  try {
    return verb === "verify" ? await check(journal, from) : await print(journal, from);
  } finally {
    await journal.close();
  }
}

async function check(journal: Journal, from: number): Promise<number> {
  const after = await headAt(journal, from - 1);
  if (!after) throw new Error(`the journal doesn't reach entry ${from - 1}`);
  const progress = createProgress(process.stderr, (await journal.head()).seq - after.seq);
  const { count, head, fault } = await audit(journal, after, progress.reached);
  progress.end();
  console.log(`${count} entries good, head ${head.seq}, hash ${head.hash}`);
  if (fault) console.log(`FAULT: ${fault}`);
  return fault ? 1 : 0;
}

async function print(journal: Journal, from: number): Promise<number> {
  await pipeline(
    async function* () {
      for await (const { seq, prev, hash, body } of linesAfter(journal, from - 1))
        yield `${JSON.stringify({ seq, prev, hash, entry: JSON.parse(body) as unknown })}\n`;
    },
    process.stdout,
    { end: false },
  );
  return 0;
}

process.exitCode = await main(process.argv.slice(2), process.env).catch((error: unknown) => {
  console.error(reasonOf(error));
  return 1;
});
