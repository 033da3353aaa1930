import { describe, expect, test } from "vitest";
import { readDefaults } from "../../server/registry/default.ts";
import { columnNamer, COLUMNS, headingKey, TABLE_NAMES } from "../../server/registry/import/columns.ts";
import { checkTable, type ImportContext, type ImportKind } from "../../server/registry/import/import.ts";
import { hasPersonal, isPersonal, tellable } from "../../server/registry/import/personal.ts";
import { textSheets } from "../../server/registry/table/readFile.ts";

const defaults = readDefaults();
const context: ImportContext = {
  ...defaults,
  places: new Map(defaults.places.map((place) => [place.id, place])),
  file: "dinsos.csv",
};
const read = (text: string, options: Partial<ImportContext> = {}, kind: ImportKind = "tagana") =>
  checkTable(kind, textSheets(text), { ...context, ...options });
const rowsOf = (text: string, kind: ImportKind = "tagana") => {
  const checked = read(text, {}, kind);
  if ("errors" in checked) throw new Error(JSON.stringify(checked.errors));
  return checked.rows;
};
const errorsOf = (text: string, options: Partial<ImportContext> = {}) => {
  const checked = read(text, options);
  return "errors" in checked ? checked.errors : [];
};

/** As a Dinas Sosial keeps it. */
const DINSOS = `DATA UNIT TAGANA;;;;;;
KABUPATEN/KOTA DI PROVINSI JAWA BARAT;;;;;;
Per 28 November 2026;;;;;;
;;;;;;
No.;Nama Unit;Kab/Kota;Lintang;Bujur;Jumlah Anggota;Alamat
(1);(2);(3);(4);(5);(6);(7)
1;Tagana Cianjur;KAB. CIANJUR;-6,82;107,14;120;Jl. Raya Bandung No. 1, Cianjur
2;Tagana Kota Bandung;Kota Bandung;-6,9;107,6;85;
JUMLAH;;;;;205;
`;

describe("registry.15 a table as an office keeps it", () => {
  test("is found below its title; headings, sums and numbers of columns are what they are", () => {
    const checked = read(DINSOS);
    expect(checked).toMatchObject({
      rows: [
        { id: "TGN-3203", name: "Tagana Cianjur", kabCode: "32.03", province: "Jawa Barat", membersRegistered: 120 },
        {
          id: "TGN-3273",
          kabCode: "32.73",
          at: [107.6, -6.9],
          source: "berkas dinsos.csv",
          basis: expect.stringMatching(/^published/) as string,
        },
      ],
      table: {
        headerRow: 5,
        skipped: [
          { row: 6, why: "nomor kolom" },
          { row: 9, why: "baris jumlah" },
        ],
      },
    });
  });

  test.each([
    ["comma", DINSOS.replaceAll(",", ".").replaceAll(";", ",")],
    ["tab", DINSOS.replaceAll(";", "\t")],
    [
      "semicolon, a comma in the title",
      DINSOS.replace("DATA UNIT TAGANA", "Data: unit, ketua, alamat, telepon, koordinat, dll"),
    ],
  ])("is cut by the mark that makes its header: %s", (_, text) => {
    expect(rowsOf(text).map(({ kabCode }) => kabCode)).toEqual(["32.03", "32.73"]);
  });

  test("an error tells the row of the spreadsheet and the office's own heading", () => {
    expect(errorsOf(DINSOS.replace("-6,82", "6,82,1"))).toEqual([
      {
        row: 7,
        column: "Lintang",
        value: "6,82,1",
        reason: expect.stringContaining("bukan derajat desimal") as string,
      },
    ]);
    expect(errorsOf(DINSOS.replace("KAB. CIANJUR", "Cianjurr"))).toMatchObject([
      { row: 7, column: "Kab/Kota", value: "Cianjurr" },
    ]);
  });

  test("a formula of Excel that failed is no name and no figure", () => {
    expect(errorsOf(DINSOS.replace(";120;", ";#REF!;").replace("Tagana Kota Bandung", "#N/A"))).toMatchObject([
      { row: 7, column: "Jumlah Anggota", value: "#REF!" },
      { row: 8, column: "Nama Unit", value: "#N/A" },
    ]);
  });

  test("a header that is nowhere is told with those that we know, and with none of its cells", () => {
    expect(errorsOf("Budi;081234567890;Cianjur\nAni;081234567891;Garut")).toEqual([
      {
        row: 1,
        column: "",
        value: "",
        reason: expect.stringMatching(/baris judul kolom tidak ada.*Nama Unit.*Kab\/Kota/) as string,
      },
    ]);
  });

  test.each([
    ["Nama Unit", "name"],
    [" NAMA  UNIT ", "name"],
    ["nama_unit", "name"],
    ["No.", "no"],
    ["Kabupaten / Kota", "kab_name"],
    ["KAB/KOTA", "kab_name"],
    ["Provinsi", "province"],
    ["Lat", "lat"],
    ["LATITUDE", "lat"],
    ["Long.", "lon"],
    ["Titik Koordinat (GPS)", "coordinates"],
    ["Jumlah Anggota (orang)", "members_registered_est"],
    ["members_active_est", "members_active_est"],
    ["Nama", undefined],
    ["No HP", undefined],
  ])("heading %j is %s", (heading, column) => {
    expect(columnNamer(COLUMNS.tagana)(heading)).toBe(column);
  });

  test("no heading of a table means two of its columns, and none is a person's", () => {
    for (const name of TABLE_NAMES) {
      const all = Object.entries(COLUMNS[name]).flatMap(([column, titles]) =>
        [column, ...(titles as string[])].map((title) => [headingKey(title), column] as const),
      );
      for (const [key, column] of all) expect([name, key, new Map(all).get(key)]).toEqual([name, key, column]);
      for (const titles of Object.values(COLUMNS[name])) expect((titles as string[]).filter(isPersonal)).toEqual([]);
    }
  });
});

