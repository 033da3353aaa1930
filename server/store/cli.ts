import { existsSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { apply, EMPTY_WORLD, type World } from "../../shared/world/world.ts";
import { readConfig } from "../config.ts";
import { reasonOf, type Log } from "../log.ts";
import { headAt, linesAfter, verify } from "./chain.ts";
import type { Journal, Snapshot } from "./journal.ts";
import { openJournal, sqlitePath } from "./open.ts";
import { worldOf } from "./snapshot.ts";

const USAGE = `npm run journal -- verify [--from N]   check numbers, hashes and texts
npm run journal -- export [--from N]   print the entries, one JSON a line: {seq, prev, hash, entry}`;

// Standard output is the export's.
const log: Log = (level, what, facts) => console.error(level, what, facts ?? "");

async function main(args: string[], env: Record<string, string | undefined>): Promise<number> {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { from: { type: "string" } } });
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
  const snapshot = await journal.loadSnapshot();
  let world = EMPTY_WORLD;
  let snapshotFault: string | null = null;
  const { count, head, fault } = await verify(linesAfter(journal, after.seq), after, (entry) => {
    world = apply(world, entry);
    if (from === 1 && snapshot?.seq === entry.seq) snapshotFault = differs(snapshot, world);
  });
  if (snapshot && snapshot.seq > head.seq)
    snapshotFault = `the snapshot stands at ${snapshot.seq}: entries are missing at the end`;
  console.log(`${count} entries good, head ${head.seq}, hash ${head.hash}`);
  // A break in the chain comes first: behind it the snapshot can't be judged.
  const first = fault ?? snapshotFault;
  if (first) console.log(`FAULT: ${first}`);
  return first ? 1 : 0;
}

function differs(snapshot: Snapshot, world: World): string | null {
  try {
    if (isDeepStrictEqual(worldOf(snapshot), world)) return null;
    return `the snapshot at ${snapshot.seq} isn't what the entries add up to`;
  } catch (error) {
    return `the snapshot at ${snapshot.seq} can't be read: ${reasonOf(error)}`;
  }
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
