import { spawnSync } from "node:child_process";
import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import { checkPack, openPack } from "../../server/registry/pack/pack.ts";
import { testWith } from "../companion.ts";
import { floats, goodPack } from "./goodPack.ts";

const defaults = readDefaults();
const REQUIRED = ["admin.topo.json", "villages_exposure.csv"];
const OPTIONAL = ["villages_exposure.f32", "faults_named.geojson", "neighbours.topo.json", "bathymetry.geojson", "lakes.geojson", "plate_boundaries_pb2002.geojson", "volcanoes_gvp_idn.geojson"]; // prettier-ignore

let pack: ReturnType<typeof goodPack>;
beforeEach(() => void (pack = goodPack()));
afterEach(() => pack.remove());

const told: string[] = [];
function open() {
  told.length = 0;
  return openPack(pack.folder, defaults, (sentence) => void told.push(sentence));
}
const inFile = (name: string) => checkPack(pack.folder, defaults).find((file) => file.name === name)?.sentences ?? [];

test("pack.1 a pack that is right is told nothing of, and all of it is used", () => {
  const opened = open()!;
  expect(told).toEqual([]);
  expect([...opened.files].sort()).toEqual([...REQUIRED, ...OPTIONAL].sort());
  expect(readGround(opened, defaults)).toMatchObject({ base: "desa", faults: [{ name: "Sesar" }] });
});

test("pack.3 what screens draw is handed out, not the table of villages nor what else lies there", () => {
  pack.put("rahasia.geojson", "{}");
  expect([...open()!.drawn].sort()).toEqual(["admin.topo.json", ...OPTIONAL].sort());
  pack.edit("lakes.geojson", "-6", "-600");
  expect(open()!.drawn.has("lakes.geojson")).toBe(false);
});

test("pack.2 no pack is named: none is opened", () => {
  expect(openPack(undefined, defaults, () => expect.fail("told"))).toBeUndefined();
});

test.each(REQUIRED)("pack.2 without %s the start stops with a sentence that names it", (name) => {
  pack.drop(name);
  expect(open).toThrow(`MAP_PACK: ${join(pack.folder, name)}, berkas: tidak ada; mestinya ada`);
});

test.each(OPTIONAL)("pack.2 a pack may lack %s", (name) => {
  pack.drop(name);
  expect(open()!.files.has(name)).toBe(false);
  expect(told).toEqual([]);
});

test.each(OPTIONAL)("pack.2 %s that is broken is told, left out, and stops nothing", (name) => {
  truncateSync(join(pack.folder, name), 23);
  const opened = open()!;
  expect(opened.files.has(name)).toBe(false);
  expect(told.length).toBeGreaterThan(0);
  for (const sentence of told) expect(sentence).toMatch(/^MAP_PACK: .*Berkas ini tidak dipakai\.$/);
  expect(told.join("\n")).toContain(join(pack.folder, name));
  expect(readGround(opened, defaults).faults).toHaveLength(name === "faults_named.geojson" ? 0 : 1);
});

