import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { restore } from "../../server/store/backup/restore.ts";
import { writeBackup } from "../../server/store/backup/write.ts";
import { lineOf } from "../../server/store/chain.ts";
import { openStore } from "../../server/store/live.ts";
import { sqlitePath } from "../../server/store/open.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import type { Row } from "../../server/store/vault/rows.ts";
import { keepSecret } from "../../server/store/vault/secrets.ts";
import { NOW } from "../http/worlds.ts";
import { putting } from "./deeds.ts";
import { quiet } from "./stores.ts";

/** What a backup is as a file, and what the operator's commands make of it; what differs between the stores is tried in backup.test.ts. */

const SECRET = "kata-kunci-meja-piket";
/** Larger than what is restored at once. */
const PHOTO: Row = {
  id: "a-photo",
  kind: "photo",
  expiresAt: NOW,
  putAt: 5,
  after: 3,
  erased: null,
  salt: Buffer.from("salt"),
  bytes: Buffer.alloc(9_000_000, "foto "),
};

let folder: string;
let path: string;
let file: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sigap-backup-"));
  path = sqlitePath({ DATA_DIR: folder });
  file = join(folder, "cadangan.jsonl.gz");
  const journal = await openSqlite(path);
  await keepSecret(journal.vault, "desk-secret", SECRET);
  await journal.vault.put(PHOTO);
  const store = await openStore(journal, { log: quiet });
  for (let n = 1; n <= 5; n += 1) await store.commit(() => putting(`deed ${n}`, `place-${n}`));
  await store.stop();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function backUp(): Promise<void> {
  const journal = await openSqlite(path);
  await writeBackup(journal, file, NOW).finally(() => journal.close());
}

const outlineOf = ({ bytes: _, salt: __, ...outline }: Row) => outline;
const into = () => ({ DATABASE_URL: undefined, DATA_DIR: join(folder, "baru") });
const bringBack = (from = file) =>
  restore({ file: from, into: into(), replace: false, stamp: "sebelum-20261130T193000Z", log: quiet });

type Damage = (bytes: Buffer) => Buffer;
const editing =
  (edit: (lines: string[]) => string[]): Damage =>
  (bytes) =>
    gzipSync(`${edit(gunzipSync(bytes).toString().trimEnd().split("\n")).join("\n")}\n`);
const base64 = (text: string) => Buffer.from(text).toString("base64").replace(/=+$/, "").slice(0, 12);
const edited = (from: string, to: string) => editing((lines) => lines.map((line) => line.replace(from, to)));

test.each<[string, Damage, RegExp]>([
  ["cut in the middle", (bytes) => bytes.subarray(0, bytes.length / 2), /terpotong atau rusak/],
  ["cut by its last byte", (bytes) => bytes.subarray(0, -1), /terpotong atau rusak/],
  ["with a bit turned", (bytes) => Buffer.from(bytes.map((byte, i) => (i === 300 ? byte ^ 4 : byte))), /rusak/],
  ["that is empty", () => Buffer.alloc(0), /terpotong atau rusak/],
  ["that is not gzipped", (bytes) => gunzipSync(bytes), /rusak \(incorrect header check\)/],
  ["that is something else", () => gzipSync('{"nama":"Sigap"}\n'), /baris 1: ini bukan cadangan Sigap/],
  ["without its last line", editing((lines) => lines.slice(0, -1)), /terpotong setelah entri 5/],
  ["without an entry", editing((lines) => lines.toSpliced(6, 1)), /baris 7: .*gap/],
  ["without its last entry", editing((lines) => lines.toSpliced(-2, 1)), /jumlah SHA-256-nya lain/],
  ["with an altered entry", edited("deed 3", "deed 4"), /baris 6: entry 3 was altered/],
  ["with another secret", edited(base64("kata-kunci"), base64("lain-kunci")), /jumlah SHA-256-nya lain/],
  [
    "with more after its end",
    editing((lines) => [...lines, lines[1]!]),
    /baris 10: masih ada isi setelah baris penutup/,
  ],
  [
    "with a line of another kind",
    editing((lines) => lines.toSpliced(3, 0, "{}")),
    /baris 4: isinya bukan baris cadangan/,
  ],
])("backup.4 a file %s is refused with a sentence that names it, and nothing is restored", async (_, damage, why) => {
  await backUp();
  const damaged = join(folder, "rusak.jsonl.gz");
  writeFileSync(damaged, damage(readFileSync(file)));
  const refused = bringBack(damaged);
  await expect(refused).rejects.toThrow(why);
  await expect(refused).rejects.toThrow(damaged);
  expect(readdirSync(into().DATA_DIR).filter((name) => name !== "sigap.db.server")).toEqual([]);
});

