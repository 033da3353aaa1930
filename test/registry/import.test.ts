import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readDefaults } from "../../server/registry/default.ts";
import { checkTable, type ImportContext, type ImportKind } from "../../server/registry/import/import.ts";
import { deedOf, planOf } from "../../server/registry/import/plan.ts";
import { textSheets } from "../../server/registry/table/readFile.ts";
import { seedRegistry } from "../../server/registry/seed.ts";
import type { Store } from "../../server/store/store.ts";
import { Place } from "../../shared/record/place.ts";
import { FORM } from "../../shared/world/forms.ts";
import { apply, type Deed, EMPTY_WORLD, type World, withChanges } from "../../shared/world/world.ts";

const defaults = readDefaults();
const world: World = withChanges(
  EMPTY_WORLD,
  defaults.places.map((record) => ({ op: "put", record })),
);
const context: ImportContext = { ...defaults, places: world.place, file: "t.csv" };
const table = (name: string) => readFileSync(new URL(`../../server/data/${name}.csv`, import.meta.url), "utf8");

const COLUMNS =
  "unit_id,kab_code,name,province,lat,lon,coord_basis,members_registered_est,members_active_est,basis,source";
const GOOD = "TGN-A,32.03,Tagana Cianjur,Jawa Barat,-6.82,107.14,GPS,74,51,published,Dinsos 2026";
/** The good row with some cells replaced. */
function row(cells: Record<string, string>): string {
  const values = GOOD.split(",");
  for (const [column, value] of Object.entries(cells)) values[COLUMNS.split(",").indexOf(column)] = value;
  return values.join(",");
}
const check = (text: string, kind: ImportKind = "tagana") => checkTable(kind, textSheets(text), context);
const deedFor = (kind: ImportKind, rows: readonly Place[], file = "t.csv") =>
  deedOf(planOf(world, { name: kind, rows }, { addOnly: false, now: 5 }), { now: 5, file });
const placesIn = (text: string, kind: ImportKind = "tagana") => {
  const checked = check(text, kind);
  return "rows" in checked ? checked.rows : checked.errors;
};
const errorsOf = (text: string, kind: ImportKind = "tagana") => {
  const checked = check(text, kind);
  return "errors" in checked ? checked.errors : [];
};

describe("G3 a table is taken whole", () => {
  test.each([
    ["tagana", "tagana_units"],
    ["sentra", "sentra"],
    ["warehouse", "warehouses"],
    ["lumbung", "lumbung_default"],
  ] as const)("the built-in %s table says what is known already", (kind, name) => {
    const checked = placesIn(table(name), kind);
    const office = (place: Place) => (place.kind === "sentra" ? place.office : place.kind);
    expect(checked).toEqual(defaults.places.filter((place) => office(place) === kind));
    expect(deedFor(kind, checked as Place[])).toBeNull();
  });

  test.each([
    ["as it stands", `${COLUMNS}\n${GOOD}\n`],
    ["with BOM and CRLF", `\uFEFF${COLUMNS}\r\n${GOOD}\r\n`],
    ["with line ends mixed and blank rows", `${COLUMNS}\r\n\n,,,,,,,,,,\n${GOOD}`],
    [
      "with semicolons and decimal commas, as Excel in Indonesia writes",
      `${COLUMNS}\n${GOOD}\n`.replaceAll(",", ";").replace("-6.82", "-6,82").replace("107.14", "107,14"),
    ],
    ["with tabs and spaces around cells", `${COLUMNS}\n${GOOD}\n`.replaceAll(",", " \t ")],
  ])("%s", (_, text) => {
    expect(placesIn(text)).toEqual([
      {
        type: "place",
        kind: "tagana",
        id: "TGN-A",
        name: "Tagana Cianjur",
        kabCode: "32.03",
        province: "Jawa Barat",
        at: [107.14, -6.82],
        positionBasis: "GPS",
        basis: "published",
        source: "Dinsos 2026",
        membersRegistered: 74,
        membersActive: 51,
      },
    ]);
  });

  test("numbers of members may be unknown, their columns absent", () => {
    const without = `${COLUMNS.replace(",members_registered_est,members_active_est", "")}\n${GOOD.replace(",74,51", "")}`;
    for (const text of [without, `${COLUMNS}\n${row({ members_active_est: "", members_registered_est: "" })}`]) {
      expect(placesIn(text)).toMatchObject([{ membersRegistered: null, membersActive: null }]);
    }
  });
});

