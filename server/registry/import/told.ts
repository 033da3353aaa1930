import type { Coverage } from "../../../shared/record/coverage.ts";
import type { Place } from "../../../shared/record/place.ts";
import type { ReportedLot, Stock } from "../../../shared/record/stock.ts";
import type { World } from "../../../shared/world/world.ts";
import { DAY_MS, dayStart } from "../../../shared/time.ts";
import { groupBy } from "../../../shared/groupBy.ts";

import { tellable } from "./personal.ts";

/** Records in words, for whoever is asked whether they may change. */

type Told = Place | Coverage | Stock;

export function nameOf(record: Told, world: World): string {
  switch (record.type) {
    case "place":
      return `${record.id}  ${record.name} (${record.kabCode}, ${record.province})`;
    case "coverage":
      return `${record.id}  ${world.place.get(record.sentraId)?.name ?? record.sentraId}`;
    case "stock":
      return `${record.id}  ${world.place.get(record.id)?.name ?? ""}`;
  }
}

/** What of a record can change, by the names that an office has for it. */
export function fieldsOf(record: Place | Coverage): Map<string, string> {
  if (record.type === "coverage") {
    const { sentraId, altId, basisWord, source } = record;
    return fields({ sentra: sentraId, cadangan: altId, dasar: basisWord, sumber: source });
  }
  const { name, kabCode, province, at, positionBasis, basis, source } = record;
  const common = {
    nama: name,
    "kab/kota": kabCode,
    provinsi: province,
    letak: at.toReversed().join(", "),
    "ketelitian letak": positionBasis,
  };
  const end = { dasar: basis, sumber: source };
  switch (record.kind) {
    case "tagana":
      return fields({ ...common, anggota: record.membersRegistered, "anggota aktif": record.membersActive, ...end });
    case "sentra":
      return fields({
        ...common,
        jenis: record.office,
        kedudukan: record.city,
        melayani: record.covers.join(" "),
        ...end,
      });
    case "warehouse":
      return fields({ ...common, tingkat: record.level, ...end });
    case "lumbung":
      return fields({ ...common, "jumlah lumbung": record.count, ...end });
  }
}

const fields = (told: Record<string, string | number | null>) =>
  new Map(Object.entries(told).map(([name, value]) => [name, value === null ? "–" : String(value)]));

/** By item: `1.250 kg, kedaluwarsa 2027-03-31 (1.000), 2027-05-31 (250)`. */
export function stockLines(stock: Stock | undefined, now: number): Map<string, string> {
  const byItem = groupBy(stock?.lots ?? [], ({ item }) => item);
  return new Map([...byItem].map(([item, lots]) => [item, lotsWords(lots, now)]));
}

function lotsWords(lots: readonly ReportedLot[], now: number): string {
  const sum = Math.round(1000 * lots.reduce((total, { quantity }) => total + quantity, 0)) / 1000;
  const dated = lots
    .filter(({ expiresOn, batch }) => expiresOn !== null || batch !== null)
    .map(({ quantity, expiresOn, batch }) => {
      const marks = [
        ...(batch === null ? [] : [`bets ${tellable(batch)}`]),
        ...(expiresOn === null ? [] : [`${hasPassed(expiresOn, now) ? "SUDAH LEWAT, " : ""}kedaluwarsa ${expiresOn}`]),
      ];
      return `${figure(quantity)} ${marks.join(" ")}`;
    })
    .sort();
  return `${figure(sum)} ${lots[0]?.unit ?? ""}${dated.length > 0 ? ` (${dated.join("; ")})` : ""}`;
}

/** Good through its last day. */
const hasPassed = (day: string, now: number) => dayStart(day) + DAY_MS <= now;

const figure = (value: number) => value.toLocaleString("id-ID");
