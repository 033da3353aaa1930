import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { Entry } from "../../shared/world/world.ts";
import { hashOf } from "../../server/store/chain.ts";
import { openStore } from "../../server/store/live.ts";
import { sqlitePath } from "../../server/store/open.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import { eventually } from "../eventually.ts";
import { putting } from "./deeds.ts";
import { quiet } from "./stores.ts";

let folder = "";
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sigap-cli-"));
  const journal = await openSqlite(sqlitePath({ DATA_DIR: folder }));
  const store = await openStore(journal, { log: quiet, chapterLines: 3 });
  for (let n = 1; n <= 6; n += 1) await store.commit(() => putting(`deed ${n}`, `place-${n}`));
  await eventually(async () => expect(await journal.shelf.newest()).toMatchObject({ seq: 6 }));
  await store.stop();
});
afterEach(() => rmSync(folder, { recursive: true }));

function journal(args: string[], dataDir = folder) {
  const cli = fileURLToPath(new URL("../../server/store/cli.ts", import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    env: { DATA_DIR: dataDir },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}
function change(sql: string) {
  const db = new DatabaseSync(sqlitePath({ DATA_DIR: folder }));
  db.exec(sql);
  db.close();
}

test("J16 verify of a sound journal tells count, head and hash, and ends well", () => {
  const { status, stdout, stderr } = journal(["verify"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/^6 entries good, head 6, hash [0-9a-f]{64}\n$/);
  expect(journal(["verify", "--from", "5"]).stdout).toMatch(/^2 entries good, head 6/);
});

test.each([
  [
    "an altered entry",
    "update journal set body = replace(body, 'deed 3', 'deed 4') where seq = 3",
    "entry 3 was altered",
  ],
  ["entries cut off the end", "delete from journal where seq > 4", "entries are missing at the end"],
  ["a chapter of the archive that was edited", "update archive set time = time + 1 where seq = 3", "ends with entry 3"],
  ["a chapter that is missing", "delete from archive where seq = 3", "ends with entry 6"],
  ["a record that isn't found in its chapter", "delete from archive_touch where seq = 6", "table of records"],
  ["a record that is found where it isn't", "insert into archive_touch values ('x', 3)", "table of records"],
  ["an edited snapshot", "update snapshot set body = replace(body, 'deed 3', 'deed 4')", "sum"],
])("J16 verify names the fault and ends with 1: %s", (_, sql, fault) => {
  change(sql);
  const { status, stdout } = journal(["verify"]);
  expect(status).toBe(1);
  expect(stdout).toContain("FAULT: ");
  expect(stdout).toContain(fault);
});

test("J17 the export holds all that is needed to check the chain elsewhere", () => {
  const { status, stdout } = journal(["export"]);
  expect(status).toBe(0);
  const Exported = z.object({
    seq: z.number(),
    prev: z.string(),
    hash: z.string(),
    entry: z.unknown(),
  });
  const lines = stdout
    .trimEnd()
    .split("\n")
    .map((line) => Exported.parse(JSON.parse(line)));
  expect(lines.map(({ entry }) => Entry.parse(entry).why)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `deed ${n}`));
  for (const { prev, hash, entry } of lines) expect(hashOf(prev, JSON.stringify(entry))).toBe(hash);
  expect(journal(["export", "--from", "3"]).stdout).toBe(stdout.split("\n").slice(2).join("\n"));
});

test.each([
  [[]],
  [["sing"]],
  [["verify", "--from", "0"]],
  [["verify", "--from", "x"]],
  [["export", "twice"]],
  [["verify", "--to", "3"]],
])("J17 %j is answered with a sentence", (args) => {
  const { status, stdout, stderr } = journal(args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain("npm run journal");
});

test.each(["--help", "--bantuan", "-h"])("J17 %s tells how", (word) => {
  const { status, stdout, stderr } = journal([word]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain("npm run journal -- verify");
});

test("J17 where no journal is none is made", () => {
  const nowhere = join(folder, "nowhere");
  const { status, stderr } = journal(["verify"], nowhere);
  expect(status).toBe(1);
  expect(stderr).toContain("there is no journal at");
  expect(existsSync(nowhere)).toBe(false);
});
