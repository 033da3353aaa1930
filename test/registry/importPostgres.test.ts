import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore } from "../../server/store/live.ts";
import { openJournal } from "../../server/store/open.ts";
import { PROTOCOL, type Update } from "../../shared/wire/protocol.ts";
import { EMPTY_WORLD, withChanges, type World } from "../../shared/world/world.ts";
import { startRestlessBmkg } from "../e2e/restlessBmkg.ts";
import { freePort, login, startServer } from "../e2e/serverProcess.ts";
import { eventually } from "../eventually.ts";
import { startPostgres, type Postgres } from "../postgres.ts";
import { fetches } from "../realtime/fetches.ts";

/** `npm run import`, `backup` and `restore` where the journal is a real PostgreSQL, beside a server that runs on it. */

let postgres: Postgres;
let bmkg: Awaited<ReturnType<typeof startRestlessBmkg>>;
let server: Awaited<ReturnType<typeof startServer>>;
let database: string;
let desk: Socket;
let shown: World = EMPTY_WORLD;
const folder = mkdtempSync(join(tmpdir(), "sigap-import-"));

beforeAll(async () => {
  [postgres, bmkg] = await Promise.all([startPostgres(), startRestlessBmkg()]);
  database = await postgres.createDatabase();
  server = await startServer({ PORT: String(await freePort()), DATA_DIR: folder, DATABASE_URL: database, ...bmkg.env });
  const cookie = await login(server.url, { DATA_DIR: folder, DATABASE_URL: database });
  desk = io(server.url, {
    auth: { protocol: PROTOCOL, audience: "desk", since: null, screen: "desk-of-test" },
    extraHeaders: { cookie },
    transports: ["websocket"],
  });
  const hear = ({ whole, changes }: Update) => void (shown = withChanges(whole ? EMPTY_WORLD : shown, changes));
  fetches(desk, { url: server.url, cookie, hear });
  desk.on("update", hear);
  await eventually(() => expect(shown.place.size).toBeGreaterThan(1000));
}, 180_000);
afterAll(async () => {
  desk.close();
  await server.stop();
  await bmkg.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A command of the operator on a database. */
function command(program: string, words: string[], on = database) {
  const path = fileURLToPath(new URL(`../../server/${program}/cli.ts`, import.meta.url));
  const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: on };
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...words], { env, encoding: "utf8" });
  return { status, stdout, stderr };
}

function bring(table: string, text: string, ...words: string[]) {
  const path = join(folder, `${table}.csv`);
  writeFileSync(path, text);
  return command("registry", [table, path, ...words]);
}

/** As a reader that comes to that database finds it. */
async function worldIn(url: string): Promise<World> {
  const log = () => undefined;
  const store = await openStore(await openJournal({ DATA_DIR: folder, DATABASE_URL: url }, log), { log });
  const { world } = store;
  await store.stop();
  return world;
}

const UNITS = "Kode Unit;Nama Unit;Kab/Kota;Lintang;Bujur;Sumber\nTGN-A;Tagana Cugenang;Kabupaten Cianjur;-6,78;107,09;Dinsos\n"; // prettier-ignore
const STORES = "Kode Lumbung;Nama Lumbung;Kab/Kota;Lintang;Bujur;Sumber\nLBG-3203-C;Lumbung Cugenang;Kabupaten Cianjur;-6,78;107,09;Dinsos\n"; // prettier-ignore
const STOCK = "Tempat;Barang;Jumlah;Satuan;Per Tanggal\nLBG-3203-C;beras;1000;kg;28/11/2026\n";

test("registry.25 units, lumbung and stock come into PostgreSQL, and a server that runs on it shows them", async () => {
  for (const [table, text] of [
    ["tagana", UNITS],
    ["lumbung", STORES],
    ["stock", STOCK],
  ] as const)
    // prettier-ignore
    expect(bring(table, text, "--tambah", "--ya")).toMatchObject({ status: 0, stderr: "" });
  await eventually(() => {
    expect(shown.place.get("TGN-A")?.name).toBe("Tagana Cugenang");
    expect([shown.place.has("LBG-3203-C"), shown.place.has("LBG-3203")]).toEqual([true, false]);
    expect(shown.stock.get("LBG-3203-C")).toMatchObject({ asOf: "2026-11-28", lots: [{ item: "beras" }] });
  });
}, 120_000);

test("registry.25 a table that is refused changes nothing there", async () => {
  const before = await worldIn(database);
  const wrong = bring("tagana", UNITS.replaceAll("Kabupaten Cianjur", "Kabupaten Antah"), "--tambah", "--ya");
  expect(wrong).toMatchObject({ status: 1, stdout: "" });
  expect(wrong.stderr).toMatch(/tagana\.csv baris 2, .*Tidak ada yang diubah\./s);
  const short = bring("tagana", UNITS, "--ya");
  expect(short).toMatchObject({ status: 1 });
  expect(short.stderr).toContain("--ganti-semua");
  const after = await worldIn(database);
  for (const kind of ["place", "stock", "coverage"] as const) expect(after[kind]).toEqual(before[kind]);
}, 120_000);

test("backup.1 what was imported is backed up from PostgreSQL and restored into another database", async () => {
  const file = join(folder, "cadangan.jsonl.gz");
  expect(command("store/backup", ["backup", file])).toMatchObject({ status: 0, stderr: "" });
  const other = await postgres.createDatabase();
  expect(command("store/backup", ["restore", file], other)).toMatchObject({ status: 0, stderr: "" });
  const [was, is] = [await worldIn(database), await worldIn(other)];
  for (const kind of ["place", "stock", "coverage"] as const) expect(is[kind]).toEqual(was[kind]);
  const again = command("store/backup", ["restore", file], other);
  expect(again).toMatchObject({ status: 1, stdout: "" });
  expect(again.stderr).toContain("--ganti");
}, 120_000);
