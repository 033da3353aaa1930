import { z } from "zod";
import type { Place } from "../../../shared/record/place.ts";
import type { ReportedLot, Stock } from "../../../shared/record/stock.ts";
import { dayStart } from "../../../shared/time.ts";
import { amount, day, dayOrNothing, text } from "../table/cells.ts";
import type { Sheet } from "../table/sheet.ts";
import { type FillContext, kabupatenNamed } from "./fillRow.ts";
import type { FoundTable } from "./findTable.ts";
import { goodNamed, measured, unknownGood } from "./goods.ts";
import type { Checked } from "./import.ts";
import { placeNames } from "./placeNames.ts";
import {
  cellsOf,
  distinct,
  type ImportError,
  parseCells,
  type ReadOptions,
  readTable,
  type Teller,
  tellerOf,
} from "./readTable.ts";

/** registry.21: what offices hold, row by row; of each place that the table names it is all. */

export interface StockContext extends FillContext, ReadOptions {
  stock: ReadonlyMap<string, Stock>;
  now: number;
  /** The day of the count, for a table without one; as it was typed. */
  per: string | null;
}

const StockRow = z.object({
  place: text,
  item: text,
  batch: z.string().max(64, "lebih dari 64 huruf").default(""),
  expires_on: dayOrNothing,
  quantity: amount,
  unit: text,
  as_of: day,
  source: text,
});
type StockRow = z.infer<typeof StockRow>;

export function checkStock(sheets: readonly Sheet[], context: StockContext): Checked<Stock> {
  const read = readTable("stock", sheets, context);
  if ("errors" in read) return read;
  const { table } = read;
  if (!table.header.includes("as_of") && context.per === null) {
    const reason =
      "tanggal stok dihitung tidak ada; tambahkan kolom Per Tanggal, atau --per 28/11/2026 untuk semua baris";
    return { errors: [{ row: table.headerRow, column: "", value: "", reason }] };
  }
  const errors: ImportError[] = [];
  const found = new Map<string, Stock>();
  const firstRow = new Map<string, number>();
  for (const row of table.rows) {
    const tell = tellerOf(table, row);
    const told = cellsOf(table, row);
    const cells = "errors" in told ? told : parseCells(StockRow, { ...defaults(table, context), ...told.cells }, tell);
    if ("errors" in cells) {
      errors.push(...cells.errors);
      continue;
    }
    const { data } = cells;
    const place = placeNamed(data.place, "errors" in told ? {} : told.cells, context);
    const lot = lotOf(data, tell);
    if ("reason" in place) errors.push(tell("place", place.reason));
    if ("errors" in lot) errors.push(...lot.errors);
    if ("reason" in place || "errors" in lot) continue;
    const known = found.get(place.id);
    errors.push(...checkDay(data.as_of, known, place, tell, context));
    const mark = JSON.stringify([place.id, lot.item, lot.batch, lot.expiresOn]);
    const twin = firstRow.get(mark);
    if (twin === undefined) firstRow.set(mark, row.row);
    else
      errors.push(tell("item", `barang, bets, dan kedaluwarsa yang sama sudah ada di baris ${twin}; jumlahkan dulu`));
    if (known) known.lots.push(lot);
    else found.set(place.id, { type: "stock", id: place.id, asOf: data.as_of, source: data.source, lots: [lot] });
  }
  return errors.length > 0 ? { errors: distinct(errors) } : { rows: [...found.values()], table };
}

function defaults(table: FoundTable, { per, file }: StockContext): Record<string, string> {
  return { source: `berkas ${file}`, ...(!table.header.includes("as_of") && per !== null && { as_of: per }) };
}

/** By id, or by a name that only one of our places bears. */
function placeNamed(
  told: string,
  cells: Record<string, string>,
  { places, kabupaten }: StockContext,
): Place | { reason: string } {
  const byId = places.get(told) ?? places.get(told.toUpperCase());
  if (byId) return byId;
  const kabName = cells["kab_name"] ?? "";
  const kab = kabName === "" ? undefined : kabupatenNamed(kabName, kabupaten).map(({ code }) => code);
  const named = placeNames(places)
    .named(told)
    .filter(({ kabCode }) => kab === undefined || kab.includes(kabCode));
  const [place, ...others] = named;
  if (place && others.length === 0) return place;
  if (place)
    return {
      reason: `nama ini dipakai ${named.length} tempat (${named
        .map(({ id }) => id)
        .slice(0, 5)
        .join(", ")}); tulis id-nya`,
    };
  return {
    reason: "tidak ada tempat dengan id atau nama ini; impor dulu tabel lumbung atau warehouse, atau tulis id-nya",
  };
}

function lotOf(
  { item, quantity, unit, batch, expires_on }: StockRow,
  tell: Teller,
): ReportedLot | { errors: ImportError[] } {
  const good = goodNamed(item);
  if (!good) return { errors: [tell("item", unknownGood)] };
  const amountOf = measured(good, quantity, unit);
  if ("reason" in amountOf) return { errors: [tell(amountOf.column, amountOf.reason)] };
  return {
    item: good.item,
    unit: good.unit,
    quantity: amountOf.quantity,
    batch: batch === "" || batch === "-" ? null : batch,
    expiresOn: expires_on,
  };
}

function checkDay(
  asOf: string,
  known: Stock | undefined,
  place: Place,
  tell: Teller,
  { now, stock }: StockContext,
): ImportError[] {
  if (dayStart(asOf) > now) return [tell("as_of", "tanggal stok belum tiba")];
  if (known && known.asOf !== asOf)
    return [tell("as_of", `stok ${place.name} sudah per ${known.asOf} di baris lain; satu tempat satu tanggal`)];
  const recorded = stock.get(place.id);
  if (recorded && recorded.asOf > asOf) return [tell("as_of", `yang tercatat lebih baru, per ${recorded.asOf}`)];
  return [];
}
