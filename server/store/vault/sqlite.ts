import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { DUE_AT_ONCE, OutlineRow, type Row, type VaultRows } from "./rows.ts";

/** What can be large stands last: to look through the others needs none of its pages. */
export const VAULT_SCHEMA = `
  create table if not exists vault (
    id text primary key, kind text not null, expires_at integer, put_at integer not null, after integer, erased text,
    salt blob not null, bytes blob not null
  ) strict;`;

/** Of what `valuesOf` gives. */
export const INSERT_ROW = `
  insert into vault (id, kind, expires_at, put_at, after, erased, salt, bytes) values (?, ?, ?, ?, ?, ?, ?, ?)`;

/** The wait for a reader in our way; the next scrubbing tries again. */
const SCRUB_PATIENCE_MS = 50;

/** The same that PostgreSQL's driver gives. */
const Blob = z
  .instanceof(Uint8Array)
  .transform((bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
const Bytes = z.object({ salt: Blob, bytes: Blob });

/** The vault in the journal's own file. */
export function sqliteVault(db: DatabaseSync): VaultRows {
  const insert = db.prepare(INSERT_ROW);
  const insertFirst = db.prepare(`${INSERT_ROW} on conflict do nothing`);
  const replace = db.prepare(INSERT_ROW.replace("insert", "insert or replace"));
  const one = db.prepare("select * from vault where id = ?");
  const some = db.prepare("select * from vault where id > ? order by id limit ?");
  const due = db.prepare(`
    select id, kind, expires_at, put_at, after, erased from vault
    where erased is not null or expires_at <= $now or (after is not null and put_at < $putBefore)
    order by put_at limit ${DUE_AT_ONCE}`);
  const settle = db.prepare("update vault set after = null where id = ?");
  const blank = db.prepare(
    "update vault set salt = zeroblob(0), bytes = zeroblob(0), erased = ? where id = ? and erased is null",
  );
  const remove = db.prepare("delete from vault where id = ?");

  /** Something was taken away that the log of changes still holds. */
  let toScrub = false;

  /** `secure_delete` overwrites it in its page; the pages of before stand in the log until that is emptied. */
  function scrub() {
    if (!toScrub) return;
    db.exec(`pragma busy_timeout = ${SCRUB_PATIENCE_MS}`);
    try {
      const { busy } = z.object({ busy: z.number() }).parse(db.prepare("pragma wal_checkpoint(truncate)").get());
      toScrub = busy !== 0;
    } finally {
      db.exec("pragma busy_timeout = 5000");
    }
  }
  function takenAway() {
    toScrub = true;
    scrub();
  }
  const get = (id: string) => {
    const row = one.get(id);
    return row ? rowOf(row) : null;
  };

  return {
    async put(row) {
      insert.run(...valuesOf(row));
    },
    async first(row) {
      insertFirst.run(...valuesOf(row));
      return get(row.id) ?? row;
    },
    async replace(row) {
      replace.run(...valuesOf(row));
      takenAway();
    },
    async get(id) {
      return get(id);
    },
    async page(after, limit) {
      return some.all(after, limit).map(rowOf);
    },
    async due(now, putBefore) {
      return due.all({ now, putBefore }).map((row) => OutlineRow.parse(row));
    },
    async settle(id) {
      return settle.run(id).changes === 1;
    },
    async blank(id, erasure) {
      if (blank.run(JSON.stringify(erasure), id).changes === 1) takenAway();
      return get(id)?.erased ?? null;
    },
    async remove(id) {
      const stood = remove.run(id).changes === 1;
      if (stood) takenAway();
      return stood;
    },
    async scrub() {
      scrub();
    },
  };
}

export function valuesOf({ id, kind, expiresAt, putAt, after, erased, salt, bytes }: Row) {
  return [id, kind, expiresAt, putAt, after, erased && JSON.stringify(erased), salt, bytes] as const;
}

function rowOf(row: unknown): Row {
  return { ...OutlineRow.parse(row), ...Bytes.parse(row) };
}
