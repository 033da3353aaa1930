import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDefaults } from "../../server/registry/default.ts";
import { exposureOf } from "../../server/registry/exposure.ts";
import { readGround } from "../../server/registry/ground.ts";
import { publicImpact } from "../../server/public/publicImpact.ts";
import { changesFor, LOOKERS } from "../../server/realtime/scopes.ts";
import { basisOf } from "../../server/reactions/basis.ts";
import { buildExposure } from "../../shared/ground/exposure.ts";
import { impactOf } from "../../shared/impact/computeImpact.ts";
import { stockDayWords, stockWords } from "../../shared/need/stockWords.ts";
import type { Stock } from "../../shared/record/stock.ts";
import { Change, EMPTY_WORLD, everything, withChanges } from "../../shared/world/world.ts";
import { quake } from "../impact/hazards.ts";
import { runs } from "../runs.ts";

const defaults = readDefaults();
const ground = readGround(undefined, defaults);
const NOW = Date.UTC(2026, 10, 28);

function report(id: string, ...lots: Partial<Stock["lots"][number]>[]): Stock {
  const lot = { item: "beras", unit: "kg", quantity: 0, batch: null, expiresOn: null };
  return { type: "stock", id, asOf: "2026-11-20", source: "Dinsos", lots: lots.map((told) => ({ ...lot, ...told })) };
}

/** Of the field package's or Perka's first three days, at Cianjur. */
function told(reports: readonly Stock[], item: string, places = defaults.places) {
  const stock = new Map(reports.map((one) => [one.id, one]));
  const { needs } = impactOf(quake([107.05, -6.84], 5.6, 10), buildExposure(ground, places, stock), NOW);
  const line = needs.flatMap(({ lines }) => lines).find((one) => one.item === item);
  return { have: line?.have, reported: line?.reported, useFirst: line?.useFirst, stock: needs.at(0)?.stock };
}

/** Near Cianjur and unhurt by its quake. */
const BANDUNG = "LBG-3273";
const lumbung = defaults.places.filter((place) => place.kind === "lumbung");
const stores = lumbung.find(({ id }) => id === BANDUNG)?.count ?? 0;

describe("need.13 what an office reported", () => {
  test("stands in place of the example of its lumbung, and is told with its day", () => {
    const [before, after] = [told([], "beras"), told([report(BANDUNG, { quantity: 250 })], "beras")];
    expect(after.have).toBe((before.have ?? 0) - 1000 * stores + 250);
    expect([before.reported, after.reported]).toEqual([undefined, 250]);
    expect(after.stock).toEqual({
      ...before.stock,
      example: (before.stock?.example ?? 0) - stores,
      asOf: { from: "2026-11-20", to: "2026-11-20" },
    });
  });

  test("of a gudang counts beside them, and only where it comes in time", () => {
    const near = told([report("GDG-DINSOS-32", { quantity: 7_000 })], "beras");
    const far = told([report("GDG-REG-MAKASSAR", { quantity: 7_000 })], "beras");
    const none = told([], "beras");
    expect([near.reported, far.reported]).toEqual([7_000, undefined]);
    expect(near.have).toBe((none.have ?? 0) + 7_000);
    expect(near.stock?.stores).toBe((none.stock?.stores ?? 0) + 1);
    expect(far).toEqual(none);
  });

  test("that there is none left is none, not an example", () => {
    const only = lumbung.filter(({ id }) => id === BANDUNG);
    expect(told([report(BANDUNG)], "beras", only)).toMatchObject({ have: 0, stock: { example: 0, stores } });
  });

  test("counts under its own name where no published store keeps it; unreported it stays unknown", () => {
    expect(told([], "sandang dewasa").have).toBeNull();
    const clothes = report(BANDUNG, { item: "sandang dewasa", unit: "paket", quantity: 40 });
    expect(told([clothes], "sandang dewasa")).toMatchObject({ have: 40, reported: 40 });
  });

  test("is good through its last day, by the rules of any stock", () => {
    const until = (expiresOn: string) => told([report(BANDUNG, { quantity: 9, expiresOn })], "beras").reported;
    expect(["2026-11-27", "2026-11-28", "2026-11-30", "2027-11-30"].map(until)).toEqual([undefined, undefined, 9, 9]);
    expect(told([report(BANDUNG, { quantity: 9, expiresOn: "2027-01-05" })], "beras").useFirst).toBe(true);
  });

  test("of a place that is no longer there counts nowhere", () => {
    expect(told([report("GONE", { quantity: 9 })], "beras")).toEqual(told([], "beras"));
  });

  test("is never more than the reports add up to, whoever reports what", () => {
    const lot = fc.record({ id: fc.constantFrom(BANDUNG, "LBG-3271", "GDG-DINSOS-32"), quantity: fc.nat(10_000) });
    fc.assert(
      fc.property(fc.uniqueArray(lot, { selector: ({ id }) => id }), (lots) => {
        const { have, reported } = told(
          lots.map(({ id, quantity }) => report(id, { quantity })),
          "beras",
        );
        expect(reported ?? 0).toBe(lots.reduce((sum, { quantity }) => sum + quantity, 0));
        expect(have).toBeGreaterThanOrEqual(reported ?? 0);
      }),
      { numRuns: runs(20) },
    );
  });
});

