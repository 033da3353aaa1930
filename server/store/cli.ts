import { existsSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { readConfig } from "../config.ts";
import { answer, NotUnderstood, optionsOf } from "../command.ts";
import type { Log } from "../log.ts";
import { audit } from "./audit/audit.ts";
import { headAt, linesAfter } from "./chain.ts";
import type { Journal } from "./journal.ts";
import { openJournal, sqlitePath } from "./open.ts";
import { createProgress } from "./audit/progress.ts";

const USAGE = `npm run journal -- verify [--from N]   memeriksa nomor, hash, dan isi semua entri, dari entri ke-N
npm run journal -- export [--from N]   menulis entri-entrinya, satu JSON sebaris: {seq, prev, hash, entry}`;

// Standard output is the export's.
const log: Log = (level, what, facts) => console.error(level, what, facts ?? "");

await answer(USAGE, process.argv.slice(2), async (words) => {
  const { positionals, values } = optionsOf(words, { from: { type: "string", default: "1" } });
  const [verb, ...more] = positionals;
  if (more.length > 0 || (verb !== "verify" && verb !== "export"))
    throw new NotUnderstood("Sebut apa yang diminta: verify atau export.");
  const from = Number(values.from);
  if (!Number.isInteger(from) || from < 1)
    throw new NotUnderstood(`--from ${values.from}: mestinya bilangan bulat dari 1.`);

  const config = readConfig(process.env);
  if (!config.DATABASE_URL && !existsSync(sqlitePath(config)))
    throw new Error(`there is no journal at ${sqlitePath(config)}`);
  const journal = await openJournal(config, log);
  try {
    return verb === "verify" ? await check(journal, from) : await print(journal, from);
  } finally {
    await journal.close();
  }
});

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
