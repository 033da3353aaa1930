import type { Pool } from "pg";
import { z } from "zod";
import { GENESIS } from "../journal.ts";
import type { Shelf } from "./shelf.ts";

export const ARCHIVE_SCHEMA = `
  create table if not exists sigap_archive (
    seq bigint primary key, after bigint not null unique, hash text not null, time bigint not null,
    sum text not null, lines text not null, stand text
  );
  create index if not exists sigap_archive_time on sigap_archive (time);
  create index if not exists sigap_archive_stand on sigap_archive (seq) where stand is not null;
  create table if not exists sigap_archive_touch (mark text, seq bigint, primary key (mark, seq));`;

/** One statement, so one transaction. Of two nodes that add at once, both after the same chapter, `after` lets one through. */
const ADD = `
  with added as (
    insert into sigap_archive (seq, after, hash, time, sum, lines, stand)
    select $1::bigint, $2::bigint, $3, $4::bigint, $5, $6, $7
    where coalesce((select seq || hash from sigap_archive order by seq desc limit 1), '0${GENESIS}') = $8
    on conflict do nothing returning seq
  ), touched as (
    insert into sigap_archive_touch (mark, seq) select unnest($9::text[]), seq from added
  )
  select seq from added`;

// bigint arrives as text
const Int = z.coerce.number().int();
const Row = z.object({
  seq: Int,
  after: Int,
  hash: z.string(),
  time: Int,
  sum: z.string(),
  lines: z.string(),
  stand: z.string().nullable(),
});
const Seq = z.object({ seq: Int });
const Touch = z.object({ mark: z.string(), seq: Int });

/** The archive in the journal's own database. */
export function postgresShelf(pool: Pick<Pool, "query">): Shelf {
  const chapters = async (text: string, values: unknown[]) =>
    (await pool.query(`select * from sigap_archive ${text}`, values)).rows.map((row) => Row.parse(row));
  const chapter = async (text: string, values: unknown[]) => (await chapters(`${text} limit 1`, values))[0] ?? null;

  return {
    newest: (upTo = Number.MAX_SAFE_INTEGER, having) =>
      chapter(`where seq <= $1 ${having ? "and stand is not null" : ""} order by seq desc`, [upTo]),
    before: (time) => chapter("where time < $1 order by time desc, seq desc", [time]),
    after: (seq, limit) => chapters("where seq > $1 order by seq limit $2", [seq, limit]),
    async touching(mark) {
      const { rows } = await pool.query("select seq from sigap_archive_touch where mark = $1 order by seq", [mark]);
      return rows.map((row) => Seq.parse(row).seq);
    },
    async touches(from, limit) {
      const { rows } = await pool.query(
        "select mark, seq from sigap_archive_touch where (mark, seq) > ($1, $2) order by mark, seq limit $3",
        [from?.mark ?? "", from?.seq ?? 0, limit],
      );
      return rows.map((row) => Touch.parse(row));
    },
    async add(prior, { seq, after, hash, time, sum, lines, stand }, marks) {
      const values = [seq, after, hash, time, sum, lines, stand, `${prior.seq}${prior.hash}`, marks];
      return (await pool.query({ name: "add chapter", text: ADD, values })).rowCount === 1;
    },
    async clear() {
      await pool.query("truncate sigap_archive, sigap_archive_touch");
    },
  };
}
