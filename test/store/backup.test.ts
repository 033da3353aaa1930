import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createWallLinks } from "../../server/access/wallLink.ts";
import { restore } from "../../server/store/backup/restore.ts";
import { writeBackup } from "../../server/store/backup/write.ts";
import { claimFile } from "../../server/store/onlyServer.ts";
import { lineOf, linesAfter } from "../../server/store/chain.ts";
import { START, type Line } from "../../server/store/journal.ts";
import { openStore } from "../../server/store/live.ts";
import { keepSecret } from "../../server/store/vault/secrets.ts";
import { DEFAULT_WALL } from "../../shared/screen/wallSettings.ts";
import { eventually } from "../eventually.ts";
import { NOW } from "../http/worlds.ts";
import { killAll, run } from "./child.ts";
import { dropping, putting } from "./deeds.ts";
import { kinds, openAt, quiet, until } from "./stores.ts";

const SECRET = "kata-kunci-meja-piket";
const STAMP = "sebelum-20261130T193000Z";

let folder: string;
beforeAll(() => Promise.all(kinds.map((kind) => kind.start())));
afterAll(() => Promise.all(kinds.map((kind) => kind.stop())));
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "sigap-backup-"))));
afterEach(() => {
  killAll();
  rmSync(folder, { recursive: true, force: true });
});

const intoOf = (place: string) =>
  place.startsWith("postgres:")
    ? { DATABASE_URL: place, DATA_DIR: folder }
    : { DATABASE_URL: undefined, DATA_DIR: dirname(place) };
const bringBack = (file: string, place: string, replace = false) =>
  restore({ file, into: intoOf(place), replace, stamp: STAMP, log: quiet });

/** More than are read at once, in an order on which the two stores might differ. */
const LAID = Array.from({ length: 45 }, (_, n) => `${["a", "B", "é", "_"][n % 4]}-${n}`);
const outline = { kind: "text", expiresAt: null, putAt: NOW, after: 3, erased: null };

/** A journal with a secret, and things in its vault. */
async function lived(place: string, entries = 5): Promise<void> {
  const journal = await openAt(place);
  await keepSecret(journal.vault, "desk-secret", SECRET);
  await journal.keep("aside", "kept beside it");
  for (const id of LAID) await journal.vault.put({ ...outline, id, salt: Buffer.from("salt"), bytes: Buffer.from(id) });
  const store = await openStore(journal, { log: quiet });
  for (let n = 1; n <= entries; n += 1) await store.commit(() => putting(`deed ${n}`, `place-${n % 7}`));
  await store.commit(() => dropping("one less", "place-1"));
  await store.stop();
}

async function backedUp(place: string, name = "cadangan.jsonl.gz"): Promise<string> {
  const journal = await openAt(place);
  const file = join(folder, name);
  await writeBackup(journal, file, NOW).finally(() => journal.close());
  return file;
}

/** Of more entries than a store is filled with at once. */
async function longBackup(entries: number): Promise<string> {
  const lines: Line[] = [];
  for (let n = 1; n <= entries; n += 1) lines.push(lineOf(lines.at(-1) ?? START, putting(`deed ${n}`, "place-1")));
  const file = join(folder, "panjang.jsonl.gz");
  const journal = {
    epoch: "of-before",
    head: async () => lines.at(-1)!,
    read: async (after: number, limit: number) => lines.slice(after, after + limit),
    kept: async () => [],
    vault: { page: async () => [] },
  };
  await writeBackup(journal, file, NOW);
  return file;
}

/** All that a store holds which must be the same afterwards. */
async function contents(place: string) {
  const journal = await openAt(place);
  const lines: Line[] = [];
  for await (const line of linesAfter(journal, 0)) lines.push(line);
  const [kept, vault] = [await journal.kept(), await journal.vault.page("", 1000)];
  const told = { head: await journal.head(), lines, kept, vault, epoch: journal.epoch };
  await journal.close();
  return told;
}

async function worldOf(place: string) {
  const store = await openStore(await openAt(place), { log: quiet });
  const { world } = store;
  await store.stop();
  return world;
}