test.each<[name: string, from: string, to: string, sentence: RegExp]>([
  ["admin.topo.json", '"32.03"', '"3203"', /objects\.regencies\.geometries\[0\]\.properties\.code: 3203; mestinya kode Kemendagri seperti 32\.03/],
  ["admin.topo.json", '"32.03"', '"99.03"', /geometries\[0\]\.properties\.code: 99\.03; tidak ada kabupaten/],
  ["admin.topo.json", '"32.04"', '"32.03"', /geometries\[1\]\.properties\.code: 32\.03; mestinya sekali saja/],
  ["admin.topo.json", '"32"', "32", /objects\.provinces\.geometries\[0\]\.properties\.code: 32;/],
  ["admin.topo.json", '"regencies"', '"kabupaten"', /objects\.regencies: tidak ada;/],
  ["admin.topo.json", "[106,-7]", "[11800000,-779000]", /arcs\[0\]\[0\]: 11800001, -779000; mestinya bujur 90 sampai 146, .*EPSG:4326/],
  ["admin.topo.json", "[106,-7]", "[-7,106]", /arcs\[0\]\[0\]: -6, 106; mestinya bujur/],
  ["admin.topo.json", '"transform"', '"ubah"', /transform: tidak ada/],
  ["admin.topo.json", "[[0,1]]", "[[0,9]]", /geometries\[0\]\.arcs: 9; mestinya nomor arc, kurang dari 3/],
  ["admin.topo.json", "[[0,1]]", "[[0,2]]", /geometries\[0\]\.arcs: \[0,2\]; arc-arcnya tidak bersambung/],
  ["villages_exposure.csv", "pop_est", "penduduk", /baris 1: .*penduduk; mestinya ada kolom pop_est/],
  ["villages_exposure.csv", "32.03.01.2001", "3203012001", /baris 2, code: 3203012001; mestinya kode desa/],
  ["villages_exposure.csv", "32.03.01.2002", "32.03.01.2001", /baris 3, code: 32\.03\.01\.2001; mestinya sekali saja/],
  ["villages_exposure.csv", "32.03.01", "99.03.01", /baris 2, code: 99\.03\.01\.2001; tidak ada kabupaten/],
  ["villages_exposure.csv", "-6.8,107.1", "107.1,-6.8", /baris 2, lon, lat: -6\.8, 107\.1; mestinya bujur/],
  ["villages_exposure.csv", "1500", "1.500.000", /baris 2, pop_est: 1\.500\.000; mestinya jumlah orang/],
  ["villages_exposure.csv", "1500", "-3", /baris 2, pop_est: -3;/],
  ["faults_named.geojson", '"name":"Sesar"', '"nama":"Sesar"', /features\[0\]\.properties\.name: tidak ada/],
  ["faults_named.geojson", "MultiLineString", "LineString", /features\[0\]\.geometry\.type: LineString;/],
  ["bathymetry.geojson", "200", "-200", /features\[0\]\.properties\.depth: -200;/],
  ["bathymetry.geojson", "[106,-7]]]", "[106,-8]]]", /coordinates\[0\]: .*; mestinya gelang tertutup/],
  ["lakes.geojson", "[107,-7]", "[107]", /coordinates\[0\]\[0\]\[1\]: \[107\]; mestinya bujur/],
  ["lakes.geojson", "FeatureCollection", "GeometryCollection", /type: GeometryCollection;/],
  ["volcanoes_gvp_idn.geojson", "107.6,-6.77", "788000,9251000", /features\[0\]\.geometry\.coordinates: \[788000,9251000\]; mestinya bujur/],
  ["neighbours.topo.json", "neighbours_raw", "neighbours", /objects\.neighbours_raw: tidak ada/],
])("pack.1 %s with %s made %s is told by file, place, value and what should stand there", (name, from, to, sentence) => {
  pack.edit(name, from, to);
  expect(inFile(name).join("\n")).toMatch(sentence);
  expect(inFile(name)[0]).toContain(join(pack.folder, name));
}); // prettier-ignore

test.each<[what: string, bytes: Buffer, sentence: RegExp]>([
  ["of another number of villages", floats(107.1, -6.8, 1500), /ukuran: 1 desa; mestinya 2, seperti villages_exposure\.csv/],
  ["cut", floats(107.1, -6.8, 1500, 107.2).subarray(0, 14), /ukuran: 14 bita; mestinya kelipatan 12/],
  ["big-endian", floats(107.1, -6.8, 1500, 107.2, -6.9, 700).swap32(), /desa 1: .*little-endian/],
  ["with people below nothing", floats(107.1, -6.8, -1, 107.2, -6.9, 700), /desa 1, orang: -1;/],
])("pack.1 floats %s are told", (_, bytes, sentence) => {
  pack.put("villages_exposure.f32", bytes);
  expect(inFile("villages_exposure.f32").join("\n")).toMatch(sentence);
}); // prettier-ignore

