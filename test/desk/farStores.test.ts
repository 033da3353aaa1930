import { expect, test } from "vitest";
import { farStores } from "../../client/desk/incident/farStores.ts";
import type { ReportedLot, Stock } from "../../shared/record/stock.ts";
import { worldOf } from "../make/world.ts";
import { impact, PLACES } from "../http/worlds.ts";

const computedAt = Date.UTC(2026, 10, 29);
const BEKASI = "GDG-PUSAT-BEKASI";
const lot = (quantity: number, more: Partial<ReportedLot> = {}): ReportedLot => ({
  ...{ item: "beras", unit: "kg", quantity, batch: null, expiresOn: null },
  ...more,
});
const report = (id: string, ...lots: ReportedLot[]): Stock => ({
  ...{ type: "stock", id, asOf: "2026-11-28", source: "Dinsos", lots },
});

/** With one offer a target, in hours. */
function far(hours: (number | null)[], ...reports: Stock[]) {
  const base = impact("x").help[0];
  if (!base) throw new Error("nobody comes");
  const help = hours.map((each) => ({ ...base, placeId: BEKASI, kind: "warehouse" as const, hours: each }));
  return farStores({ impact: { help, computedAt }, world: worldOf(...PLACES, ...reports), beyondHours: 2 });
}

test("desk.39 a store that comes too late is told with its hours, what is still good of it, and its day", () => {
  const lots = [
    lot(4000),
    lot(3000, { batch: "B", expiresOn: "2027-01-01" }),
    lot(900, { batch: "C", expiresOn: "2026-11-27" }),
    lot(200, { item: "selimut", unit: "lembar" }),
    lot(0, { item: "kasur", unit: "lembar" }),
  ];
  expect(far([3.4, 5], report(BEKASI, ...lots))).toEqual([
    { name: "Gudang Bekasi", hours: "3 j 24 m", goods: "7,0 t beras, 200 lembar selimut", keptOn: "keadaan 28 Nov" },
  ]);
});

test("desk.39 none of what counts at one target, has reported nothing, or holds nothing; the hours may be unknown", () => {
  expect(far([3.4, 1.9], report(BEKASI, lot(5)))).toEqual([]);
  expect(far([3.4])).toEqual([]);
  expect(far([3.4], report(BEKASI, lot(0)))).toEqual([]);
  expect(far([null], report(BEKASI, lot(5))).map(({ hours }) => hours)).toEqual(["jam tak diketahui"]);
});