describe("G4 each error has row, column, value and reason", () => {
  test.each([
    ["lat", "107.14", { lon: "-6.82" }, "tertukar"],
    ["lat", "-16.82", {}, "di luar Indonesia"],
    ["lon", "17.14", {}, "di luar Indonesia"],
    ["lat", "-6.820.000", {}, "titik ribuan"],
    ["lat", "6°49'", {}, "bukan derajat desimal"],
    ["lat", "5.9", {}, "km dari Kabupaten Cianjur"],
    ["members_registered_est", "1.044", {}, "tulis 1044"],
    ["members_active_est", "lima", {}, "bukan bilangan bulat"],
    ["members_active_est", "-3", {}, "bukan bilangan bulat"],
    ["kab_code", "99.99", {}, "tidak ada kabupaten/kota"],
    ["kab_code", "11.1", {}, "mungkin maksudnya 11.10"],
    ["kab_code", "3203", {}, "mungkin maksudnya 32.03"],
    ["province", "Jawa Tengah", {}, "32.03 ada di provinsi Jawa Barat"],
    ["name", "", {}, "sel kosong"],
    ["unit_id", "TGN A", {}, "bukan id"],
    ["unit_id", "GDG-PUSAT-BEKASI", {}, "sudah dipakai oleh warehouse"],
  ])("%s = %j", (column, value, others, reason) => {
    const errors = errorsOf(`${COLUMNS}\n${row({ unit_id: "TGN-0" })}\n${row({ ...others, [column]: value })}\n`);
    expect(errors).toEqual([{ row: 3, column, value, reason: expect.stringContaining(reason) as string }]);
  });

  test("an id twice names the first row", () => {
    expect(errorsOf(`${COLUMNS}\n${GOOD}\n${row({ unit_id: "TGN-B" })}\n${GOOD}`)).toEqual([
      { row: 4, column: "unit_id", value: "TGN-A", reason: "id sudah dipakai di baris 2" },
    ]);
  });

  test("all errors of all rows are told at once", () => {
    const errors = errorsOf(
      `${COLUMNS}\n${row({ name: "", lat: "x", source: "" })}\n${GOOD}\n${row({ unit_id: "TGN-B", kab_code: "00.00", lat: "50" })}`,
    );
    expect(errors.map((error) => [error.row, error.column])).toEqual([
      [2, "name"],
      [2, "lat"],
      [2, "source"],
      [4, "lat"],
      [4, "kab_code"],
    ]);
  });

  test("columns: unknown, missing and doubled are named", () => {
    const errors = errorsOf(`${COLUMNS.replace(",name", ",entah")},source\n${GOOD},x`);
    expect(errors.map(({ row: at, column, reason }) => [at, column, reason.split(";")[0]])).toEqual([
      [1, "Nama Unit", "kolom wajib ini tidak ada"],
      [1, "entah", "kolom tidak dikenal"],
      [1, "Sumber", "kolom ada dua kali"],
    ]);
  });

  test.each([
    ["", "baris judul kolom tidak ada"],
    [`${COLUMNS}\n`, "tidak memuat satu baris pun"],
    [`${COLUMNS}\n${GOOD},lagi`, "12 sel, padahal judul kolom ada 11"],
    [`${COLUMNS}\n${`${GOOD}\n`.repeat(20_001)}`, "paling banyak 20000"],
  ])("a table that can't be taken: %#", (text, reason) => {
    expect(errorsOf(text)).toEqual([expect.objectContaining({ reason: expect.stringContaining(reason) as string })]);
  });

  test.each([
    [`${COLUMNS}\n"TGN-A,32.03`, "bukan CSV yang utuh"],
    [`${COLUMNS}\n${" ".repeat(10_000_001)}`, "lebih besar dari 10 MB"],
  ])("a file that can't be taken: %#", (text, reason) => {
    expect(() => textSheets(text)).toThrow(reason);
  });

  test("a warehouse without kab_code stands in the kabupaten whose capital is nearest, or its province is unknown", () => {
    const columns = "id,name,level,kab_code,province,lat,lon,coord_precision,basis,source";
    const line = (province: string) =>
      `${columns}\nGDG-X,Gudang X,dinsos-provinsi,,${province},-6.92,107.6,GPS,published,x`;
    expect(placesIn(line("Jawa Barat"), "warehouse")).toMatchObject([{ kabCode: "32.73" }]);
    expect(errorsOf(line("Jabar"), "warehouse")).toMatchObject([{ row: 2, column: "province", value: "Jabar" }]);
  });
});