describe.each(kinds)("a backup of $name", (from) => {
  test.each(kinds)(
    "backup.1, backup.3, backup.8, vault.9 is restored into $name: same head, world, secret, links",
    async (to) => {
      const [place, fresh] = [await from.newPlace(), await to.newPlace()];
      await lived(place, 40);
      const before = await contents(place);
      const link = createWallLinks(SECRET, () => null).sign({ ...DEFAULT_WALL, name: "Lobi" }, "one");
      const file = await backedUp(place);
      expect(statSync(file).mode & 0o777).toBe(0o600);

      const restored = await bringBack(file, fresh);
      expect(restored).toMatchObject({
        head: before.head,
        movedTo: null,
        opening: { madeAt: NOW, epoch: before.epoch },
      });
      const after = await contents(fresh);
      expect(after).toEqual({ ...before, epoch: after.epoch });
      expect(after.epoch).not.toBe(before.epoch);
      expect(await worldOf(fresh)).toEqual(await worldOf(place));
      expect(after.kept).toHaveLength(1);
      expect(after.vault).toHaveLength(LAID.length + 1);
      const secret = String(after.vault.find(({ id }) => id === "desk-secret")?.bytes);
      expect(createWallLinks(secret, () => null).read(link)).toMatchObject({ trouble: null, wall: { name: "Lobi" } });
    },
  );

  test("backup.1 is taken while entries are appended: what stood at its beginning, whole", async () => {
    const place = await from.newPlace();
    const { said, kill } = run(place, "busy", "append");
    await until(() => said.length > 20);
    const saidBefore = said.length;
    const file = await backedUp(place);
    const saidAfter = said.length;
    await until(() => said.length > saidAfter + 5);
    await kill();

    const fresh = await from.newPlace();
    const { head } = await bringBack(file, fresh);
    expect(head.seq).toBeGreaterThanOrEqual(saidBefore);
    const whole = await contents(place);
    expect(whole.head.seq).toBeGreaterThan(head.seq);
    expect((await contents(fresh)).lines).toEqual(whole.lines.slice(0, head.seq));
  });

  test("backup.7 a store that holds a journal is refused; with the word what stood there is kept beside it", async () => {
    const [place, other] = [await from.newPlace(), await from.newPlace()];
    await lived(place);
    await lived(other, 9);
    const file = await backedUp(place);
    const before = await contents(other);
    await expect(bringBack(file, other)).rejects.toThrow("sudah berisi jurnal. Tidak ada yang diubah.");
    expect(await contents(other)).toEqual(before);

    const { movedTo, head } = await bringBack(file, other, true);
    expect(await contents(other)).toMatchObject({ head, lines: (await contents(place)).lines });
    if (from.name === "SQLite") expect(await contents(movedTo!)).toEqual(before);
    else expect(movedTo).toContain("sigap_journal_sebelum_20261130T193000Z");
  });

  test("backup.7 while a server runs on it nothing is restored", async () => {
    const [place, other] = [await from.newPlace(), await from.newPlace()];
    await lived(place);
    const file = await backedUp(place);
    const release = from.name === "SQLite" ? claimFile(other) : () => undefined;
    const store = await openStore(await openAt(other), { log: quiet });
    expect(store.isLeader()).toBe(true);
    await expect(bringBack(file, other, true)).rejects.toThrow(/is served by another Sigap|Hentikan dulu semuanya/);
    await store.stop();
    release();
    expect((await contents(other)).lines).toEqual([]);
    await bringBack(file, other);
  });

  test("backup.4 a restore that is killed half-way leaves the store as it was, and the next one succeeds", async () => {
    const other = await from.newPlace();
    await lived(other);
    const file = await longBackup(601);
    const before = await contents(other);
    const fill = from.name === "SQLite" ? "fillSqlite" : "fillPostgres";
    await killedWhenSaid(`
      import { ${fill} } from ${source("backup/" + fill)};
      import { readBackup } from ${source("backup/read")};
      async function* stalling() {
        let count = 0;
        for await (const item of readBackup(${JSON.stringify(file)}, () => undefined)) {
          if (++count > 550) { process.stdout.write("mid"); await new Promise((resolve) => setTimeout(resolve, 1e6)); }
          yield item;
        }
      }
      await ${fill}(${JSON.stringify(other)}, { items: stalling(), replace: true, stamp: "never" });`);
    expect(await contents(other)).toEqual(before);
    // The database hears of the death of the one before a moment later.
    const { head } = await eventually(() => bringBack(file, other, true));
    expect(head.seq).toBe(601);
  });
});

const source = (path: string) =>
  JSON.stringify(fileURLToPath(new URL(`../../server/store/${path}.ts`, import.meta.url)));

/** Kill -9 at the moment when it says so. */
async function killedWhenSaid(program: string): Promise<void> {
  const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = once(child, "exit");
  await Promise.race([once(child.stdout, "data"), gone]);
  child.kill("SIGKILL");
  expect((await gone)[1]).toBe("SIGKILL");
}
