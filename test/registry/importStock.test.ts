import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDefaults } from "../../server/registry/default.ts";
import { goodNamed, GOODS, measured } from "../../server/registry/import/goods.ts";
import { checkStock, type StockContext } from "../../server/registry/import/importStock.ts";
import { readNeeds } from "../../server/registry/needs.ts";
import { readExampleLumbung } from "../../server/registry/stock.ts";
import { amount, day } from "../../server/registry/table/cells.ts";
import { textSheets } from "../../server/registry/table/readFile.ts";
import { STOCK_NAMES } from "../../shared/need/gap.ts";
import { Stock } from "../../shared/record/stock.ts";
import { runs } from "../runs.ts";

const defaults = readDefaults();
const NOW = Date.UTC(2026, 10, 30, 5);
const context: StockContext = {
  ...defaults,
  places: new Map(defaults.places.map((place) => [place.id, place])),
  stock: new Map(),
  file: "opname.xlsx",
  now: NOW,
  per: null,
};

const HEAD = "Gudang;Nama Barang;No Batch;Tgl Kedaluwarsa;Stok;Satuan;Per Tanggal";
const GOOD = "LBG-3203;Beras;B-1;31/3/2027;1250,5;kg;28/11/2026";
/** The good row with some cells replaced, by their place. */
const row = (cells: Record<number, string>) =>
  GOOD.split(";")
    .map((cell, i) => cells[i] ?? cell)
    .join(";");
const read = (rows: readonly string[], options: Partial<StockContext> = {}) =>
  checkStock(textSheets([HEAD, ...rows].join("\n")), { ...context, ...options });
const errorsOf = (...rows: string[]) => {
  const checked = read(rows);
  return "errors" in checked ? checked.errors : [];
};

describe("registry.21 a table of stock", () => {
  test("is what lies at each place that it names, batch by batch", () => {
    const checked = read([
      GOOD,
      row({ 2: "", 3: "-", 4: "0,75", 5: "Ton" }),
      row({ 0: "Gudang Induk/Pusat Kemensos Bekasi", 1: "TENDA GULUNG", 4: "40", 5: "lbr" }),
    ]);
    expect(checked).toMatchObject({
      rows: [
        {
          type: "stock",
          id: "LBG-3203",
          asOf: "2026-11-28",
          source: "berkas opname.xlsx",
          lots: [
            { item: "beras", unit: "kg", quantity: 1250.5, batch: "B-1", expiresOn: "2027-03-31" },
            { item: "beras", unit: "kg", quantity: 750, batch: null, expiresOn: null },
          ],
        },
        { id: "GDG-PUSAT-BEKASI", lots: [{ item: "tenda gulung", unit: "lembar", quantity: 40 }] },
      ],
    });
    for (const stock of "rows" in checked ? checked.rows : []) expect(Stock.parse(stock)).toEqual(stock);
  });

  test("what has passed its day is kept as it was counted, and so is what is none", () => {
    expect(read([row({ 3: "1/1/2024" }), row({ 1: "selimut", 3: "", 4: "0", 5: "lembar" })])).toMatchObject({
      rows: [{ lots: [{ expiresOn: "2024-01-01" }, { item: "selimut", quantity: 0, expiresOn: null }] }],
    });
  });

  test("without days of count takes the one that is named beside it", () => {
    const text = "Tempat;Barang;Jumlah;Satuan\nLBG-3203;beras;10;kg";
    const per = (day: string | null) => checkStock(textSheets(text), { ...context, per: day });
    expect(per("28/11/2026")).toMatchObject({ rows: [{ asOf: "2026-11-28" }] });
    expect(per(null)).toMatchObject({
      errors: [{ row: 1, column: "", reason: expect.stringMatching(/--per/) as string }],
    });
    expect(per("kemarin")).toMatchObject({
      errors: [{ row: 2, reason: expect.stringMatching(/bukan tanggal/) as string }],
    });
  });

  test.each([
    [{ 0: "Gudang Entah" }, "Gudang", "tidak ada tempat dengan id atau nama ini"],
    [{ 1: "Beras Merah Organik" }, "Nama Barang", /barang tidak dikenal.*beras.*tenda gulung/],
    [{ 3: "31/2/2027" }, "Tgl Kedaluwarsa", "tidak ada tanggal seperti ini"],
    [{ 3: "3/31/2027" }, "Tgl Kedaluwarsa", "tidak ada tanggal seperti ini"],
    [{ 3: "31/3/27" }, "Tgl Kedaluwarsa", "bukan tanggal"],
    [{ 3: "1/1/1899" }, "Tgl Kedaluwarsa", "dari tahun 2000"],
    [{ 4: "-5" }, "Stok", "tidak mungkin negatif"],
    [{ 4: "1.250" }, "Stok", "tulis 1250"],
    [{ 4: "1.250.000,5" }, "Stok", "tulis 1250000,5"],
    [{ 4: "99999999" }, "Stok", "lebih dari 10.000.000"],
    [{ 4: "banyak" }, "Stok", "bukan angka"],
    [{ 4: "" }, "Stok", "sel kosong"],
    [{ 5: "karung" }, "Satuan", "beras dihitung dalam kg"],
    [{ 1: "selimut", 5: "lembar" }, "Stok", "selimut dihitung utuh"],
    [{ 6: "1/12/2026" }, "Per Tanggal", "belum tiba"],
  ])("with %j is refused whole, and says where and why", (cells, column, reason) => {
    expect(errorsOf(row({ 2: "B-0" }), row(cells))).toEqual([
      expect.objectContaining({
        row: 3,
        column,
        value: Object.values(cells)[0] === "selimut" ? "1250,5" : Object.values(cells)[0],
        reason: expect.stringMatching(reason) as string,
      }),
    ]);
  });

  test("one lot twice, two days of one place, and a count older than the recorded one are refused", () => {
    expect(errorsOf(GOOD, GOOD)).toMatchObject([
      { row: 3, column: "Nama Barang", reason: expect.stringContaining("baris 2") as string },
    ]);
    expect(errorsOf(GOOD, row({ 2: "B-2", 6: "27/11/2026" }))).toMatchObject([{ row: 3, column: "Per Tanggal" }]);
    const recorded: Stock = { type: "stock", id: "LBG-3203", asOf: "2026-11-29", source: "x", lots: [] };
    expect(read([GOOD], { stock: new Map([["LBG-3203", recorded]]) })).toMatchObject({
      errors: [{ reason: "yang tercatat lebih baru, per 2026-11-29" }],
    });
  });

  test("a name that several places bear asks for the id, or for the kabupaten", () => {
    const twins = defaults.places
      .filter(({ id }) => ["LBG-3203", "LBG-3204"].includes(id))
      .map((place) => ({ ...place, name: "Lumbung Desa" }));
    const places = new Map(twins.map((place) => [place.id, place]));
    expect(read([row({ 0: "Lumbung Desa" })], { places })).toMatchObject({
      errors: [{ column: "Gudang", reason: "nama ini dipakai 2 tempat (LBG-3203, LBG-3204); tulis id-nya" }],
    });
    const text = `${HEAD};Kab/Kota\n${row({ 0: "lumbung desa" })};Kab. Cianjur`;
    expect(checkStock(textSheets(text), { ...context, places })).toMatchObject({ rows: [{ id: "LBG-3203" }] });
  });
});