describe("registry.16 what a table leaves out", () => {
  const table = (kab: string, more: { head?: string; cells?: string } = {}) =>
    `Nama Unit;Kab/Kota;Koordinat${more.head ?? ""}\nTagana X;${kab};"-6,82; 107,14"${more.cells ?? ""}`;

  test.each([
    ["Kabupaten Cianjur", "32.03"],
    ["Kab. Cianjur", "32.03"],
    ["CIANJUR", "32.03"],
    ["32.03", "32.03"],
    ["3203", "mungkin maksudnya 32.03"],
    ["Bandung", "bisa berarti Kabupaten Bandung atau Kota Bandung"],
    ["Kab. Cianjurr", "tidak ada kabupaten/kota dengan nama ini"],
    ["", "sel kosong"],
  ])("a kabupaten called %j is %s", (kab, expected) => {
    const checked = read(table(kab));
    if ("rows" in checked) expect(checked.rows.map(({ kabCode }) => kabCode)).toEqual([expected]);
    else
      expect(checked.errors).toEqual([
        expect.objectContaining({ column: "Kab/Kota", reason: expect.stringContaining(expected) as string }),
      ]);
  });

  test("every kabupaten is found by its full name, and by its short one within its province unless another bears it", () => {
    const rows = defaults.kabupaten.map(
      ({ name, province, at }) => `U ${name};${name};PROV. ${province.toUpperCase()};${at[1]};${at[0]}`,
    );
    const found = rowsOf(`Nama Unit;Kab/Kota;Provinsi;Lat;Long\n${rows.join("\n")}`);
    expect(found.map(({ kabCode, province }) => [kabCode, province])).toEqual(
      defaults.kabupaten.map(({ code, province }) => [code, province]),
    );
  });

  test.each([
    "-6.82, 107.14",
    "-6.82,107.14",
    "-6.82 107.14",
    "(-6.82; 107.14)",
    "-6,82; 107,14",
    "-6,82, 107,14",
    "\u22126.82, 107.14",
  ])("degrees in one cell: %j", (cell) => {
    expect(rowsOf(`Nama Unit;Kab/Kota;Koordinat\nTagana X;32.03;"${cell}"`)).toMatchObject([{ at: [107.14, -6.82] }]);
  });

  test.each(["Cianjur", "-6.82", "107.14, -6.82", "6°49'S 107°8'E"])(
    "degrees in one cell that are none, once: %j",
    (cell) => {
      const errors = errorsOf(`Nama Unit;Kab/Kota;Koordinat\nTagana X;32.03;"${cell}"`);
      expect(errors).toEqual([expect.objectContaining({ row: 2, column: "Koordinat", value: cell })]);
    },
  );

  test("a province that is another's is refused", () => {
    expect(errorsOf(table("Cianjur", { head: ";Provinsi", cells: ";Jawa Tengah" }))).toMatchObject([
      { column: "Kab/Kota", reason: "Kabupaten Cianjur ada di provinsi Jawa Barat" },
    ]);
  });

  test("ids without a column: the place of that name, the kabupaten's one unit, else made, the same each time", () => {
    const two = `${table("Kab. Cianjur")}\nTagana Y;Kab. Cianjur;"-6,82; 107,14"`;
    const ids = () => rowsOf(two).map(({ id }) => id);
    expect(ids()).toEqual(["TGN-3203-TAGANA-X", "TGN-3203-TAGANA-Y"]);
    expect(ids()).toEqual(ids());
    expect(rowsOf(table("Kab. Cianjur")).map(({ id }) => id)).toEqual(["TGN-3203"]);
    const bekasi = "Nama Gudang;Kab/Kota;Lat;Long\nGudang Induk/Pusat KEMENSOS Bekasi;Kota Bekasi;-6,23;106,99";
    expect(rowsOf(bekasi, "warehouse").map(({ id }) => id)).toEqual(["GDG-PUSAT-BEKASI"]);
    expect(errorsOf(`${table("Kab. Cianjur")}\nTagana X;Kab. Cianjur;"-6,8; 107,1"`)).toMatchObject([
      { row: 3, column: "Nama Unit", reason: "nama sudah dipakai di baris 2" },
    ]);
  });
});

