import { randomUUID } from "node:crypto";
import { Pool, type Client } from "pg";
import { z } from "zod";
import { reasonOf, type Log } from "../log.ts";
import { ARCHIVE_SCHEMA, postgresShelf } from "./archive/postgres.ts";
import { lineOf } from "./chain.ts";
import { GENESIS, START, type Journal } from "./journal.ts";
import { listeners } from "./listeners.ts";
import { keepSession } from "./postgresSession.ts";
import { postgresSittings, SITTINGS_SCHEMA } from "./sittings/postgres.ts";
import { postgresVault, VAULT_SCHEMA } from "./vault/postgres.ts";
import { SECRET_KIND } from "./vault/secrets.ts";

/** Advisory locks of ours, by arbitrary numbers: "siga" + 1, 2. They hold within one database. */
const TABLES_LOCK = 0x73_69_67_61_01;
export const LEAD_LOCK = 0x73_69_67_61_02;

/** journal.4: one statement list, so one transaction; the lock lets a second node that starts at the same moment wait. */
export const SCHEMA = `
  select pg_advisory_xact_lock(${TABLES_LOCK});
  create table if not exists sigap_journal (
    seq bigint primary key, body text not null, prev text not null, hash text not null
  );
  create table if not exists sigap_meta (key text primary key, value text not null);
  create table if not exists sigap_snapshot (
    id int primary key check (id = 1), seq bigint not null, hash text not null, body text not null
  );
  ${ARCHIVE_SCHEMA}
  ${VAULT_SCHEMA}
  ${SITTINGS_SCHEMA}
  -- vault.8: the desk secret of an earlier Sigap, which kept it beside the journal in the open. The salt is of two random UUIDs.
  insert into sigap_vault (id, kind, put_at, salt, bytes)
    select key, '${SECRET_KIND}', 0, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), convert_to(value, 'UTF8')
    from sigap_meta where key = 'desk-secret' on conflict do nothing;
  delete from sigap_meta where key = 'desk-secret';
  insert into sigap_meta (key, value) values ('epoch', gen_random_uuid()::text) on conflict do nothing;`;

/** journal.2: the line goes in only while its predecessor is the last; of two writers at once the primary key picks one. */
const APPEND = `
  with added as (
    insert into sigap_journal (seq, body, prev, hash) select $1::bigint, $2, $3, $4
    where coalesce((select seq || hash from sigap_journal order by seq desc limit 1), '0${GENESIS}') = ($1::bigint - 1) || $3
    on conflict do nothing returning seq
  )
  select pg_notify('sigap_journal', seq::text) from added`;

/** Random, so that it is neither packed nor found unchanged: 32 digits a time. */
const PROBE = `
  insert into sigap_meta (key, value)
  select 'probe', string_agg(md5(random()::text), '') from generate_series(1, 1 + $1::int / 32)
  on conflict (key) do update set value = excluded.value`;

/** The server ends a session that nobody has used for so long: a stopped process or dead machine loses the lead. */
const IDLE_SESSION = "8s";
const LEAD = `
  select case when current_setting('server_version_num')::int >= 140000
    then set_config('idle_session_timeout', '${IDLE_SESSION}', false) end, pg_try_advisory_lock(${LEAD_LOCK}) as got`;

/** journal.15: PostgreSQL takes 8,000 bytes at most. */
const PULSE_MAX_BYTES = 7000;

// bigint arrives as text
const Seq = z.coerce.number().int();
const LineRow = z.object({ seq: Seq, body: z.string(), prev: z.string(), hash: z.string() });
const SnapshotRow = LineRow.omit({ prev: true });
const HeadRow = LineRow.pick({ seq: true, hash: true });
const MetaRow = z.object({ value: z.string() });
const LeadRow = z.object({ got: z.boolean() });

/**
 * The journal of several servers. Rejects when the database can't be reached or doesn't keep UTF-8; later losses of
 * the connection are waited out by the session, and end in an error of the call at hand.
 */