describe("registry.21 goods", () => {
  test("are exactly those of the tables of needs and of a lumbung's contents, in the units that they are counted in", () => {
    const stocked = (need: string) => STOCK_NAMES.find((name) => name.need === need)?.stock ?? need;
    const known = [...readExampleLumbung().map(({ item }) => item), ...readNeeds().map(({ item }) => stocked(item))];
    expect(GOODS.map(({ item }) => item).sort()).toEqual([...new Set(known)].sort());
    for (const { item, unit } of readExampleLumbung()) expect(goodNamed(item)).toMatchObject({ item, unit });
    const counted = new Set(STOCK_NAMES.map(({ need }) => need));
    for (const { item, unit } of readNeeds())
      if (!counted.has(item)) expect(goodNamed(item)).toMatchObject({ item, unit });
  });

  test("no name means two of them", () => {
    for (const good of GOODS)
      for (const name of [good.item, ...good.also]) expect([name, goodNamed(name.toUpperCase())]).toEqual([name, good]);
  });

  test.each([
    ["beras", 2, "ton", 2000],
    ["beras", 3, "Kuintal", 300],
    ["beras", 500, "gr.", 0.5],
    ["minyak goreng", 250, "ml", 0.25],
    ["kasur", 7, "Pcs", 7],
  ])("%s: %d %s is %d", (item, told, unit, quantity) => {
    expect(measured(goodNamed(item)!, told, unit)).toEqual({ quantity });
  });
});

describe("registry.21 cells", () => {
  const parse = (schema: typeof day | typeof amount, cell: string) => schema.safeParse(cell).data;
  test.each([
    "31/3/2027",
    "31-03-2027",
    "31.3.2027",
    "31 Mar 2027",
    "31 Maret 2027",
    "31-Mar-2027",
    "2027-03-31",
    "2027-03-31T00:00:00.000Z",
    "46477",
  ])("a day as %j", (cell) => expect(parse(day, cell)).toBe("2027-03-31"));
  test.each(["5 Mei 2027", "5 May 2027", "5-5-2027"])("May as %j", (cell) =>
    expect(parse(day, cell)).toBe("2027-05-05"),
  );
  test.each(["", "besok", "31/13/2027", "29/2/2027", "0/1/2027", "31 Foo 2027", "99999", "12345", "2027"])(
    "no day: %j",
    (cell) => expect(parse(day, cell)).toBeUndefined(),
  );

  test("each day of the century is read back from each way to write it", () => {
    const days = fc.date({ min: new Date("2000-01-01"), max: new Date("2100-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(days, (at) => {
        const iso = at.toISOString().slice(0, 10);
        const [y, m, d] = iso.split("-").map(Number) as [number, number, number];
        const serial = String((Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000);
        for (const cell of [iso, `${d}/${m}/${y}`, `${d}-${m}-${y}`, serial]) expect(parse(day, cell)).toBe(iso);
      }),
      { numRuns: runs(200) },
    );
  });

  test("an amount is what was written, with point or comma, or is refused; never another", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_00 }), (hundredths) => {
        const value = hundredths / 100;
        for (const cell of [String(value), String(value).replace(".", ",")]) expect(parse(amount, cell)).toBe(value);
        const grouped = value.toLocaleString("id-ID");
        expect([undefined, value]).toContain(parse(amount, grouped));
      }),
      { numRuns: runs(200) },
    );
  });
});
