import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Pool } from "pg";
import { openStore } from "../../server/store/live.ts";
import { openPostgres } from "../../server/store/postgres.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import type { Journal } from "../../server/store/journal.ts";
import { startPostgres } from "../postgres.ts";
import { putting } from "../store/deeds.ts";

const ROUND_MS = 700;
const ROUNDS = 4;
const quiet = () => undefined;

/** Durable, acknowledged commits a second, one after another, beside the bare insert of a text of the same size. */
export async function bench(): Promise<{ name: string; figures: Record<string, string | number> }[]> {
  const folder = mkdtempSync(join(tmpdir(), "sigap-bench-"));
  const server = await startPostgres();
  try {
    return [await sqlite(folder), await postgres(await server.createDatabase())];
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

async function sqlite(folder: string) {
  const bare = new DatabaseSync(join(folder, "bare.db"));
  bare.exec(
    "pragma journal_mode = wal; pragma synchronous = full; create table bare (seq integer primary key, body text)",
  );
  const insert = bare.prepare("insert into bare (body) values (?)");
  const rates = await against(await openSqlite(join(folder, "sigap.db")), async (body) => void insert.run(body));
  bare.close();
  return { name: "append, SQLite", figures: rates };
}

async function postgres(url: string) {
  const bare = new Pool({ connectionString: url, max: 1 });
  await bare.query("create table bare (seq bigserial primary key, body text)");
  const rates = await against(
    await openPostgres(url, { log: quiet }),
    async (body) => void (await bare.query("insert into bare (body) values ($1)", [body])),
  );
  await bare.end();
  return { name: "append, PostgreSQL", figures: rates };
}

/** The two take turns, so that what else the machine does falls on both. */
async function against(journal: Journal, insert: (body: string) => Promise<void>) {
  const store = await openStore(journal, { log: quiet });
  let n = 0;
  const deed = () => putting(`deed ${(n += 1)}`, `place-${n % 500}`);
  const ours: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    floor.push(await perSecond(() => insert(JSON.stringify(deed()))));
    ours.push(await perSecond(async () => void (await store.commit(deed))));
  }
  await store.stop();
  // The first round warms up.
  const [sigap, bare] = [best(ours.slice(1)), best(floor.slice(1))];
  return {
    "commits/s": Math.round(sigap),
    "bare inserts/s": Math.round(bare),
    ratio: (sigap / bare).toFixed(2),
    "bytes an entry": Buffer.byteLength(JSON.stringify(deed())),
  };
}

async function perSecond(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  let count = 0;
  while (performance.now() - startedAt < ROUND_MS) {
    await work();
    count += 1;
  }
  return (count * 1000) / (performance.now() - startedAt);
}

function best(rates: readonly number[]): number {
  return Math.max(...rates);
}