test("backup.6 a backup of a newer form is refused with what to do", async () => {
  await backUp();
  writeFileSync(file, edited('"form":2', '"form":3')(readFileSync(file)));
  await expect(bringBack()).rejects.toThrow(/bentuknya 3, Sigap ini hanya mengenal sampai 2: naikkan dulu versi/);
});

test("vault.9 what lies in the vault is restored as it lay, of whatever size", async () => {
  await backUp();
  await bringBack();
  const journal = await openSqlite(sqlitePath(into()));
  const { bytes, salt, ...outline } = (await journal.vault.get(PHOTO.id))!;
  expect({ ...outline, salt: Buffer.from(salt) }).toEqual({ ...outlineOf(PHOTO), salt: PHOTO.salt });
  expect(Buffer.compare(bytes, PHOTO.bytes)).toBe(0);
  await journal.close();
});

test("vault.9 a backup of before there was a vault is restored, and its secret lies there then", async () => {
  await backUp();
  const [opening = "", ...lines] = gunzipSync(readFileSync(file)).toString().trimEnd().split("\n");
  const entries = lines.filter((line) => line.startsWith('{"seq"'));
  const kept = [
    opening.replace('"form":2', '"form":1'),
    JSON.stringify({ kept: "desk-secret", value: SECRET }),
    ...entries,
  ];
  const text = `${kept.join("\n")}\n`;
  const sha256 = createHash("sha256").update(text).digest("hex");
  writeFileSync(file, gzipSync(`${text}${JSON.stringify({ entries: 5, sha256 })}\n`));
  expect((await bringBack()).head.seq).toBe(5);
  const journal = await openSqlite(sqlitePath(into()));
  expect(Buffer.from((await journal.vault.get("desk-secret"))?.bytes ?? []).toString()).toBe(SECRET);
  expect(await journal.kept()).toEqual([]);
  await journal.close();
});

test("backup.2 it takes no other file's place", async () => {
  writeFileSync(file, "mine");
  await expect(backUp()).rejects.toThrow("sudah ada");
  expect(readFileSync(file, "utf8")).toBe("mine");
});

test("backup.2 one that fails leaves no file of its name, nor a part of it", async () => {
  const journal = await openSqlite(path);
  const failing = { ...journal, read: () => Promise.reject(new Error("disk I/O error")) };
  await expect(writeBackup(failing, file, NOW)).rejects.toThrow("disk I/O error");
  await journal.close();
  expect(readdirSync(folder).filter((name) => name.startsWith("cadangan"))).toEqual([]);
});

test("backup.2 one that is killed half-way leaves no file of its name, and hinders no later one", async () => {
  const source = (name: string) =>
    JSON.stringify(fileURLToPath(new URL(`../../server/store/${name}`, import.meta.url)));
  const program = `
    import { openSqlite } from ${source("sqlite.ts")};
    import { writeBackup } from ${source("backup/write.ts")};
    import { existsSync } from "node:fs";
    const journal = await openSqlite(${JSON.stringify(path)});
    const read = async () => {
      while (!existsSync(${JSON.stringify(`${file}.part`)})) await new Promise((wait) => setTimeout(wait, 5));
      process.stdout.write("mid");
      return new Promise(() => setTimeout(() => undefined, 1e6));
    };
    await writeBackup({ ...journal, read }, ${JSON.stringify(file)}, 0);`;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = once(child, "exit");
  await Promise.race([once(child.stdout, "data"), gone]);
  child.kill("SIGKILL");
  expect((await gone)[1]).toBe("SIGKILL");
  expect([existsSync(`${file}.part`), existsSync(file)]).toEqual([true, false]);
  await backUp();
  expect((await bringBack()).head.seq).toBe(5);
});

test("backup.5 a journal whose chain is broken is not backed up, and the entry is named", async () => {
  change("update journal set body = replace(body, 'deed 3', 'deed 4') where seq = 3");
  await expect(backUp()).rejects.toThrow("entry 3 was altered");
  expect(existsSync(file)).toBe(false);
});

