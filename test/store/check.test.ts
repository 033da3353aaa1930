import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { linesAfter, verify } from "../../server/store/chain.ts";
import { START, type Journal } from "../../server/store/journal.ts";
import { openStore } from "../../server/store/live.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import { HOUR_MS } from "../../shared/time.ts";
import type { Store } from "../../server/store/store.ts";
import { startPostgres, type Postgres } from "../postgres.ts";
import { putting } from "./deeds.ts";
import { openAt, quiet, until } from "./stores.ts";

/** What is promised of both: that it is told, and that it is over. */
const WITHIN_MS = 10_000;
const fails = (store: Store) => store.check().failingSince !== null;

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "sigap-check-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const tries = async (store: Store, why: string) =>
  store
    .commit(() => putting(why, why))
    .then(
      () => 1,
      () => 0,
    );

/** Every acknowledged entry stands, and the chain is whole. */
async function expectAllKept(journal: Journal, acknowledged: number) {
  const { count, fault } = await verify(linesAfter(journal, 0));
  await journal.close();
  expect(fault).toBeNull();
  expect(count).toBeGreaterThanOrEqual(acknowledged);
}

/** A file system of its own, of a megabyte; null where only root may mount, or not even root. */
function mountSmall(at: string): (() => void) | null {
  mkdirSync(at);
  if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", at]).status !== 0) return null;
  return () => void spawnSync("umount", ["-l", at]);
}

test("journal.18 a full disk is told while nothing is written, and it is over by itself", async ({ skip }) => {
  const small = join(folder, "small");
  const unmount = mountSmall(small);
  if (!unmount) return skip("a disk of our own can't be mounted here");
  try {
    const path = join(small, "sigap.db");
    const store = await openStore(await openSqlite(path), { log: quiet, patienceMs: 500 });
    let acknowledged = await tries(store, "before");
    const filler = join(small, "filler");
    fill(filler);
    await until(() => fails(store), WITHIN_MS);
    expect(store.check().reason).toMatch(/full/);
    acknowledged += await tries(store, "while full");
    expect(acknowledged).toBe(1);
    rmSync(filler);
    await until(() => !fails(store), WITHIN_MS);
    acknowledged += await tries(store, "after");
    expect(acknowledged).toBe(2);
    await store.stop();
    await expectAllKept(await openSqlite(path), acknowledged);
  } finally {
    unmount();
  }
});

function fill(path: string) {
  for (let bytes = 65_536; bytes >= 1; bytes = Math.floor(bytes / 2))
    try {
      for (;;) writeFileSync(path, Buffer.alloc(bytes), { flag: "a" });
    } catch {
      // Full for so many bytes; perhaps not for half of them.
    }
}

test("journal.18 a database that turns read-only is told with since when, whatever the clock is set to; and so is one whose file is gone", async () => {
  const path = join(folder, "sigap.db");
  const journal = await openSqlite(path);
  let readOnly = false;
  let [present, steadyMs] = [HOUR_MS, 5];
  const refuse = () => Promise.reject(new Error(`attempt to write a readonly database ${"x".repeat(400)}`));
  const store = await openStore(
    { ...journal, probe: (bytes) => (readOnly ? refuse() : journal.probe(bytes)) },
    { log: quiet, probeMs: 100, clock: { now: () => present, steady: () => steadyMs, rate: 1 } },
  );
  expect(store.check()).toEqual({ failingSince: null, reason: null, missing: 0 });
  readOnly = true;
  await until(() => fails(store), WITHIN_MS);
  expect(store.check().failingSince).toBe(HOUR_MS);
  // Eleven seconds later by the steady clock, and an hour earlier by one that was set back.
  [present, steadyMs] = [11_000, steadyMs + 11_000];
  expect(store.check().failingSince).toBe(0);
  present += 3;
  expect(store.check().failingSince).toBe(0);
  expect(store.check().reason).toHaveLength(300);
  readOnly = false;
  await until(() => !fails(store), WITHIN_MS);
  renameSync(path, `${path}.away`);
  await until(() => fails(store), WITHIN_MS);
  renameSync(`${path}.away`, path);
  await until(() => !fails(store), WITHIN_MS);
  await store.stop();
});

