import { randomUUID } from "node:crypto";
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { reasonOf } from "../log.ts";
import { sqliteShelf } from "./archive/sqlite.ts";
import { lineOf } from "./chain.ts";
import { GENESIS, START, type Journal } from "./journal.ts";
import { listeners } from "./listeners.ts";
import { refuseEmptied } from "./emptied.ts";
import { SITTINGS_SCHEMA, sqliteSittings } from "./sittings/sqlite.ts";
import { SECRET_KIND } from "./vault/secrets.ts";
import { sqliteVault, VAULT_SCHEMA } from "./vault/sqlite.ts";

const SCHEMA = `
  create table if not exists journal (
    seq integer primary key, body text not null, prev text not null, hash text not null
  ) strict;
  create table if not exists meta (key text primary key, value text not null) strict, without rowid;
  create table if not exists snapshot (
    id integer primary key check (id = 1), seq integer not null, hash text not null, body text not null
  ) strict;
  ${VAULT_SCHEMA}
  ${SITTINGS_SCHEMA}`;

/** vault.8: the desk secret of an earlier Sigap, which kept it beside the journal in the open. */
const MOVE_SECRET = `
  begin immediate;
  insert into vault (id, kind, put_at, salt, bytes)
    select key, '${SECRET_KIND}', 0, randomblob(32), cast(value as blob) from meta where key = 'desk-secret'
    on conflict do nothing;
  delete from meta where key = 'desk-secret';
  commit;`;

const LineRow = z.object({ seq: z.number(), body: z.string(), prev: z.string(), hash: z.string() });
const SnapshotRow = LineRow.omit({ prev: true });
const MetaRow = z.object({ value: z.string() });
const HeadRow = LineRow.pick({ seq: true, hash: true });

function prepared(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: 5000 });
  // vault.7: what is deleted is overwritten.
  db.exec("pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on;");
  db.exec(SCHEMA);
  if (db.prepare("select 1 from meta where key = 'desk-secret'").get()) db.exec(MOVE_SECRET);
  return db;
}

function preparedFile(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true });
  refuseEmptied(path);
  try {
    // What SQLite puts beside it later takes over who may read it.
    closeSync(openSync(path, "a", 0o600));
    const db = prepared(path);
    // journal.32: those of an earlier Sigap too. A secret may be in them.
    for (const file of [path, `${path}-wal`, `${path}-shm`]) if (existsSync(file)) chmodSync(file, 0o600);
    return db;
  } catch (error) {
    const reason = reasonOf(error);
    throw new Error(`${path} can't be opened for writing: ${reason}. File and folder must be the server's own.`, {
      cause: error,
    });
  }
}

/**
 * The journal of a single server, in one file. Every append is on the disk when it resolves (WAL, synchronous FULL).
 * Lines that another process adds to the same file are not announced: a reader must look now and then.
 */
export async function openSqlite(path: string): Promise<Journal> {
  const db = path === ":memory:" ? prepared(path) : preparedFile(path);
  const insertMeta = db.prepare("insert into meta (key, value) values (?, ?) on conflict do nothing");
  const selectMeta = db.prepare("select value from meta where key = ?");
  const allMeta = db.prepare("select key, value from meta where key not in ('epoch', 'probe') order by key");
  /** The first value that was ever given stands. */
  function firstOf(key: string, value: string): string {
    insertMeta.run(key, value);
    return MetaRow.parse(selectMeta.get(key)).value;
  }
  const epoch = firstOf("epoch", randomUUID());

  const newest = db.prepare("select seq, hash from journal order by seq desc limit 1");
  const after = db.prepare("select seq, body, prev, hash from journal where seq > ? order by seq limit ?");
  const one = db.prepare("select seq, body, prev, hash from journal where seq = ?");
  const taken = db.prepare("select 1 from journal where seq = ?");
  // One statement, so one transaction: the line goes in only while its predecessor is the last. The cast: node:sqlite
  // binds numbers as reals.
  const insert = db.prepare(`
    insert into journal (seq, body, prev, hash) select $seq, $body, $prev, $hash
    where coalesce((select seq || hash from journal order by seq desc limit 1), '0${GENESIS}') = cast($seq - 1 as integer) || $prev`);
  const loadSnapshot = db.prepare("select seq, hash, body from snapshot");
  const saveSnapshot = db.prepare(`
    insert into snapshot (id, seq, hash, body) values (1, $seq, $hash, $body)
    on conflict (id) do update set seq = excluded.seq, hash = excluded.hash, body = excluded.body`);

  const saveProbe = db.prepare(
    "insert into meta (key, value) values ('probe', ?) on conflict do update set value = excluded.value",
  );
  const inode = () => (path === ":memory:" ? null : statSync(path).ino);
  const opened = inode();
  let probes = 0;
  /** A file has no other nodes to read it. */
  const setAside = new Map<string, string>();

  const appended = listeners<number | null>((error) => {
    throw error;
  });

  return {
    epoch,
    async head() {
      const row = newest.get();
      return row ? HeadRow.parse(row) : START;
    },
    async append(head, deed) {
      const line = lineOf(head, deed);
      if (insert.run({ ...line }).changes === 1) {
        // Later, so that the writer has taken its own line in and needn't read it again.
        setImmediate(() => appended.tell(line.seq));
        return line;
      }
      if (taken.get(line.seq)) return null;
      throw new Error(`the journal has no entry ${head.seq} with the hash ${head.hash}: nothing was appended`);
    },
    async read(seq, limit) {
      return after.all(seq, limit).map((row) => LineRow.parse(row));
    },
    async pick(seqs) {
      return seqs.flatMap((seq) => LineRow.nullable().parse(one.get(seq) ?? null) ?? []);
    },
    onAppended: appended.add,
    shelf: sqliteShelf(db),
    vault: sqliteVault(db),
    sittings: sqliteSittings(db),
    async loadSnapshot() {
      const row = loadSnapshot.get();
      return row ? SnapshotRow.parse(row) : null;
    },
    async saveSnapshot(snapshot) {
      saveSnapshot.run({ ...snapshot });
    },
    async keep(name, value) {
      return firstOf(name, value);
    },
    async kept() {
      return allMeta.all().map((row) => {
        const { key, value } = MetaRow.extend({ key: z.string() }).parse(row);
        return [key, value];
      });
    },
    async setAside(name, text) {
      setAside.set(name, text);
    },
    async aside(name) {
      return setAside.get(name) ?? null;
    },
    async probe(bytes) {
      // What is written to a file without a name is gone with the process.
      if (inode() !== opened) throw new Error(`${path} is no longer the file that was opened`);
      probes += 1;
      // Each time another text: SQLite leaves a page alone that would stay as it is.
      saveProbe.run(String(probes % 10).repeat(bytes));
    },
    async lead() {
      return true;
    },
    // A file has no other nodes to hear it.
    async pulse() {},
    onPulse: () => () => undefined,
    async close() {
      if (db.isOpen) db.close();
    },
  };
}
