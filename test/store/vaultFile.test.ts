import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "../../server/clock.ts";
import type { Journal } from "../../server/store/journal.ts";
import { openStore } from "../../server/store/live.ts";
import { sqlitePath } from "../../server/store/open.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import { keepSecret } from "../../server/store/vault/secrets.ts";
import type { Vault } from "../../server/store/vault/vault.ts";
import { createVault } from "../../server/store/vaultKeeper.ts";
import { everything, type Entry } from "../../shared/world/world.ts";
import { putting } from "./deeds.ts";
import { quiet } from "./stores.ts";

const order = { basis: "permintaan pemilik data", officer: "Sari" };
let folder: string;
let path: string;
let journal: Journal;
let vault: Vault;
let stop: () => Promise<void>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sigap-vault-"));
  path = sqlitePath({ DATA_DIR: folder });
  journal = await openSqlite(path);
  const store = await openStore(journal, { log: quiet, snapshotEvery: 10 });
  vault = createVault({ journal, store, clock: systemClock, log: quiet });
  stop = () => store.stop();
});
afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Which files of the folder hold this, byte for byte. */
const filesWith = (value: string) =>
  readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(value));
const idOf = (entry: Entry | null) => entry?.vault?.[0]?.vault ?? "none";

/** Values of every size, from a telephone number to a photo over many pages, each with a word of its own at both ends. */
const valueOf = (n: number) => {
  const word = `rahasia-${String(n).padStart(4, "0")}`;
  return `${word}-awal ${"x".repeat([5, 60, 900, 4000, 70_000][n % 5]!)} ${word}-akhir`;
};
const lay = async (n: number) =>
  idOf(await vault.commit([{ kind: "text", bytes: Buffer.from(valueOf(n)), expiresAt: null }], () => putting(`deed ${n}`, "a"))); // prettier-ignore

test("vault.7 what was erased is no longer in the file nor in its log, whatever was written round it; the others are", async () => {
  const ids: string[] = [];
  for (let n = 0; n < 60; n += 1) ids.push(await lay(n));
  for (let n = 0; n < 60; n += 2) await vault.erase(ids[n]!, order);
  for (let n = 60; n < 70; n += 1) ids.push(await lay(n));
  for (let n = 1; n < 60; n += 4) await vault.erase(ids[n]!, order);
  const isGone = (n: number) => n < 60 && (n % 2 === 0 || n % 4 === 1);
  for (let n = 0; n < 70; n += 1)
    for (const end of ["awal", "akhir"]) {
      const found = filesWith(`rahasia-${String(n).padStart(4, "0")}-${end}`);
      expect(found.length > 0, `${n} ${end} in ${found.join(", ")}`).toBe(!isGone(n));
    }
});

test("vault.7 while somebody reads it stays in the log, and goes by the next tidying after", async () => {
  const id = await lay(4);
  const reader = new DatabaseSync(path);
  reader.exec("begin");
  reader.prepare("select count(*) from journal").get();
  await vault.erase(id, order);
  expect(filesWith("rahasia-0004-awal")).not.toEqual([]);
  reader.exec("commit");
  await vault.tidy();
  expect(filesWith("rahasia-0004-awal")).toEqual([]);
  expect(statSync(`${path}-wal`).size).toBe(0);
  reader.close();
});

test("vault.3 an export holds nothing that lies in the vault, nor does the world that screens are told", async () => {
  const typed = ["Siti Rahmawati", "0812-3456-7890", "Rumah saya roboh, ibu di dalam", "Jl. Merdeka 17 RT 03/05"];
  for (const value of typed)
    await vault.commit([{ kind: "text", bytes: Buffer.from(value), expiresAt: null }], () => putting("a report", "a"));
  await keepSecret(journal.vault, "desk-secret", "kata-kunci-meja-piket");
  await vault.erase(await lay(1), order);
  const cli = fileURLToPath(new URL("../../server/store/cli.ts", import.meta.url));
  const { stdout, status } = spawnSync(process.execPath, [cli, "export"], {
    env: { DATA_DIR: folder },
    encoding: "utf8",
  });
  expect([status, stdout.trimEnd().split("\n").length]).toEqual([0, typed.length + 2]);
  const store = await openStore(await openSqlite(path), { log: quiet });
  const told = stdout + JSON.stringify(everything(store.world));
  await store.stop();
  expect(told.match(/"sha256"/g)).toHaveLength(typed.length + 1);
  for (const value of [...typed, "kata-kunci-meja-piket", "rahasia-0001"])
    for (const form of [
      value,
      Buffer.from(value).toString("base64").replace(/=+$/, ""),
      Buffer.from(value).toString("hex"),
    ])
      expect(told).not.toContain(form);
});