test("journal.18 room for a probe is not room for an entry: what could not be written must fit first", async () => {
  const journal = await openSqlite(":memory:");
  let room = 1_000_000;
  let tries = 0;
  const within = async <T>(bytes: number, write: () => Promise<T>) => {
    if (bytes > room) throw new Error("disk full");
    return write();
  };
  const store = await openStore(
    {
      ...journal,
      append: (head, deed) => {
        tries += 1;
        return within(JSON.stringify(deed).length, () => journal.append(head, deed));
      },
      probe: (bytes) => within(bytes, () => journal.probe(bytes)),
    },
    { log: quiet, probeMs: 50, patienceMs: 200 },
  );
  room = 2000;
  await expect(store.commit(() => putting("x".repeat(3000), "a"))).rejects.toThrow("disk full");
  await until(() => fails(store), WITHIN_MS);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(fails(store)).toBe(true);
  tries = 0;
  await expect(store.commit(() => putting("y".repeat(3000), "a"))).rejects.toThrow("disk full");
  expect(tries).toBe(1);
  room = 1_000_000;
  await until(() => !fails(store), WITHIN_MS);
  await store.stop();
});

test("journal.18 a moment's failure is nobody's news", async () => {
  const journal = await openSqlite(":memory:");
  let failures = 2;
  const store = await openStore(
    {
      ...journal,
      append: (head, deed) => (failures-- > 0 ? Promise.reject(new Error("reset")) : journal.append(head, deed)),
    },
    { log: quiet },
  );
  expect(await tries(store, "soon")).toBe(1);
  expect(fails(store)).toBe(false);
  await store.stop();
});

let postgres: Postgres;
beforeAll(async () => void (postgres = await startPostgres()));
afterAll(() => postgres.stop());

test("journal.18 a database that was killed is told within ten seconds, and ten after it is back all is well", async () => {
  const place = await postgres.createDatabase();
  const store = await openStore(await openAt(place), { log: quiet, patienceMs: 1000 });
  let acknowledged = await tries(store, "before");
  await postgres.kill();
  await until(() => fails(store), WITHIN_MS);
  acknowledged += await tries(store, "while away");
  expect(acknowledged).toBe(1);
  await postgres.restart();
  await until(() => !fails(store), WITHIN_MS);
  acknowledged += await tries(store, "after");
  expect(acknowledged).toBe(2);
  await store.stop();
  await expectAllKept(await openAt(place), acknowledged);
});

test("journal.24 what a screen was told and stands there no more is told as missing; what another node wrote is not", async () => {
  const path = join(folder, "sigap.db");
  const logged: [string, unknown][] = [];
  const store = await openStore(await openSqlite(path), {
    log: (_, what, facts) => void logged.push([what, facts]),
    pollMs: 600_000,
  });
  await tries(store, "one");
  const { epoch, seq } = store.mark;
  expect(logged).toContainEqual(["the journal stands", { seq: 0, hash: START.hash }]);

  const beside = await openStore(await openSqlite(path), { log: quiet });
  await tries(beside, "two");
  await beside.stop();
  store.heardOf({ epoch, seq: seq + 1 });
  store.heardOf({ epoch: "another", seq: seq + 100 });
  await until(() => store.mark.seq === seq + 1);
  expect(store.check().missing).toBe(0);

  store.heardOf({ epoch, seq: seq + 5 });
  await until(() => store.check().missing === 4);
  store.heardOf({ epoch, seq: seq + 2 });
  await until(() => logged.filter(([what]) => what.startsWith("entries of the journal are missing")).length === 2);
  expect(store.check().missing).toBe(4);
  await store.stop();
});

test("journal.18 the cause is logged once for each run of failures, however much is tried meanwhile", async () => {
  const journal = await openSqlite(":memory:");
  const refuse = () => Promise.reject(new Error("disk full"));
  const logged: string[] = [];
  let full = false;
  const store = await openStore(
    {
      ...journal,
      append: (head, deed) => (full ? refuse() : journal.append(head, deed)),
      probe: (bytes) => (full ? refuse() : journal.probe(bytes)),
    },
    {
      log: (level, what) => {
        if (level !== "info") logged.push(what);
      },
      probeMs: 50,
      patienceMs: 50,
    },
  );
  full = true;
  await tries(store, "first");
  await until(() => fails(store), WITHIN_MS);
  const told = logged.length;
  expect(logged.filter((what) => what === "the journal can't be written")).toHaveLength(1);
  for (let n = 0; n < 20; n += 1) await tries(store, `later ${n}`);
  expect(logged).toHaveLength(told);
  full = false;
  await until(() => !fails(store), WITHIN_MS);
  await store.stop();
});
