import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { readDefaults } from "../../server/registry/default.ts";
import { TABLE_NAMES } from "../../server/registry/import/columns.ts";
import { checkRows } from "../../server/registry/import/checkRows.ts";
import { planOf, tooManyGone } from "../../server/registry/import/plan.ts";
import { templateFiles } from "../../server/registry/import/template.ts";
import { sheetsOf } from "../../server/registry/table/readFile.ts";
import { openStore } from "../../server/store/live.ts";
import { openJournal } from "../../server/store/open.ts";
import { EMPTY_WORLD, withChanges } from "../../shared/world/world.ts";

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

test("G7 registry.22 npm run import: a table is asked about, then one entry; a bad one changes nothing and exits with 1", async () => {
  const good = file("good.csv", `${COLUMNS}\n${GOOD}\n`);
  const asked = runImport("tagana", good, "--tambah");
  expect(asked.status).toBe(0);
  expect(asked.stdout).toContain("Baru (1):\n  TGN-A  Tagana Cianjur (32.03, Jawa Barat)\n");
  expect((await worldThere()).seq).toBe(0);

  const mark = /--ya=\w+/.exec(asked.stdout)?.[0] ?? "";
  expect(runImport("tagana", good, "--tambah", mark)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("Entri 2: tabel tagana dari good.csv: 1 baru, 0 berubah, 0 dihapus.\n") as string,
  });
  const after = await worldThere();
  expect([after.seq, after.place.size, after.place.get("TGN-A")?.source]).toEqual([2, 1116, "Dinsos 2026"]);

  const bad = file("bad.csv", `${COLUMNS}\n${GOOD}\n${GOOD.replace("TGN-A", "TGN-B").replace("32.03", "00.03")}\n`);
  const refused = runImport("tagana", bad, "--ya", "--ganti-semua");
  expect(refused).toMatchObject({ status: 1, stdout: "" });
  expect(refused.stderr).toContain('bad.csv baris 3, kolom kab_code, isi "00.03": tidak ada kabupaten/kota');
  expect(refused.stderr).toContain("1 kesalahan. Tidak ada yang diubah.");

  const stock = file("stok.csv", "Tempat;Barang;Jumlah;Satuan\nLBG-3203;beras;250;kg\n");
  expect(runImport("stock", stock, "--per", "28/11/2026", "--ya").stdout).toContain(
    "Entri 3: tabel stock dari stok.csv: 1 baru",
  );
  expect((await worldThere()).stock.get("LBG-3203")).toMatchObject({
    asOf: "2026-11-28",
    lots: [{ item: "beras", quantity: 250 }],
  });
}, 90_000);

test("G7 G11 a coverage table goes the same way, against the places that are recorded", async () => {
  const columns = "kab_code,sentra_id,alt_sentra_id,basis,source";
  const bad = file("wilayah.csv", `${columns}\n32.03,wyataguna,tidakada,published,SK\n`);
  const refused = runImport("coverage", bad, "--ya");
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('wilayah.csv baris 2, kolom alt_sentra_id, isi "tidakada": tidak ada Sentra');
  const before = await worldThere();
  expect(before.coverage.size).toBe(0);

  const good = file("wilayah.csv", `${columns}\n32.03,wyataguna,,published,SK\n`);
  expect(runImport("coverage", good, "--ya")).toMatchObject({ status: 0 });
  expect((await worldThere()).coverage.get("32.03")).toMatchObject({ sentraId: "sentra:wyataguna", altId: null });
}, 60_000);

test("registry.17 a number or a name of a person is nowhere: not in what is said, not in the journal", async () => {
  const path = file(
    "kontak.csv",
    "Nama Unit;Kab/Kota;Lat;Long;No HP;Ketua\nTagana Garut;Kab. Garut;-7,2;107,9;081234567890;Asep Sunandar\n",
  );
  const refused = runImport("tagana", path, "--ya", "--tambah");
  expect([refused.status, refused.stdout]).toEqual([1, ""]);
  expect(refused.stderr).toContain("kontak.csv baris 1, kolom No HP: data pribadi");
  const done = runImport("tagana", path, "--ya", "--tambah", "--tanpa-kontak");
  expect(done.status).toBe(0);
  expect(done.stdout).toContain("Tidak dibaca, data pribadi: kolom No HP, Ketua.");
  const said = [refused, done].map(({ stdout, stderr }) => stdout + stderr).join("");
  const kept = ["sigap.db", "sigap.db-wal"].map((name) => {
    try {
      return readFileSync(join(folder, name), "latin1");
    } catch {
      return "";
    }
  });
  expect((await worldThere()).place.get("TGN-3205")?.name).toBe("Tagana Garut");
  for (const text of [said, ...kept]) expect(text).not.toMatch(/081234567890|Sunandar/);
}, 60_000);

test.each([
  [["posko", "x.csv"], 2, "Pemakaian: npm run import"],
  [["tagana"], 2, "Pemakaian: npm run import"],
  [["tagana", "/nowhere/x.csv"], 1, "/nowhere/x.csv tidak dapat dibaca"],
])("G8 %j is refused with a sentence", (words, code, sentence) => {
  const { status, stderr } = runImport(...words);
  expect(status).toBe(code);
  expect(stderr).toContain(sentence);
});

test("registry.18 a file that is no table is refused with what to do", () => {
  const path = file("lama.xls", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]));
  expect(runImport("tagana", path)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(
      /^lama\.xls: berkas Excel lama .*Simpan Sebagai.*Tidak ada yang diubah\.$/m,
    ) as string,
  });
});

test("registry.24 --contoh writes both forms once, and takes nobody's file for its own", () => {
  const here = join(folder, "contoh");
  expect(runImport("stock", "--contoh", here)).toMatchObject({
    status: 0,
    stdout: `Ditulis: ${join(here, "contoh-stock.csv")}\nDitulis: ${join(here, "contoh-stock.xlsx")}\n`,
  });
  expect(runImport("stock", "--contoh", here)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("sudah ada") as string,
  });
});

test.each(TABLE_NAMES)(
  "registry.24 the template of %s is taken as it is written, in both forms, and drops nothing unasked",
  async (name) => {
    const defaults = readDefaults();
    const world = withChanges(
      EMPTY_WORLD,
      defaults.places.map((record) => ({ op: "put", record })),
    );
    const context = { ...defaults, file: "contoh", now: Date.UTC(2026, 11, 1), per: null };
    const read = await Promise.all(
      [...templateFiles(name).values()].map(async (body) =>
        checkRows(name, (await sheetsOf(body)).sheets, world, context),
      ),
    );
    const [csv, xlsx] = read.map((one) => ("errors" in one ? one.errors : one.checked));
    expect(csv).toMatchObject({ name });
    expect(xlsx).toEqual(csv);
    for (const one of read) {
      if ("errors" in one || name === "stock" || name === "coverage") continue;
      const plan = planOf(world, one.checked, { addOnly: false, now: 0 });
      expect([plan.fresh.length + plan.changed.length > 0, tooManyGone(plan) !== null]).toEqual([true, true]);
    }
  },
);
