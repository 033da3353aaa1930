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

const SLICE = 20;
const SLICES = 120;
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
  const rates = await against(await openSqlite(join(folder, "sigap.db")), (body) => insert.run(body));
  bare.close();
  return { name: "append, SQLite", figures: rates };
}

async function postgres(url: string) {
  const bare = new Pool({ connectionString: url, max: 1 });
  // `end` resolves before the server has seen it go, and the server is stopped right after.
  bare.on("error", () => undefined);
  await bare.query("create table bare (seq bigserial primary key, body text)");
  const rates = await against(await openPostgres(url, { log: quiet }), (body) =>
    bare.query("insert into bare (body) values ($1)", [body]),
  );
  await bare.end();
  return { name: "append, PostgreSQL", figures: rates };
}

/** The two take turns in short slices, so that what else the disk does falls on both; the middle slice counts. */
async function against(journal: Journal, insert: (body: string) => unknown) {
  const store = await openStore(journal, { log: quiet });
  let n = 0;
  const deed = () => putting(`deed ${(n += 1)}`, `place-${n % 500}`);
  const ours: number[] = [];
  const floor: number[] = [];
  for (let slice = 0; slice < SLICES; slice += 1) {
    floor.push(await perSecond(() => insert(JSON.stringify(deed()))));
    ours.push(await perSecond(() => store.commit(deed)));
  }
  await store.stop();
  const [sigap, bare] = [middle(ours), middle(floor)];
  return {
    "commits/s": Math.round(sigap),
    "bare inserts/s": Math.round(bare),
    ratio: (sigap / bare).toFixed(2),
    "bytes an entry": Buffer.byteLength(JSON.stringify(deed())),
  };
}

async function perSecond(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  for (let n = 0; n < SLICE; n += 1) await work();
  return (SLICE * 1000) / (performance.now() - startedAt);
}

function middle(rates: readonly number[]): number {
  return rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)] ?? 0;
}
