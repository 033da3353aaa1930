import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCoverage } from "../../server/registry/coverage.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import { checkCoverage } from "../../server/registry/import/importCoverage.ts";
import { deedOf, planOf } from "../../server/registry/import/plan.ts";
import { textSheets } from "../../server/registry/table/readFile.ts";
import type { Coverage } from "../../shared/record/coverage.ts";
import { changesFor } from "../../server/realtime/scopes.ts";
import { impactOf } from "../../shared/impact/computeImpact.ts";
import { coverageIn, sentraFor } from "../../shared/help/covering.ts";
import { buildExposure } from "../../shared/ground/exposure.ts";
import type { Place } from "../../shared/record/place.ts";
import { apply, Change, EMPTY_WORLD, everything, type World, withChanges } from "../../shared/world/world.ts";
import { quake } from "../impact/hazards.ts";

const defaults = readDefaults();
const [someSentra] = defaults.places.filter(({ kind }) => kind === "sentra");
if (!someSentra) throw new Error("the Sentra table is empty");
const fresh: Place = { ...someSentra, id: "sentra:baru", name: "Sentra Baru", kabCode: "32.03", at: [107.3, -6.4] };
const world: World = withChanges(
  EMPTY_WORLD,
  [...defaults.places, fresh].map((record) => ({ op: "put", record })),
);
const context = { ...defaults, places: world.place, file: "w.csv" };
const coverageDeed = (from: World, rows: readonly Coverage[], source: { now: number; file: string }) =>
  deedOf(planOf(from, { name: "coverage", rows }, { addOnly: false, now: source.now }), source);

const COLUMNS = "kab_code,kab_name,province,sentra_id,alt_sentra_id,basis,source";
const GOOD = "32.03,Kabupaten Cianjur,Jawa Barat,baru,wyataguna,published,SK Mensos 2026";
/** The good row with some cells replaced. */
function row(cells: Record<string, string>): string {
  const values = GOOD.split(",");
  for (const [column, value] of Object.entries(cells)) values[COLUMNS.split(",").indexOf(column)] = value;
  return values.join(",");
}
const check = (...rows: string[]) => checkCoverage(textSheets([COLUMNS, ...rows].join("\n")), context);
function checked(...rows: string[]) {
  const read = check(...rows);
  if ("errors" in read) throw new Error(JSON.stringify(read.errors));
  return read.rows;
}
const isSentra = (id: string) => world.place.get(id)?.kind === "sentra";

