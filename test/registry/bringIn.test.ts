import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bringIn } from "../../server/registry/bringIn.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { type PlanOptions, planOf, tooManyGone } from "../../server/registry/import/plan.ts";
import { type ImportOrder, readOrder, USAGE } from "../../server/registry/order.ts";
import { textSheets } from "../../server/registry/table/readFile.ts";
import type { Place } from "../../shared/record/place.ts";
import type { Stock } from "../../shared/record/stock.ts";
import { FORM } from "../../shared/world/forms.ts";
import { apply, type Change, type Deed, EMPTY_WORLD, type World, withChanges } from "../../shared/world/world.ts";
import { runs } from "../runs.ts";

const defaults = readDefaults();
const put = (...records: (Place | Stock)[]) => records.map((record): Change => ({ op: "put", record }));
const seeded = withChanges(EMPTY_WORLD, put(...defaults.places));
const of = (kind: Place["kind"]) => defaults.places.filter((place) => place.kind === kind);
const NOW = Date.UTC(2026, 10, 30, 5);
const OPTIONS: PlanOptions = { addOnly: false, now: NOW };

/** A journal in memory; `meanwhile` is what somebody else writes between the preview and the commit. */
function journal(world: World, meanwhile: Change[] = []) {
  const deeds: Deed[] = [];
  return {
    deeds,
    store: {
      get world() {
        return world;
      },
      commit(decide: (world: World) => Deed | null) {
        if (world.place.size > 0) world = withChanges(world, meanwhile);
        const deed = decide(world);
        if (!deed) return Promise.resolve(null);
        deeds.push(deed);
        world = apply(world, { seq: world.seq + 1, changes: deed.changes });
        return Promise.resolve({ ...deed, seq: world.seq, form: FORM });
      },
    },
  };
}

const HEAD = "unit_id;name;kab_code;lat;lon;members_active_est;coord_basis;basis;source";
/** The built-in table again, some of it changed. */
function table(change: (place: Place, i: number) => Place | null = (place) => place): string {
  const rows = of("tagana").flatMap((place, i) => {
    const changed = change(place, i);
    if (changed?.kind !== "tagana") return [];
    const { id, name, kabCode, at, membersActive, positionBasis, basis, source } = changed;
    return [[id, name, kabCode, at[1], at[0], membersActive, positionBasis, basis, `"${source}"`].join(";")];
  });
  return [HEAD, ...rows].join("\n");
}
/** `members_registered_est` is not in the table and so not known: all rows change, none is dropped. */
const renamed = (name: string) => table((place, i) => (i === 0 ? { ...place, name } : place));

async function run(words: string, text: string, there = journal(seeded)) {
  const lines: string[] = [];
  const say = { log: (line: string) => void lines.push(line), error: (line: string) => void lines.push(line) };
  const order = readOrder(words.split(" ")) as ImportOrder;
  const code = await bringIn(order, {
    read: { sheets: textSheets(text), notes: [] },
    store: there.store,
    defaults,
    now: NOW,
    say,
  });
  return { code, said: lines.join("\n"), deeds: there.deeds };
}

