import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { openStore } from "../../server/store/live.ts";
import { openJournal } from "../../server/store/open.ts";

const folder = mkdtempSync(join(tmpdir(), "sigap-import-"));
afterAll(() => rmSync(folder, { recursive: true }));

const COLUMNS = "unit_id,kab_code,name,province,lat,lon,coord_basis,basis,source";
const GOOD = "TGN-A,32.03,Tagana Cianjur,Jawa Barat,-6.82,107.14,GPS,published,Dinsos 2026";

function runImport(...words: string[]) {
  const cli = fileURLToPath(new URL("../../server/registry/cli.ts", import.meta.url));
  const { DATABASE_URL: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
    env: { ...env, DATA_DIR: folder },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The world as a server would find it at its next start. */
async function worldThere() {
  const log = () => undefined;
  const store = await openStore(await openJournal({ DATA_DIR: folder }, log), { log });
  const { world } = store;
  await store.stop();
  return world;
}

async function places() {
  const { seq, place } = await worldThere();
  return { seq, list: [...place.values()] };
}

test("G7 npm run import: a good table is one entry, a bad one changes nothing and exits with 1", async () => {
  const good = file("good.csv", `${COLUMNS}\n${GOOD}\n`);
  expect(runImport("tagana", good)).toMatchObject({
    status: 0,
    stdout: "Entri 2: tabel tagana dari good.csv: 1 baru, 0 berubah, 514 dihapus.\n",
  });
  const after = await places();
  expect(after.list.filter(({ kind }) => kind === "tagana").map(({ id }) => id)).toEqual(["TGN-A"]);
  expect(after.list).toHaveLength(602);

  const bad = file("bad.csv", `${COLUMNS}\n${GOOD}\n${GOOD.replace("TGN-A", "TGN-B").replace("32.03", "00.03")}\n`);
  const refused = runImport("tagana", bad);
  expect(refused).toMatchObject({ status: 1, stdout: "" });
  expect(refused.stderr).toContain('bad.csv baris 3, kolom kab_code, isi "00.03": tidak ada kabupaten/kota');
  expect(refused.stderr).toContain("1 kesalahan. Tidak ada yang diubah.");
  expect(await places()).toEqual(after);

  expect(runImport("tagana", good)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("sama dengan") as string,
  });
  expect((await places()).seq).toBe(after.seq);
}, 60_000);

test("G7 G11 a coverage table goes the same way, against the places that are recorded", async () => {
  const columns = "kab_code,sentra_id,alt_sentra_id,basis,source";
  const bad = file("wilayah.csv", `${columns}\n32.03,wyataguna,tidakada,published,SK\n`);
  const refused = runImport("coverage", bad);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('wilayah.csv baris 2, kolom alt_sentra_id, isi "tidakada": tidak ada Sentra');
  const before = await worldThere();
  expect(before.coverage.size).toBe(0);

  const good = file("wilayah.csv", `${columns}\n32.03,wyataguna,,published,SK\n`);
  expect(runImport("coverage", good)).toMatchObject({
    status: 0,
    stdout: `Entri ${before.seq + 1}: tabel coverage dari wilayah.csv: 1 baru, 0 berubah, 0 dihapus.\n`,
  });
  expect((await worldThere()).coverage.get("32.03")).toMatchObject({ sentraId: "sentra:wyataguna", altId: null });
}, 60_000);

test.each([
  [["posko", "x.csv"], "Pemakaian: npm run import"],
  [["tagana"], "Pemakaian: npm run import"],
  [["tagana", "/nowhere/x.csv"], "/nowhere/x.csv tidak dapat dibaca"],
])("G8 %j is refused with a sentence", (words, sentence) => {
  const { status, stderr } = runImport(...words);
  expect(status).toBe(1);
  expect(stderr).toContain(sentence);
});

test("G9 a table that is not UTF-8 is refused with what to do", () => {
  const path = file("latin.csv", Buffer.from([0x6e, 0xe9, 0x0a]));
  expect(runImport("tagana", path)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("bukan UTF-8") as string,
  });
});
