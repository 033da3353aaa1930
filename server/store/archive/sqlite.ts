import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { GENESIS } from "../journal.ts";
import type { Shelf } from "./shelf.ts";

const SCHEMA = `
  create table if not exists archive (
    seq integer primary key, after integer not null unique, hash text not null, time integer not null,
    sum text not null, lines text not null, stand text
  ) strict;
  create index if not exists archive_time on archive (time);
  create index if not exists archive_stand on archive (seq) where stand is not null;
  create table if not exists archive_touch (mark text, seq integer, primary key (mark, seq)) strict, without rowid;`;

const Row = z.object({
  seq: z.number(),
  after: z.number(),
  hash: z.string(),
  time: z.number(),
  sum: z.string(),
  lines: z.string(),
  stand: z.string().nullable(),
});
const Seq = z.object({ seq: z.number() });
const Touch = z.object({ mark: z.string(), seq: z.number() });

/** The archive in the journal's own file. */
export function sqliteShelf(db: DatabaseSync): Shelf {
  db.exec(SCHEMA);
  const last = db.prepare("select * from archive where seq <= ? order by seq desc limit 1");
  const lastWithStand = db.prepare(
    "select * from archive where stand is not null and seq <= ? order by seq desc limit 1",
  );
  const before = db.prepare("select * from archive where time < ? order by time desc, seq desc limit 1");
  const after = db.prepare("select * from archive where seq > ? order by seq limit ?");
  const touching = db.prepare("select seq from archive_touch where mark = ? order by seq");
  const touches = db.prepare(
    "select mark, seq from archive_touch where (mark, seq) > (?, ?) order by mark, seq limit ?",
  );
  const insert = db.prepare(`
    insert into archive (seq, after, hash, time, sum, lines, stand)
    select $seq, $after, $hash, $time, $sum, $lines, $stand
    where coalesce((select seq || hash from archive order by seq desc limit 1), '0${GENESIS}') = $prior`);
  const touch = db.prepare("insert into archive_touch (mark, seq) values (?, ?)");

  /** Not waited for by the disk: what a crash takes is made again. */
  function atOnce<T>(work: () => T): T {
    db.exec("pragma synchronous = normal");
    try {
      db.exec("begin immediate");
      try {
        const done = work();
        db.exec("commit");
        return done;
      } catch (error) {
        if (db.isTransaction) db.exec("rollback");
        throw error;
      }
    } finally {
      db.exec("pragma synchronous = full");
    }
  }

  return {
    async newest(upTo = Number.MAX_SAFE_INTEGER, having) {
      const row = (having ? lastWithStand : last).get(upTo);
      return row ? Row.parse(row) : null;
    },
    async before(time) {
      const row = before.get(time);
      return row ? Row.parse(row) : null;
    },
    async after(seq, limit) {
      return after.all(seq, limit).map((row) => Row.parse(row));
    },
    async touching(mark) {
      return touching.all(mark).map((row) => Seq.parse(row).seq);
    },
    async touches(from, limit) {
      return touches.all(from?.mark ?? "", from?.seq ?? 0, limit).map((row) => Touch.parse(row));
    },
    async add(prior, chapter, marks) {
      return atOnce(() => {
        if (insert.run({ ...chapter, prior: `${prior.seq}${prior.hash}` }).changes === 0) return false;
        for (const mark of marks) touch.run(mark, chapter.seq);
        return true;
      });
    },
    async clear() {
      atOnce(() => db.exec("delete from archive; delete from archive_touch"));
    },
  };
}