describe("registry.22 an import asks first", () => {
  test("tells what is new, changed and dropped, by name, and from what to what; and does nothing", async () => {
    const text = table((place, i) =>
      i === 0 ? null : i === 1 ? ({ ...place, name: "Tagana Baru", membersActive: 99 } as Place) : place,
    ).concat("\nTGN-NEW;Tagana Lain;32.03;-6.82;107.14;5;GPS;published;SK");
    const { code, said, deeds } = await run("tagana t.csv --lengkap", text);
    expect([code, deeds]).toEqual([0, []]);
    expect(said).toContain("Tabel tagana: 1 baru, 513 berubah, 1 dihapus, 0 tetap.");
    expect(said).toContain("Baru (1):\n  TGN-NEW  Tagana Lain (32.03, Jawa Barat)");
    expect(said).toContain("      nama: Tagana Kabupaten Aceh Tenggara → Tagana Baru");
    expect(said).toContain("      anggota aktif: 51 → 99");
    expect(said).toContain("Dihapus (1):\n  TGN-1101  Tagana Kabupaten Aceh Selatan (11.01, Aceh)");
    expect(said).toMatch(/Pratinjau saja, belum ada yang diubah\. .* --ya=[0-9a-f]{8}$/);
  });

  test("is done with --ya, as it was told", async () => {
    const { code, said, deeds } = await run("tagana t.csv --ya", renamed("X"));
    expect([code, deeds.map(({ why, by }) => [why, by])]).toEqual([
      0,
      [["tabel tagana dari t.csv: 0 baru, 514 berubah, 0 dihapus", "import:tagana"]],
    ]);
    expect(said).toContain("… dan 494 lagi; --lengkap menampilkan semuanya");
  });

  test("with the mark of a preview is done only if it would do the same still", async () => {
    const mark = /--ya=(\w+)/.exec((await run("tagana t.csv", renamed("X"))).said)?.[1] ?? "";
    expect(await run(`tagana t.csv --ya=${mark}`, renamed("X"))).toMatchObject({
      code: 0,
      deeds: [{ by: "import:tagana" }],
    });
    const others = [
      run(`tagana t.csv --ya=${mark}`, renamed("Y")),
      run(
        `tagana t.csv --ya=${mark}`,
        renamed("X"),
        journal(withChanges(seeded, put({ ...of("tagana")[0]!, name: "Z" }))),
      ),
      run("tagana t.csv --ya=12345678", renamed("X")),
    ];
    for (const other of await Promise.all(others)) {
      expect(other).toMatchObject({ code: 1, deeds: [] });
      expect(other.said).toContain("Pratinjau sudah usang");
    }
  });

  test("what another import wrote between the question and the commit refuses it, inside the commit", async () => {
    const meanwhile = put({ ...of("tagana")[0]!, name: "Milik orang lain" });
    const { code, said, deeds } = await run("tagana t.csv --ya", renamed("X"), journal(seeded, meanwhile));
    expect([code, deeds]).toEqual([1, []]);
    expect(said).toContain("Pratinjau sudah usang");
  });

  test("what another wrote elsewhere does not", async () => {
    const meanwhile = put({ ...of("warehouse")[0]!, name: "Gudang lain" });
    expect(await run("tagana t.csv --ya", renamed("X"), journal(seeded, meanwhile))).toMatchObject({ code: 0 });
  });

  test("of a table that the world says already nothing is asked", async () => {
    const first = journal(seeded);
    await run("tagana t.csv --ya", renamed("X"), first);
    const again = await run("tagana t.csv --ya", renamed("X"), first);
    expect(again.said).toContain("t.csv sama dengan yang sudah tercatat. Tidak ada yang diubah.");
    expect(first.deeds).toHaveLength(1);
  });

  test("a world without places is seeded when it is done, not when it is asked", async () => {
    const empty = journal(EMPTY_WORLD);
    expect((await run("tagana t.csv", renamed("X"), empty)).said).toContain("0 baru, 514 berubah");
    expect(empty.deeds).toEqual([]);
    await run("tagana t.csv --ya", renamed("X"), empty);
    expect(empty.deeds.map(({ by }) => by)).toEqual(["import:default", "import:tagana"]);
  });
});

