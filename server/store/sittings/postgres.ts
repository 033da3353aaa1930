import type { Pool } from "pg";
import { z } from "zod";
import { Login, Misses, SessionRow, type Sittings } from "./rows.ts";

export const SITTINGS_SCHEMA = `
  create table if not exists sigap_session (
    id text primary key, officer text not null, machine text not null, whole boolean not null, opened_at bigint not null,
    expires_at bigint not null, active_at bigint not null, ended text, pin_misses bigint not null
  );
  create table if not exists sigap_login (
    at bigint not null, address text not null, officer text not null, outcome text not null, times bigint not null,
    primary key (at, address, officer, outcome)
  );`;

const LoginRow = z.object({ at: z.coerce.number() }).loose();

/** Sessions and the audit of logins in the journal's own database. */
export function postgresSittings(pool: Pick<Pool, "query">): Sittings {
  const run = async (text: string, values: unknown[]): Promise<void> => {
    await pool.query(text, values);
  };
  return {
    open: ({ id, officer, machine, whole, openedAt, expiresAt, activeAt, ended, pinMisses }) =>
      run(
        `insert into sigap_session (id, officer, machine, whole, opened_at, expires_at, active_at, ended, pin_misses)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, officer, machine, whole, openedAt, expiresAt, activeAt, ended, pinMisses],
      ),
    async get(id) {
      const { rows } = await pool.query("select * from sigap_session where id = $1", [id]);
      return rows.length ? SessionRow.parse(rows[0]) : null;
    },
    async ofMachine(machine, after) {
      const text = "select * from sigap_session where machine = $1 and opened_at > $2 order by opened_at";
      return (await pool.query(text, [machine, after])).rows.map((row) => SessionRow.parse(row));
    },
    touch: (id, activeAt) => run("update sigap_session set active_at = $1 where id = $2", [activeAt, id]),
    async missed(id) {
      const text = "update sigap_session set pin_misses = pin_misses + 1 where id = $1 returning pin_misses as misses";
      return Misses.parse((await pool.query(text, [id])).rows[0]).misses;
    },
    unmissed: (id) => run("update sigap_session set pin_misses = 0 where id = $1", [id]),
    end: (id, why) => run("update sigap_session set ended = $1 where id = $2 and ended is null", [why, id]),
    leave: (officer, machine) =>
      run(
        `update sigap_session set ended = 'logout'
         where officer = $1 and machine = $2 and (ended is null or ended = 'switch')`,
        [officer, machine],
      ),
    forgive: (officer) => run("update sigap_session set pin_misses = 0 where officer = $1", [officer]),
    // No officer is an empty text: null is not equal to itself.
    noteLogin: ({ at, address, officer, outcome }) =>
      run(
        `insert into sigap_login as l (at, address, officer, outcome, times) values ($1, $2, $3, $4, 1)
         on conflict (at, address, officer, outcome) do update set times = l.times + 1`,
        [at, address, officer ?? "", outcome],
      ),
    async logins(limit) {
      const text =
        "select at, address, nullif(officer, '') as officer, outcome, times from sigap_login order by at desc limit $1";
      return (await pool.query(text, [limit])).rows.map((row) => Login.parse(LoginRow.parse(row)));
    },
    async forget(sessionsBefore, loginsBefore) {
      await run("delete from sigap_session where expires_at < $1", [sessionsBefore]);
      await run("delete from sigap_login where at < $1", [loginsBefore]);
    },
  };
}
