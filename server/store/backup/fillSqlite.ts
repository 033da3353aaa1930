import { existsSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { claimFile } from "../onlyServer.ts";
import { openSqlite } from "../sqlite.ts";
import { handfuls, notEmpty, type Filling, type MovedTo } from "./fill.ts";
import { INSERT_ROW, valuesOf } from "../vault/sqlite.ts";
import { syncFolder } from "./write.ts";

/** A server that is being stopped needs a moment; one that runs is not waited for. */
const PATIENCE_MS = 1000;

const LOGS = ["-wal", "-shm"];

/**
 * Fills a file beside the journal's and puts it in its place when it is whole. Throws a sentence while a server runs on it.
 * A secret's file of the journal before is moved away with it, for it would tell another (access.2).
 */
export async function fillSqlite(path: string, { items, replace, stamp }: Filling): Promise<MovedTo> {
  const folder = dirname(path);
  const release = claimFile(path, PATIENCE_MS);
  try {
    const stands = holdsAnything(path);
    if (stands && !replace) throw notEmpty(path);
    const made = `${path}.restoring`;
    removeAll(made);
    try {
      mkdirSync(folder, { recursive: true });
      // Its tables, and an epoch of its own (backup.8).
      await (await openSqlite(made)).close();
      await fill(made, items);
      const file = await open(made, "r+");
      await file.sync().finally(() => file.close());
      if (stands) moveAway(path, stamp);
      renameSync(made, path);
    } finally {
      removeAll(made);
    }
    await syncFolder(folder);
    return stands ? `${path}.${stamp}` : null;
  } finally {
    release();
  }
}

async function fill(path: string, items: Filling["items"]): Promise<void> {
  const db = new DatabaseSync(path);
  try {
    const line = db.prepare("insert into journal (seq, body, prev, hash) values (?, ?, ?, ?)");
    const kept = db.prepare("insert into meta (key, value) values (?, ?)");
    const row = db.prepare(INSERT_ROW);
    for await (const hand of handfuls(items)) {
      db.exec("begin");
      for (const item of hand)
        if (item.kind === "kept") kept.run(item.name, item.value);
        else if (item.kind === "row") row.run(...valuesOf(item.row));
        else line.run(item.line.seq, item.line.body, item.line.prev, item.line.hash);
      db.exec("commit");
    }
  } finally {
    // The last to close writes its log into the file and removes it.
    db.close();
  }
}

/** What can't be read is something too: it may be why there is a backup to restore. */
function holdsAnything(path: string): boolean {
  if (!existsSync(path)) return false;
  if (statSync(path).size === 0) return LOGS.some((end) => existsSync(path + end) && statSync(path + end).size > 0);
  try {
    const db = new DatabaseSync(path);
    try {
      return db.prepare("select 1 from journal limit 1").get() !== undefined;
    } finally {
      db.close();
    }
  } catch {
    return true;
  }
}

/** By a second name, so that there is a journal under its own at any moment: a start in between must not begin a new one. */
function moveAway(path: string, stamp: string): void {
  for (const end of LOGS) if (existsSync(path + end)) renameSync(path + end, `${path}.${stamp}${end}`);
  linkSync(path, `${path}.${stamp}`);
  const secret = join(dirname(path), "desk-secret");
  if (existsSync(secret)) renameSync(secret, `${secret}.${stamp}`);
}

function removeAll(path: string): void {
  for (const end of ["", ...LOGS]) rmSync(path + end, { force: true });
}
