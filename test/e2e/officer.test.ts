import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eventually } from "../eventually.ts";
import { firstLogin } from "../make/firstLogin.ts";
import { PASSWORD, PIN } from "../make/seats.ts";
import { startRestlessBmkg } from "./restlessBmkg.ts";
import { freePort, startServer } from "./serverProcess.ts";

let folder: string;
let bmkg: Awaited<ReturnType<typeof startRestlessBmkg>>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sigap-officer-"));
  bmkg = await startRestlessBmkg();
});
afterEach(async () => {
  await bmkg.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** `npm run officer -- …` or `npm run journal -- …` on that journal. */
function run(program: "access" | "store", ...words: string[]) {
  const cli = fileURLToPath(new URL(`../../server/${program}/cli.ts`, import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
    env: { DATA_DIR: folder },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}
const officer = (...words: string[]) => run("access", ...words);
const codeIn = (text: string) => /[A-Z2-9]{12}/.exec(text)?.[0] ?? "none";
const whoSits = async (url: string, cookie: string) => {
  const answer = await fetch(`${url}/desk/who`, { headers: { cookie } });
  return { status: answer.status, ...((await answer.json()) as { name?: string; callSign?: string }) };
};

test("access.7, access.12 the first admin by a code of the log, told once; officers by the command line beside a running server", async () => {
  const env = { PORT: String(await freePort()), DATA_DIR: folder, ...bmkg.env };
  const first = await startServer(env);
  const told = first
    .said()
    .split("\n")
    .filter((line) => line.includes("one-time code"));
  expect(told).toHaveLength(1);
  const admin = { name: "Admin", code: codeIn(told[0] ?? "") };
  expect(await whoSits(first.url, await firstLogin(first.url, admin))).toMatchObject({
    name: "Admin",
    callSign: "Admin 1",
  });

  const added = officer("add", "--name", "Sari Wulandari", "--role", "petugas", "--phone", "0812-3456-789");
  expect(added).toMatchObject({ status: 0, stderr: "" });
  const sari = { name: "Sari Wulandari", code: codeIn(added.stdout) };
  // The server looks for what others wrote every few seconds.
  const cookie = await eventually(() => firstLogin(first.url, sari), 500);
  expect(await whoSits(first.url, cookie)).toMatchObject({ name: "Sari Wulandari", callSign: "Petugas 2" });
  expect(officer("list").stdout).toMatch(/1\s+Admin\s+Admin\n\s+2\s+Petugas\s+Sari Wulandari\n2 petugas bertugas/);

  // A session and what was chosen outlive the server; the code is told no second time.
  expect(await first.stop()).toBe(0);
  const second = await startServer(env);
  expect(second.said()).not.toContain("one-time code");
  expect((await whoSits(second.url, cookie)).status).toBe(200);
  expect(officer("unlock", "--name", "sari  WULANDARI").status).toBe(0);
  expect(officer("end", "--number", "2").status).toBe(0);
  await eventually(async () => expect((await whoSits(second.url, cookie)).status).toBe(401), 500);
  expect(officer("erase", "--number", "2", "--reason", "permintaan pemilik data").stdout).toContain("dihapus");
  expect(officer("list").stdout).toMatch(/2\s+Petugas\s+\(nama dihapus\), selesai/);

  // access.15: what was typed is nowhere but in the vault.
  const exported = run("store", "export").stdout;
  expect(exported).toContain("data pribadi dihapus, dasar permintaan pemilik data");
  expect(exported).toContain("Petugas 2 ditambahkan");
  const typed = ["Sari", "Wulandari", "3456789", PASSWORD, PIN, admin.code, sari.code];
  for (const word of typed) expect(exported, word).not.toContain(word);
  for (const word of typed.filter((word) => word !== admin.code))
    expect(first.said() + second.said(), word).not.toContain(word);
  await second.kill();
});

test.each([
  [[], 2, "npm run officer"],
  [["nyanyi"], 2, '"nyanyi" tidak dikenal'],
  [["add", "--role", "petugas"], 2, "--name belum diberi"],
  [["add", "--name", "Sari", "--role", "kepala"], 2, '--role "kepala" tidak dikenal'],
  [["add", "--name", "Sari", "--role", "petugas", "--phone", "12"], 2, '"12" bukan nomor telepon'],
  [["end", "--number", "dua"], 2, '--number "dua" bukan nomor'],
  [["end", "--number", "7"], 1, "Petugas nomor 7 tidak ada"],
  [["unlock", "--name", "Sari"], 1, "Tidak ada petugas bertugas dengan nama itu"],
  [["code", "--name", "Sari", "--number", "7"], 2, "Pilih salah satu"],
])("access.12 the command refuses %j in a sentence, and nothing is written", (words, status, sentence) => {
  const answer = officer(...words);
  expect(answer).toMatchObject({ status, stdout: "", stderr: expect.stringContaining(sentence) as string });
  expect(officer("list").stdout).toBe("0 petugas bertugas.\n");
});
