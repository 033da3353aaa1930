import type { Pool } from "pg";
import { z } from "zod";
import { DUE_AT_ONCE, OutlineRow, type Row, type VaultRows } from "./rows.ts";

/** Ids in the order of their bytes, as SQLite has them, and by their index. */
export const VAULT_SCHEMA = `
  create table if not exists sigap_vault (
    id text collate "C" primary key, kind text not null, expires_at bigint, put_at bigint not null, after bigint, erased text,
    salt bytea not null, bytes bytea not null
  );`;

/** Of what `valuesOf` gives. */
export const INSERT_ROW = `
  insert into sigap_vault (id, kind, expires_at, put_at, after, erased, salt, bytes) values ($1, $2, $3, $4, $5, $6, $7, $8)`;

const Bytes = z.object({ salt: z.instanceof(Uint8Array), bytes: z.instanceof(Uint8Array) });
const rowOf = (row: unknown): Row => ({ ...OutlineRow.parse(row), ...Bytes.parse(row) });

/** The vault in the journal's own database. */
export function postgresVault(pool: Pick<Pool, "query">): VaultRows {
  async function get(id: string): Promise<Row | null> {
    const { rows } = await pool.query("select * from sigap_vault where id = $1", [id]);
    return rows.length ? rowOf(rows[0]) : null;
  }
  return {
    async put(row) {
      await pool.query(INSERT_ROW, valuesOf(row));
    },
    async first(row) {
      await pool.query(`${INSERT_ROW} on conflict do nothing`, valuesOf(row));
      return (await get(row.id)) ?? row;
    },
    async replace(row) {
      const set = "expires_at = $3, put_at = $4, after = $5, erased = $6, salt = $7, bytes = $8";
      await pool.query(`${INSERT_ROW} on conflict (id) do update set kind = $2, ${set}`, valuesOf(row));
    },
    get,
    async page(after, limit) {
      const text = "select * from sigap_vault where id > $1 order by id limit $2";
      return (await pool.query(text, [after, limit])).rows.map(rowOf);
    },
    async due(now, putBefore) {
      const { rows } = await pool.query(
        `select id, kind, expires_at, put_at, after, erased from sigap_vault
         where erased is not null or expires_at <= $1 or (after is not null and put_at < $2)
         order by put_at limit ${DUE_AT_ONCE}`,
        [now, putBefore],
      );
      return rows.map((row) => OutlineRow.parse(row));
    },
    async settle(id) {
      return (await pool.query("update sigap_vault set after = null where id = $1", [id])).rowCount === 1;
    },
    async blank(id, erasure) {
      await pool.query("update sigap_vault set salt = '', bytes = '', erased = $1 where id = $2 and erased is null", [
        JSON.stringify(erasure),
        id,
      ]);
      return (await get(id))?.erased ?? null;
    },
    async remove(id) {
      return (await pool.query("delete from sigap_vault where id = $1", [id])).rowCount === 1;
    },
    // The database does that, in its own time: see README.md beside this.
    async scrub() {},
  };
}

export function valuesOf({ id, kind, expiresAt, putAt, after, erased, salt, bytes }: Row) {
  return [id, kind, expiresAt, putAt, after, erased && JSON.stringify(erased), Buffer.from(salt), Buffer.from(bytes)];
}
