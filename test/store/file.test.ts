import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { START } from "../../server/store/journal.ts";
import { claimFile } from "../../server/store/onlyServer.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import { putting } from "./deeds.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sigap-file-"));
  path = join(folder, "sigap.db");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const contents = () => readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString("base64")]);

test("journal.30 a second server on one file is refused with a sentence; when the first has ended it may", () => {
  const release = claimFile(path);
  expect(() => claimFile(path, 50)).toThrow(`${path} is served by another Sigap that runs. Stop that one first`);
  release();
  claimFile(path)();
});

test("journal.30 a folder in which no server can write is refused with a sentence", () => {
  mkdirSync(`${path}.server`);
  expect(() => claimFile(path, 50)).toThrow(`${path}.server can't be written`);
});

test("journal.30 a server that was killed leaves the file free", async () => {
  const program = `import { claimFile } from ${JSON.stringify(fileURLToPath(new URL("../../server/store/onlyServer.ts", import.meta.url)))};
    claimFile(${JSON.stringify(path)}); process.stdout.write("held"); setInterval(() => undefined, 1000);`;
  const other = spawn(process.execPath, ["--input-type=module-typescript", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(other.stdout, "data");
  expect(() => claimFile(path, 50)).toThrow("is served by another Sigap");
  other.kill("SIGKILL");
  await once(other, "exit");
  claimFile(path)();
});

test("journal.30 commands of the operator open the journal beside a server", async () => {
  const release = claimFile(path);
  const beside = await openSqlite(path);
  expect(await beside.append(START, putting("import", "a"))).not.toBeNull();
  await beside.close();
  release();
});

test.each([
  ["its log", "sigap.db-wal"],
  ["a desk secret", "desk-secret"],
])("journal.31 an emptied file beside %s is no first start, and nothing is changed", async (_, trace) => {
  await (await openSqlite(path)).close();
  truncateSync(path);
  writeFileSync(join(folder, trace), "what was");
  const before = contents();
  await expect(openSqlite(path)).rejects.toThrow(`${path} is empty, but ${join(folder, trace)} tell that it was not`);
  expect(contents()).toEqual(before);
});

test("journal.31 an empty file without traces is what a first start leaves that was cut short", async () => {
  writeFileSync(path, "");
  await (await openSqlite(path)).close();
});

test("journal.32 the file and what lies beside it are the owner's alone, also those of an earlier Sigap", async () => {
  const modes = () =>
    readdirSync(folder).map((name) => `${name} ${(statSync(join(folder, name)).mode & 0o777).toString(8)}`);
  const first = await openSqlite(path);
  expect(modes()).toEqual(["sigap.db 600", "sigap.db-shm 600", "sigap.db-wal 600"]);
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644);
  const second = await openSqlite(path);
  expect(modes()).toEqual(["sigap.db 600", "sigap.db-shm 600", "sigap.db-wal 600"]);
  await second.close();
  await first.close();
});