describe("registry.23 what would drop more than a tenth", () => {
  const oneKab = table((place) => (place.kabCode === "32.03" ? place : null));

  test("is refused with a sentence that says what to do, asked or told", async () => {
    for (const words of ["tagana cianjur.csv", "tagana cianjur.csv --ya"]) {
      const { code, said, deeds } = await run(words, oneKab);
      expect([code, deeds]).toEqual([1, []]);
      expect(said).toMatch(
        /menghapus 513 dari 514 yang tercatat \(100 %\).*--tambah.*--ganti-semua.*Tidak ada yang diubah/,
      );
    }
  });

  test("is done with --ganti-semua", async () => {
    expect(await run("tagana t.csv --ya --ganti-semua", oneKab)).toMatchObject({
      code: 0,
      deeds: [{ why: expect.stringContaining("513 dihapus") as string }],
    });
  });

  test("drops nothing with --tambah: one kabupaten's file changes that kabupaten", async () => {
    expect(await run("tagana t.csv --ya --tambah", oneKab)).toMatchObject({
      code: 0,
      deeds: [{ why: expect.stringContaining("0 baru, 1 berubah, 0 dihapus") as string }],
    });
  });

  test("begins beyond a tenth, whatever the table", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), (count, drop) => {
        const places = of("tagana").slice(0, count);
        const world = withChanges(EMPTY_WORLD, put(...places));
        const left = places.slice(Math.min(drop, count));
        const plan = planOf(world, { name: "tagana", rows: left.length > 0 ? left : [] }, OPTIONS);
        const gone = left.length > 0 ? plan.gone.length : 0;
        expect(tooManyGone(plan) !== null).toBe(gone > count * 0.1);
      }),
      { numRuns: runs(100) },
    );
  });

  test("what a plan tells is what its changes do", () => {
    const pick = fc.uniqueArray(fc.nat(29), { maxLength: 30 });
    fc.assert(
      fc.property(pick, pick, fc.boolean(), (before, listed, addOnly) => {
        const places = of("tagana");
        const world = withChanges(EMPTY_WORLD, put(...before.map((i) => places[i]!), ...of("lumbung").slice(0, 3)));
        const rows = listed.map((i) => ({ ...places[i]!, name: i % 2 === 0 ? `Lain ${i}` : places[i]!.name }));
        const { fresh, changed, gone, changes } = planOf(world, { name: "tagana", rows }, { addOnly, now: NOW });
        const next = withChanges(world, changes);
        expect(fresh.length + changed.length + gone.length).toBe(changes.length);
        for (const row of rows) expect(next.place.get(row.id)).toEqual(row);
        // Without a row nothing says of which kind the rest would be.
        const isKept = (i: number) => addOnly || listed.includes(i) || rows.length === 0;
        for (const i of before) expect(next.place.has(places[i]!.id)).toBe(isKept(i));
        expect([...next.place.values()].filter(({ kind }) => kind === "lumbung")).toHaveLength(3);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe("registry.20 lumbung", () => {
  const own = (id: string): Place => ({
    ...of("lumbung").find((place) => place.id === "LBG-3203")!,
    id,
    name: id,
    kind: "lumbung",
    count: 1,
  });

  test("each of its own stands in place of the one that stood for its kabupaten, also with --tambah", () => {
    const { fresh, gone } = planOf(
      seeded,
      { name: "lumbung", rows: [own("LBG-3203-A"), own("LBG-3203-B")] },
      { addOnly: true, now: NOW },
    );
    expect([fresh.length, gone.map(({ name }) => name)]).toEqual([2, [expect.stringMatching(/^LBG-3203 /)]]);
  });

  test("a place that is dropped takes its stock along, and that is told", () => {
    const stock: Stock = { type: "stock", id: "LBG-3203", asOf: "2026-11-28", source: "x", lots: [] };
    const world = withChanges(seeded, put(stock));
    const { gone, changes } = planOf(
      world,
      { name: "lumbung", rows: [own("LBG-3203-A")] },
      { addOnly: true, now: NOW },
    );
    expect(gone).toMatchObject([{ details: ["stoknya ikut dihapus"] }]);
    expect(withChanges(world, changes).stock.size).toBe(0);
  });
});

describe("registry.21 a report of stock", () => {
  const lot = (item: string, quantity: number, expiresOn: string | null = null) => ({
    item,
    unit: "kg",
    quantity,
    batch: null,
    expiresOn,
  });
  const report = (id: string, ...lots: Stock["lots"]): Stock => ({
    type: "stock",
    id,
    asOf: "2026-11-28",
    source: "x",
    lots,
  });
  const world = withChanges(
    seeded,
    put(report("LBG-3203", lot("beras", 10), lot("biskuit", 5)), report("LBG-3204", lot("beras", 7))),
  );
  const plan = (rows: Stock[], options = OPTIONS) => planOf(world, { name: "stock", rows }, options);

  test("speaks of the places that it names and of no other", () => {
    const { changed, gone, changes } = plan([report("LBG-3203", lot("beras", 8, "2026-01-31"))]);
    expect(changed).toMatchObject([{ details: ["10 kg → 8 kg (8 SUDAH LEWAT, kedaluwarsa 2026-01-31)"] }]);
    expect(gone).toMatchObject([{ name: "LBG-3203  Lumbung sosial Kabupaten Cianjur, biskuit", details: ["5 kg"] }]);
    expect([...withChanges(world, changes).stock.keys()]).toEqual(["LBG-3203", "LBG-3204"]);
  });

  test("that leaves out more than a tenth of what lay there is refused, unless all is replaced or what is left out stays", () => {
    expect(tooManyGone(plan([report("LBG-3203", lot("beras", 8))]))).toContain("1 dari 2");
    const added = plan([report("LBG-3203", lot("beras", 8))], { addOnly: true, now: NOW });
    expect([tooManyGone(added), withChanges(world, added.changes).stock.get("LBG-3203")?.lots]).toEqual([
      null,
      [lot("beras", 8), lot("biskuit", 5)],
    ]);
  });

  test("of another day alone is told, too", () => {
    const later = { ...report("LBG-3204", lot("beras", 7)), asOf: "2026-11-29" };
    expect(plan([later]).changed).toMatchObject([{ details: ["per tanggal: 2026-11-28 → 2026-11-29"] }]);
  });
});

describe("registry.24 the command", () => {
  test.each([
    ["", "Sebut tabelnya"],
    ["posko x.csv", 'bukan "posko"'],
    ["tagana", "Sebut berkasnya"],
    ["tagana a b", '"b" berlebih'],
    ["tagana x.csv --yo", "Pilihan --yo tidak dikenal"],
    ["tagana x.csv --lembar", "Pilihan --lembar belum diberi nilai"],
    ["tagana x.csv --tambah --ganti-semua", "tidak bisa bersama"],
  ])("%j is refused with a sentence", (words, sentence) =>
    expect(() => readOrder(words === "" ? [] : words.split(" "))).toThrow(sentence),
  );
  test("every option is told", () => {
    for (const option of [
      "--ya",
      "--tambah",
      "--ganti-semua",
      "--tanpa-kontak",
      "--lembar",
      "--per",
      "--lengkap",
      "--contoh",
      "--bantuan",
      "--help",
    ])
      expect(USAGE).toContain(option);
  });
});