test("need.13 anybody may see from when the reports are", () => {
  const shown = (...reports: Stock[]) => {
    const stock = new Map(reports.map((one) => [one.id, one]));
    const exposure = buildExposure(ground, defaults.places, stock);
    return publicImpact(impactOf(quake([107.05, -6.84], 5.6, 10), exposure, NOW), EMPTY_WORLD.place)?.needs.at(0)
      ?.stock;
  };
  expect(shown(report(BANDUNG, { quantity: 9 }))).toMatchObject({ asOf: { from: "2026-11-20", to: "2026-11-20" } });
  expect(shown()).not.toHaveProperty("asOf");
});

describe("need.13 in the world", () => {
  const change: Change = { op: "put", record: report(BANDUNG, { quantity: 5, batch: "A-1", expiresOn: "2027-01-31" }) };
  const world = withChanges(
    EMPTY_WORLD,
    defaults.places.map((record) => ({ op: "put", record })),
  );
  const next = withChanges(world, [change]);

  test("it is read back as it was put, by journal and snapshot", () => {
    expect(Change.parse(JSON.parse(JSON.stringify(change)))).toEqual(change);
    expect(withChanges(EMPTY_WORLD, everything(next)).stock).toEqual(next.stock);
  });

  test("goes whole to the desk, without batch and source to a wall with a link, and to others only that it was told", () => {
    const toldTo = (who: (typeof LOOKERS)[number]) => changesFor(who, [change]);
    const record = report(BANDUNG, { quantity: 5, expiresOn: "2027-01-31" });
    expect(toldTo("desk")).toEqual([change]);
    expect(toldTo("wall")).toEqual([{ op: "put", record: { ...record, source: "" } }]);
    expect(toldTo("stranger")).toEqual([{ op: "put", record: { ...record, source: "", lots: [] } }]);
    const gone: Change = { op: "drop", type: "stock", id: BANDUNG };
    expect(LOOKERS.map((who) => changesFor(who, [gone]))).toEqual(LOOKERS.map(() => [gone]));
  });

  test("another report is another basis, so that open impacts are weighed again; without any the basis is as it was", () => {
    const exposure = exposureOf(ground);
    const basis = (of: typeof world) => basisOf(of, exposure(of), "x");
    expect(exposure(next).reported.size).toBe(1);
    expect(basis(next)).not.toBe(basis(world));
    expect(basis(withChanges(next, [{ op: "drop", type: "stock", id: BANDUNG }]))).toBe(basis(world));
  });
});

test.each([
  ["2026-11-28", "2026-11-28", "12 lumbung dan gudang ≤ 6 jam tempuh, 9 dilaporkan per 28 November 2026, 3 isi contoh"],
  [
    "2026-11-03",
    "2026-11-28",
    "12 lumbung dan gudang ≤ 6 jam tempuh, 9 dilaporkan per 3–28 November 2026, 3 isi contoh",
  ],
  [
    "2026-10-30",
    "2026-11-02",
    "12 lumbung dan gudang ≤ 6 jam tempuh, 9 dilaporkan per 30 Oktober – 2 November 2026, 3 isi contoh",
  ],
  [
    "2025-12-30",
    "2026-01-02",
    "12 lumbung dan gudang ≤ 6 jam tempuh, 9 dilaporkan per 30 Desember 2025 – 2 Januari 2026, 3 isi contoh",
  ],
])("need.13 reports of %s to %s are told with their days", (from, to, words) => {
  expect(stockWords({ stores: 12, example: 3, asOf: { from, to }, withinHours: 6 })).toBe(words);
});

test.each([
  ["2026-11-29", "2026-11-29", "keadaan 29 Nov"],
  ["2026-11-03", "2026-11-28", "keadaan 3–28 Nov"],
  ["2026-10-30", "2026-11-02", "keadaan 30 Okt–2 Nov"],
  ["2025-12-30", "2026-01-02", "keadaan 30 Des 2025–2 Jan"],
  ["2025-11-29", "2025-11-29", "keadaan 29 Nov 2025"],
])("need.13 sums of reports of %s to %s stand beside their day", (from, to, words) => {
  expect(stockDayWords({ from, to }, NOW)).toBe(words);
});