describe("G5 an import is one entry: new and changed rows put, rows no longer listed dropped, other kinds untouched", () => {
  test("one new, one changed, one gone", () => {
    const [first, second, ...others] = defaults.places.filter((place) => place.kind === "tagana");
    if (!first || !second) throw new Error("the Tagana table is empty");
    const deed = deedFor("tagana", [{ ...second, name: "Nama baru" }, { ...first, id: "TGN-NEW" }, ...others]);
    expect(deed).toMatchObject({
      at: 5,
      by: "import:tagana",
      why: "tabel tagana dari t.csv: 1 baru, 1 berubah, 1 dihapus",
    });
    expect(deed?.changes).toEqual([
      { op: "put", record: { ...first, id: "TGN-NEW" } },
      { op: "put", record: { ...second, name: "Nama baru" } },
      { op: "drop", type: "place", id: first.id },
    ]);
    const next = apply(world, { seq: 2, changes: deed?.changes ?? [] });
    expect(next.place.size).toBe(world.place.size);
    expect([...next.place.values()].filter((place) => place.kind !== "tagana")).toHaveLength(601);
  });
});

describe("registry.14 BBPPKS are rows of the Sentra table", () => {
  const of = (office: "sentra" | "bbppks") =>
    defaults.places.filter((place) => place.kind === "sentra" && place.office === office);

  test("of type BBPPKS, read by the same columns, and cover no kabupaten", () => {
    expect(placesIn(table("bbppks"), "sentra")).toEqual(of("bbppks"));
    expect(of("bbppks").map((place) => place.kind === "sentra" && place.covers)).toEqual(Array(6).fill([]));
  });

  test("a table of Sentra alone leaves them, one of BBPPKS alone leaves the Sentra, one of both replaces both", () => {
    const gone = (places: Place[]) =>
      deedFor("sentra", places)?.changes.flatMap((change) => (change.op === "drop" ? [change.id] : []));
    const [sentra, bbppks] = [of("sentra"), of("bbppks")];
    expect(gone(sentra.slice(1))).toEqual([sentra[0]!.id]);
    expect(gone(bbppks.slice(1))).toEqual([bbppks[0]!.id]);
    expect(gone([...sentra.slice(1), ...bbppks.slice(1)])?.sort()).toEqual([bbppks[0]!.id, sentra[0]!.id]);
  });

  test("a Sentra of a journal that was kept before this is a Sentra", () => {
    const { office: _, ...old } = { office: "", ...of("sentra")[0]! };
    expect(Place.parse(old)).toEqual(of("sentra")[0]);
  });
});

test("G6 the first start commits all built-in places in one entry, a later one nothing", async () => {
  const deeds: Deed[] = [];
  const store = (from: World): Pick<Store, "commit"> => ({
    commit: (decide) => {
      const deed = decide(from);
      if (deed) deeds.push(deed);
      return Promise.resolve(deed && { ...deed, seq: 1, form: FORM });
    },
  });
  const entry = await seedRegistry(store(EMPTY_WORLD), defaults, 7);
  expect(entry).toMatchObject({ at: 7, by: "import:default" });
  expect(entry?.changes).toHaveLength(1115);
  expect(await seedRegistry(store(world), defaults, 8)).toBeNull();
  expect(deeds).toHaveLength(1);
});