describe("registry.17 people", () => {
  const PHONE = "0812-3456-7890";
  const NAME = "Asep Sunandar";
  const roster = (more = "") =>
    `Nama Unit;Kab/Kota;Lat;Long;No HP;Nama Ketua${more}\nTagana Cianjur;Cianjur;-6,82;107,14;${PHONE};${NAME}`;

  test("columns of them are refused with where they will go, and nothing of their cells is told", () => {
    const errors = errorsOf(roster());
    expect(errors.map(({ row, column, value }) => [row, column, value])).toEqual([
      [1, "No HP", ""],
      [1, "Nama Ketua", ""],
    ]);
    for (const { reason } of errors) expect(reason).toMatch(/brankas data pribadi.*--tanpa-kontak/);
  });

  test("are left out knowingly, and nothing of them is in what is read", () => {
    const checked = read(roster(), { withoutPersonal: true });
    expect(checked).toMatchObject({ rows: [{ id: "TGN-3203" }], table: { personal: ["No HP", "Nama Ketua"] } });
    expect(JSON.stringify(checked)).not.toMatch(/0812|Asep/);
  });

  test("whatever else is wrong with the table", () => {
    const broken = [
      roster(";Entah"),
      roster().replace(";107,14;", ";107,14;lagi;"),
      roster().replace("Cianjur;-6,82;107,14", `Cianjur;${PHONE};107,14`),
      roster().replace("Tagana Cianjur", `Tagana ${PHONE}`),
      `${roster()}\n${PHONE};x`,
      roster().replace("Nama Unit", NAME),
    ];
    for (const text of broken) {
      for (const withoutPersonal of [false, true]) {
        const errors = errorsOf(text, { withoutPersonal });
        expect(errors.length).toBeGreaterThan(0);
        expect(JSON.stringify(errors)).not.toMatch(/0812|3456|7890|Sunandar;/);
      }
    }
  });

  test.each([
    "HP",
    "No. HP",
    "NoHP",
    "Telp/WA",
    "Nomor Telepon",
    "phone",
    "leader",
    "Ketua",
    "Nama Ketua",
    "Penanggung Jawab",
    "PIC",
    "E-mail / Surel",
    "NIK",
    "CP",
  ])("a column %j is one of people", (heading) => expect(isPersonal(heading)).toBe(true));
  test.each(["No", "Nama Unit", "Jumlah Anggota", "Kab/Kota", "Keterangan", "Tanggal"])(
    "a column %j is none",
    (heading) => expect(isPersonal(heading)).toBe(false),
  );

  test.each([
    "081234567890",
    "0812 3456 7890",
    "+62 812-3456-7890",
    "6281234567890",
    "81234567890",
    "(0263) 261234",
    "3203012345678901",
    "dinsos@cianjurkab.go.id",
  ])("%j in a cell is a number of a person: refused there, and told of no one", (number) => {
    expect(hasPersonal(`Posko (${number})`)).toBe(true);
    expect(tellable(`Posko (${number})`)).not.toContain(number);
    const [error, ...others] = errorsOf(`Nama Unit;Kab/Kota;Lat;Long\nPosko ${number};Cianjur;-6,82;107,14`);
    expect(others).toEqual([]);
    expect(error).toMatchObject({ row: 2, column: "Nama Unit", value: "Posko [disembunyikan]" });
  });

  test("figures, codes and sources of our own tables are none", () => {
    for (const place of defaults.places) expect(hasPersonal(JSON.stringify(Object.values(place)))).toBe(false);
    for (const cell of ["-6.84123", "107.1389121", "B-2611", "2026-11-28", "SK 460/1234/Dinsos/2026", "12000000"])
      expect([cell, hasPersonal(cell)]).toEqual([cell, false]);
  });
});