describe("G11 a table of coverage", () => {
  test("is read row by row, with and without the prefix of a place's id, its names or a second Sentra", () => {
    const cianjur = {
      type: "coverage",
      id: "32.03",
      sentraId: "sentra:baru",
      basis: "published",
      source: "SK Mensos 2026",
    };
    expect(checked(GOOD)).toEqual([{ ...cianjur, altId: "sentra:wyataguna", basisWord: "published" }]);
    expect(checked(row({ sentra_id: "sentra:baru", kab_name: "CIANJUR", province: "", alt_sentra_id: "" }))).toEqual([
      { ...cianjur, altId: null, basisWord: "published" },
    ]);
    expect(checked(row({ basis: "derived-nearest" }))[0]).toMatchObject({
      basis: "derived",
      basisWord: "derived-nearest",
    });
  });

  test("a kabupaten is told by its code or its name, a Sentra by its id or its name", () => {
    const [told] = checked(row({ kab_code: "", sentra_id: "Sentra Baru" }));
    expect(told).toMatchObject({ id: "32.03", sentraId: "sentra:baru" });
    const neither = check(row({ kab_code: "", kab_name: "" }));
    expect(neither).toMatchObject({ errors: [{ row: 2, column: "kab_code", reason: "sel kosong" }] });
  });

  test("the built-in one is taken as it stands", () => {
    const text = readFileSync(new URL("../../server/data/sentra_coverage.csv", import.meta.url), "utf8");
    expect(checkCoverage(textSheets(text), context)).toMatchObject({ rows: [...readCoverage().values()] });
  });

  test.each([
    ["kab_code", "99.99", "tidak ada kabupaten/kota"],
    ["kab_code", "3203", "mungkin maksudnya 32.03"],
    ["kab_name", "Kabupaten Garut", "32.03 adalah Kabupaten Cianjur"],
    ["province", "Jawa Tengah", "32.03 ada di provinsi Jawa Barat"],
    ["sentra_id", "entah", "tidak ada Sentra dengan id ini"],
    ["sentra_id", "dua kata", "bukan id"],
    ["sentra_id", "GDG-PUSAT-BEKASI", "tidak ada Sentra dengan id ini"],
    ["alt_sentra_id", "entah", "tidak ada Sentra dengan id ini"],
    ["alt_sentra_id", "sentra:baru", "cadangan sama dengan Sentra-nya sendiri"],
    ["basis", "dekat", "harus diawali published atau derived"],
    ["source", "", "sel kosong"],
  ])("with %s = %j is refused whole, and says where", (column, value, reason) => {
    const good = row({ kab_code: "32.05", kab_name: "" });
    expect(check(good, row({ [column]: value }))).toEqual({
      errors: [{ row: 3, column, value, reason: expect.stringContaining(reason) as string }],
    });
  });

  test("with a kabupaten twice names the first row, and all errors are told at once", () => {
    const read = check(GOOD, GOOD, row({ kab_code: "00.00", kab_name: "", province: "", sentra_id: "x" }));
    expect(
      "errors" in read && read.errors.map((error) => [error.row, error.column, error.reason.split(";")[0]]),
    ).toEqual([
      [3, "kab_code", "kabupaten/kota ini sudah ada di baris 2"],
      [4, "kab_code", "tidak ada kabupaten/kota dengan kode ini"],
      [4, "sentra_id", "tidak ada Sentra dengan id ini"],
    ]);
  });

  test.each([
    ["", "baris judul kolom tidak ada"],
    [COLUMNS, "tidak memuat satu baris pun"],
    [`${COLUMNS}\n${GOOD},lagi`, "8 sel, padahal judul kolom ada 7"],
    [`kab_code,basis,source\n32.03,published,x`, "kolom wajib ini tidak ada"],
  ])("that can't be read: %#", (text, reason) => {
    expect(checkCoverage(textSheets(text), context)).toEqual({
      errors: [expect.objectContaining({ reason: expect.stringContaining(reason) as string })],
    });
  });

  test("is one entry of rows put and dropped, which the journal reads back; the same table again is none", () => {
    const first = coverageDeed(world, checked(GOOD, row({ kab_code: "32.05", kab_name: "" })), {
      now: 5,
      file: "w.csv",
    });
    expect(first).toMatchObject({
      by: "import:coverage",
      why: "tabel coverage dari w.csv: 2 baru, 0 berubah, 0 dihapus",
    });
    expect(first?.changes.map((change) => Change.parse(change))).toEqual(first?.changes);
    const next = apply(world, { seq: 2, changes: first?.changes ?? [] });
    expect(next.coverage.size).toBe(2);
    expect(next.place).toBe(world.place);
    expect(withChanges(EMPTY_WORLD, everything(next)).coverage).toEqual(next.coverage);
    expect(coverageDeed(next, [...next.coverage.values()], { now: 6, file: "w.csv" })).toBeNull();
    const second = coverageDeed(next, checked(row({ alt_sentra_id: "" })), { now: 7, file: "w.csv" });
    expect(second?.why).toBe("tabel coverage dari w.csv: 0 baru, 1 berubah, 1 dihapus");
    expect(second?.changes[1]).toEqual({ op: "drop", type: "coverage", id: "32.05" });
  });

  test("goes to the desk, not to walls", () => {
    const changes = coverageDeed(world, checked(GOOD), { now: 5, file: "w.csv" })?.changes ?? [];
    expect(changesFor("desk", changes)).toHaveLength(1);
    expect(changesFor("wall", changes)).toEqual([]);
  });
});

describe("G12 imported coverage", () => {
  const builtIn = readCoverage();
  const imported = new Map(checked(GOOD).map((record) => [record.id, record]));

  test("counts before the built-in table, and a kabupaten left out keeps its row", () => {
    const coverage = coverageIn(builtIn, imported, isSentra);
    expect(sentraFor("32.03", coverage)).toMatchObject({ sentraId: "sentra:baru", basis: "published" });
    expect(coverage.size).toBe(514);
    expect(coverage.get("34.02")).toEqual(builtIn.get("34.02"));
  });

  test("names no Sentra that is not in the registry: the next one stands in its place, or nobody", () => {
    const without = (...gone: string[]) => coverageIn(builtIn, imported, (id) => isSentra(id) && !gone.includes(id));
    expect(without("sentra:baru").get("32.03")).toMatchObject({ sentraId: "sentra:wyataguna", altId: null });
    expect(without("sentra:wyataguna").get("32.03")).toMatchObject({ sentraId: "sentra:baru", altId: null });
    expect(without("sentra:baru", "sentra:wyataguna").has("32.03")).toBe(false);
  });

  test("is whom the impact names", () => {
    const ground = readGround(undefined, defaults);
    const coverage = coverageIn(ground.coverage, imported, isSentra);
    const exposure = buildExposure({ ...ground, coverage }, [...world.place.values()]);
    const { covering } = impactOf(quake([107.05, -6.84], 5.6, 10), exposure, 0);
    expect(covering).toEqual({
      sentraId: "sentra:baru",
      altId: "sentra:wyataguna",
      askId: "sentra:baru",
      basis: "published",
    });
  });
});