export async function openPostgres(databaseUrl: string, { log }: { log: Log }): Promise<Journal> {
  const settings = {
    connectionString: databaseUrl,
    application_name: "sigap",
    keepAlive: true,
    keepAliveInitialDelayMillis: 5000,
    connectionTimeoutMillis: 5000,
    // The server gives up first; our own limit is for a server that no longer answers at all.
    statement_timeout: 4000,
    query_timeout: 5000,
    options: "-c synchronous_commit=on",
  };
  const pool = new Pool({ ...settings, max: 4 });
  pool.on("error", (error) => log("warn", "idle database connection failed", { reason: error.message }));

  const heard = (error: unknown) => log("error", "a listener to the journal failed", { reason: reasonOf(error) });
  const appended = listeners<number | null>(heard);
  const pulses = listeners<string>(heard);
  const sender = randomUUID();

  async function connect() {
    await pool.query(SCHEMA);
    const facts = await pool.query(
      "select value as epoch, current_setting('server_encoding') as encoding from sigap_meta where key = 'epoch'",
    );
    const { epoch, encoding } = z.object({ epoch: z.string(), encoding: z.string() }).parse(facts.rows[0]);
    if (encoding !== "UTF8") throw new Error(`its encoding is ${encoding}, not UTF8`);
    const session = await keepSession(settings, {
      log,
      channels: ["sigap_journal", "sigap_pulse"],
      onNotification({ channel, payload = "" }) {
        if (channel === "sigap_journal") appended.tell(Number(payload));
        else if (!payload.startsWith(sender)) pulses.tell(payload.slice(sender.length));
      },
      onBack: () => appended.tell(null),
    });
    return { epoch, session };
  }

  const { epoch, session } = await connect().catch(async (error: unknown) => {
    await pool.end();
    throw new Error(`the database at ${new URL(databaseUrl).host} can't be used: ${reasonOf(error)}`, { cause: error });
  });

  /** The connection that got the lock: the lead is held for as long as it lives. */
  let leading: Client | null = null;
  let closing: Promise<unknown> | null = null;

  return {
    epoch,
    async head() {
      const { rows } = await pool.query("select seq, hash from sigap_journal order by seq desc limit 1");
      return rows.length ? HeadRow.parse(rows[0]) : START;
    },
    async append(head, deed) {
      const line = lineOf(head, deed);
      const values = [line.seq, line.body, line.prev, line.hash];
      // A name, so that a connection plans it once.
      const written = await pool.query({ name: "append", text: APPEND, values });
      if (written.rowCount === 1) return line;
      const taken = await pool.query("select 1 from sigap_journal where seq = $1", [line.seq]);
      if (taken.rowCount === 1) return null;
      throw new Error(`the journal has no entry ${head.seq} with the hash ${head.hash}: nothing was appended`);
    },
    async read(after, limit) {
      const { rows } = await pool.query(
        "select seq, body, prev, hash from sigap_journal where seq > $1 order by seq limit $2",
        [after, limit],
      );
      return rows.map((row) => LineRow.parse(row));
    },
    async pick(seqs) {
      const { rows } = await pool.query(
        "select seq, body, prev, hash from sigap_journal where seq = any($1::bigint[])",
        [seqs],
      );
      return rows.map((row) => LineRow.parse(row));
    },
    onAppended: appended.add,
    shelf: postgresShelf(pool),
    vault: postgresVault(pool),
    sittings: postgresSittings(pool),
    async loadSnapshot() {
      const { rows } = await pool.query("select seq, hash, body from sigap_snapshot");
      return rows.length ? SnapshotRow.parse(rows[0]) : null;
    },
    async saveSnapshot({ seq, hash, body }) {
      await pool.query(
        `insert into sigap_snapshot (id, seq, hash, body) values (1, $1, $2, $3)
         on conflict (id) do update set seq = excluded.seq, hash = excluded.hash, body = excluded.body`,
        [seq, hash, body],
      );
    },
    async keep(name, value) {
      await pool.query("insert into sigap_meta (key, value) values ($1, $2) on conflict do nothing", [name, value]);
      const { rows } = await pool.query("select value from sigap_meta where key = $1", [name]);
      return MetaRow.parse(rows[0]).value;
    },
    async kept() {
      const { rows } = await pool.query(
        "select key, value from sigap_meta where key not in ('epoch', 'probe') and key not like 'aside %' order by key",
      );
      return z
        .array(MetaRow.extend({ key: z.string() }))
        .parse(rows)
        .map(({ key, value }) => [key, value]);
    },
    async setAside(name, text) {
      const upsert =
        "insert into sigap_meta (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value";
      await pool.query(upsert, [`aside ${name}`, text]);
    },
    async aside(name) {
      const { rows } = await pool.query("select value from sigap_meta where key = $1", [`aside ${name}`]);
      return rows.length ? MetaRow.parse(rows[0]).value : null;
    },
    async probe(bytes) {
      await pool.query(PROBE, [bytes]);
    },
    async lead() {
      const client = session.client();
      if (!client) return false;
      try {
        if (leading === client) await client.query("select 1");
        else if (LeadRow.parse((await client.query(LEAD)).rows[0]).got) leading = client;
      } catch (error) {
        log("warn", "the database session doesn't answer", { reason: reasonOf(error) });
        session.drop(client);
      }
      return leading !== null && leading === session.client();
    },
    async pulse(text) {
      const bytes = Buffer.byteLength(text);
      if (bytes > PULSE_MAX_BYTES) throw new RangeError(`a pulse of ${bytes} bytes; at most ${PULSE_MAX_BYTES} fit`);
      await pool.query("select pg_notify('sigap_pulse', $1)", [sender + text]);
    },
    onPulse: pulses.add,
    close: () => (closing ??= Promise.all([session.close(), pool.end()])).then(() => undefined),
  };
}
