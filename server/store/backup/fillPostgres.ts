import { Client } from "pg";
import { z } from "zod";
import { LEAD_LOCK, SCHEMA } from "../postgres.ts";
import { INSERT_ROW, valuesOf } from "../vault/postgres.ts";
import { handfuls, notEmpty, type Filling, type MovedTo } from "./fill.ts";

const FILLED = ["sigap_journal", "sigap_meta", "sigap_vault"];
const Locked = z.object({ locked: z.boolean() });

/**
 * Fills the tables in one transaction. Throws a sentence while a node runs on this database: one of them holds the poller's place.
 * The tables of what stood there are renamed; what was made from them goes.
 */
export async function fillPostgres(databaseUrl: string, { items, replace, stamp }: Filling): Promise<MovedTo> {
  const db = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000, application_name: "sigap" });
  db.on("error", () => undefined);
  await db.connect();
  try {
    await db.query("begin");
    const lock = await db.query("select pg_try_advisory_xact_lock($1) as locked", [LEAD_LOCK]);
    if (!Locked.parse(lock.rows[0]).locked)
      throw new Error("Sebuah simpul Sigap berjalan pada basis data ini. Hentikan dulu semuanya.");
    await db.query(SCHEMA);
    const before = await db.query("select 1 from sigap_journal limit 1");
    const stands = before.rowCount !== 0;
    if (stands && !replace) throw notEmpty(`Basis data di ${new URL(databaseUrl).host}`);
    const suffix = `_${stamp.replaceAll(/\W/g, "_")}`;
    if (stands) for (const table of FILLED) await db.query(`alter table ${table} rename to ${table}${suffix}`);
    else for (const table of ["sigap_meta", "sigap_vault"]) await db.query(`delete from ${table}`);
    for (const made of ["sigap_snapshot", "sigap_archive", "sigap_archive_touch", "sigap_session"])
      await db.query(`delete from ${made}`);
    // Anew, with an epoch of its own (backup.8).
    await db.query(SCHEMA);
    for await (const hand of handfuls(items)) {
      const lines = hand.flatMap((item) => (item.kind === "line" ? [item.line] : []));
      const kept = hand.flatMap((item) => (item.kind === "kept" ? [item] : []));
      const column = <K extends keyof (typeof lines)[number]>(key: K) => lines.map((line) => line[key]);
      await db.query(
        "insert into sigap_journal (seq, body, prev, hash) select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[])",
        [column("seq"), column("body"), column("prev"), column("hash")],
      );
      await db.query("insert into sigap_meta (key, value) select * from unnest($1::text[], $2::text[])", [
        kept.map(({ name }) => name),
        kept.map(({ value }) => value),
      ]);
      for (const item of hand) if (item.kind === "row") await db.query(INSERT_ROW, valuesOf(item.row));
    }
    await db.query("commit");
    return stands ? FILLED.map((table) => `${table}${suffix}`).join(", ") : null;
  } finally {
    // What was not committed is rolled back with the connection.
    await db.end();
  }
}
