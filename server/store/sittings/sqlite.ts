import type { DatabaseSync } from "node:sqlite";
import { Login, Misses, SessionRow, type SessionKept, type Sittings } from "./rows.ts";

export const SITTINGS_SCHEMA = `
  create table if not exists session (
    id text primary key, officer text not null, machine text not null, whole integer not null, opened_at integer not null,
    expires_at integer not null, active_at integer not null, ended text, pin_misses integer not null
  ) strict;
  create table if not exists login (
    at integer not null, address text not null, officer text not null, outcome text not null, times integer not null,
    primary key (at, address, officer, outcome)
  ) strict;`;

/** Sessions and the audit of logins in the journal's own file. */
export function sqliteSittings(db: DatabaseSync): Sittings {
  const open = db.prepare(`
    insert into session (id, officer, machine, whole, opened_at, expires_at, active_at, ended, pin_misses)
    values ($id, $officer, $machine, $whole, $openedAt, $expiresAt, $activeAt, $ended, $pinMisses)`);
  const one = db.prepare("select * from session where id = ?");
  const ofMachine = db.prepare("select * from session where machine = ? and opened_at > ? order by opened_at");
  const touch = db.prepare("update session set active_at = ? where id = ?");
  const missed = db.prepare(
    "update session set pin_misses = pin_misses + 1 where id = ? returning pin_misses as misses",
  );
  const unmissed = db.prepare("update session set pin_misses = 0 where id = ?");
  const end = db.prepare("update session set ended = ? where id = ? and ended is null");
  const leave = db.prepare(
    "update session set ended = 'logout' where officer = ? and machine = ? and (ended is null or ended = 'switch')",
  );
  const forgive = db.prepare("update session set pin_misses = 0 where officer = ?");
  // No officer is an empty text: null is not equal to itself.
  const note = db.prepare(`
    insert into login (at, address, officer, outcome, times) values ($at, $address, $officer, $outcome, 1)
    on conflict do update set times = times + 1`);
  const logins = db.prepare(
    "select at, address, nullif(officer, '') as officer, outcome, times from login order by at desc limit ?",
  );
  const forgetSessions = db.prepare("delete from session where expires_at < ?");
  const forgetLogins = db.prepare("delete from login where at < ?");

  const sessionOf = (row: unknown): SessionKept => SessionRow.parse(row);
  return {
    async open({ whole, ...session }) {
      open.run({ ...session, whole: whole ? 1 : 0 });
    },
    async get(id) {
      const row = one.get(id);
      return row ? sessionOf(row) : null;
    },
    async ofMachine(machine, after) {
      return ofMachine.all(machine, after).map(sessionOf);
    },
    async touch(id, activeAt) {
      touch.run(activeAt, id);
    },
    async missed(id) {
      return Misses.parse(missed.get(id)).misses;
    },
    async unmissed(id) {
      unmissed.run(id);
    },
    async end(id, why) {
      end.run(why, id);
    },
    async leave(officer, machine) {
      leave.run(officer, machine);
    },
    async forgive(officer) {
      forgive.run(officer);
    },
    async noteLogin({ officer, ...login }) {
      note.run({ ...login, officer: officer ?? "" });
    },
    async logins(limit) {
      return logins.all(limit).map((row) => Login.parse(row));
    },
    async forget(sessionsBefore, loginsBefore) {
      forgetSessions.run(sessionsBefore);
      forgetLogins.run(loginsBefore);
    },
  };
}