test("backup.9 an older Sigap doesn't start on an entry of a newer form, names it, and changes nothing", async () => {
  const journal = await openSqlite(path);
  const head = await journal.head();
  await journal.close();
  const siren = { ...putting("deed 6"), changes: [{ op: "put", record: { type: "siren", id: "1" } }] };
  const line = lineOf(head, siren as unknown as Parameters<typeof lineOf>[1]);
  change(`insert into journal values (${line.seq}, '${line.body}', '${line.prev}', '${line.hash}')`);
  const again = await openSqlite(path);
  await expect(openStore(again, { log: quiet })).rejects.toThrow(
    /entry 6 can't be read: .* A newer Sigap may have written it/,
  );
  const db = new DatabaseSync(path);
  expect(db.prepare("select count(*) as count, max(hash) from journal where seq = 6").get()).toMatchObject({
    count: 1,
  });
  expect(db.prepare("select seq from snapshot").get()).toMatchObject({ seq: 5 });
  db.close();
});

function command(words: string[], env: Record<string, string> = {}) {
  const cli = fileURLToPath(new URL("../../server/store/backup/cli.ts", import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
    env: { DATA_DIR: folder, ...env },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test("backup.1 by command: out of one place, into another", () => {
  const taken = command(["backup", file]);
  expect(taken).toMatchObject({ status: 0, stderr: "" });
  expect(taken.stdout).toMatch(
    /cadangan\.jsonl\.gz: 5 entri, hash [0-9a-f]{64}\. Berisi data pribadi dan rahasia meja/,
  );
  const back = command(["restore", file], { DATA_DIR: into().DATA_DIR });
  expect(back).toMatchObject({ status: 0, stderr: "" });
  expect(back.stdout).toMatch(/Dipulihkan dari cadangan .* WIB: 5 entri, hash [0-9a-f]{64}/);
  const again = command(["restore", file], { DATA_DIR: into().DATA_DIR });
  expect(again).toMatchObject({ status: 1, stdout: "" });
  expect(again.stderr).toContain("tambahkan --ganti");
  expect(command(["restore", file, "--ganti"], { DATA_DIR: into().DATA_DIR }).stdout).toContain("sigap.db.sebelum-");
});

test("backup.10 into a folder they are named by their time, and as many of the newest stay as were asked for", () => {
  const shelf = join(folder, "rak");
  mkdirSync(shelf);
  const old = ["sigap-20260101T000000Z.jsonl.gz", "sigap-20260102T000000Z.jsonl.gz"];
  for (const name of [...old, "catatan.txt", "sigap-penting.jsonl.gz"]) writeFileSync(join(shelf, name), "");
  expect(command(["backup", shelf, "--simpan", "2"])).toMatchObject({ status: 0, stderr: "" });
  expect(readdirSync(shelf).sort()).toEqual([
    "catatan.txt",
    old[1],
    expect.stringMatching(/^sigap-20\d{6}T\d{9}Z\.jsonl\.gz$/),
    "sigap-penting.jsonl.gz",
  ]);
});

test.each([
  [["backup"]],
  [["backup", "a", "b"]],
  [["backup", "a", "--ganti"]],
  [["restore"]],
  [["restore", "a", "--simpan", "3"]],
  [["backup", "a", "--apa"]],
  [["backup", "a", "--simpan", "2"]],
  [["backup", tmpdir(), "--simpan", "0"]],
])("backup.10, backup.2 %j is answered with a sentence, and nothing is written", (words) => {
  const { status, stdout, stderr } = command(words);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(/npm run (backup|restore)/);
});

test.each(["--help", "--bantuan", "-h"])("backup.1 %s tells how", (word) => {
  for (const verb of ["backup", "restore"]) {
    const { status, stdout, stderr } = command([verb, word]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain(`npm run ${verb} -- `);
  }
});

test("backup.1 where no journal is none is made", () => {
  const nowhere = join(folder, "nowhere");
  expect(command(["backup", file], { DATA_DIR: nowhere }).stderr).toContain("Tidak ada jurnal di");
  expect(existsSync(nowhere)).toBe(false);
});

function change(sql: string): void {
  const db = new DatabaseSync(path);
  db.exec(sql);
  db.close();
}