test("pack.1 a file that is too large is not read, one that is not UTF-8 is told, and of many faults five are shown", () => {
  truncateSync(join(pack.folder, "lakes.geojson"), 10_000_001);
  expect(inFile("lakes.geojson").join()).toMatch(/ukuran: 10000001 bita; mestinya paling banyak 10 MB/);
  writeFileSync(join(pack.folder, "volcanoes_gvp_idn.geojson"), Buffer.from([0xff, 0xfe, 0x7b]));
  expect(inFile("volcanoes_gvp_idn.geojson").join()).toContain("berkas: bukan UTF-8; tidak dapat dibaca");
  const row = (n: number) => `x${n},0,0,0\n`;
  pack.put("villages_exposure.csv", `code,lat,lon,pop_est\n${Array.from({ length: 9 }, (_, n) => row(n)).join("")}`);
  expect(inFile("villages_exposure.csv")).toHaveLength(6);
  expect(inFile("villages_exposure.csv").at(-1)).toMatch(/dan 13 lagi/);
  pack.put("villages_exposure.csv", "code;lat;lon;pop_est\n32.03.01.2001;-6.8;107.1;5\n");
  expect(inFile("villages_exposure.csv").join()).toMatch(
    /baris 1: code;lat;lon;pop_est; mestinya ada kolom code, dipisah koma/,
  );
});

test("pack.1 a file that was cut, is no JSON, is a folder or holds nothing is told in a sentence, with the place where it breaks off", () => {
  const cut = (name: string, bytes: number) => truncateSync(join(pack.folder, name), bytes);
  cut("faults_named.geojson", 60);
  expect(inFile("faults_named.geojson")).toEqual([
    expect.stringMatching(
      /faults_named\.geojson, berkas: bukan JSON yang utuh(, baris 1 kolom \d+)?; tidak dapat dibaca\.$/,
    ),
  ]);
  pack.put("lakes.geojson", "<html>\n");
  expect(inFile("lakes.geojson").join()).toMatch(/berkas: bukan JSON yang utuh; tidak dapat dibaca\.$/);
  pack.drop("bathymetry.geojson");
  mkdirSync(join(pack.folder, "bathymetry.geojson"));
  expect(inFile("bathymetry.geojson").join()).toMatch(/berkas: sebuah folder; mestinya berkas\.$/);
  pack.put("volcanoes_gvp_idn.geojson", '{ "type": "FeatureCollection", "features": [] }');
  expect(inFile("volcanoes_gvp_idn.geojson").join()).toMatch(/features: \[\]; mestinya paling sedikit satu\.$/);
  pack.drop("villages_exposure.csv");
  expect(inFile("villages_exposure.f32")).toEqual([]);
});

test("pack.1 by command: each file with its verdict, and an exit code to be asked", () => {
  const cli = fileURLToPath(new URL("../../server/registry/pack/cli.ts", import.meta.url));
  const run = (...words: string[]) => spawnSync(process.execPath, [cli, ...words], { encoding: "utf8", env: {} });
  pack.drop("lakes.geojson");
  const good = run(pack.folder);
  expect(good).toMatchObject({ status: 0, stderr: "" });
  expect(good.stdout).toMatch(/admin\.topo\.json +baik\n/);
  expect(good.stdout).toMatch(/lakes\.geojson +tidak ada, tidak wajib\n/);
  pack.edit("bathymetry.geojson", "200", '"dalam"');
  const bad = run(pack.folder);
  expect(bad.status).toBe(1);
  expect(bad.stdout).toMatch(/bathymetry\.geojson +SALAH\n.*depth: dalam;/);
  expect(run("/nowhere")).toMatchObject({ status: 1, stderr: "/nowhere tidak ada.\n" });
  const file = join(pack.folder, "admin.topo.json");
  expect(run(file)).toMatchObject({ status: 1, stderr: `${file} bukan folder.\n` });
});

testWith("pack", "pack.1 nothing is wrong with the pack that lies beside the project", (folder) => {
  expect(checkPack(folder, defaults).flatMap(({ sentences }) => sentences)).toEqual([]);
});
