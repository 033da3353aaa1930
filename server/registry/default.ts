import { readFileSync } from "node:fs";
import { z } from "zod";
import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";
import type { Kecamatan } from "../../shared/gazetteer/feltNames.ts";
import type { Kabupaten, PopulationPoint } from "../../shared/kabupaten.ts";
import type { Place } from "../../shared/place.ts";
import { count, degrees, note, text } from "./cells.ts";
import { readCsv } from "./csv.ts";
import {
  lumbungOf,
  LumbungRow,
  sentraOf,
  SentraRow,
  type Surroundings,
  taganaOf,
  TaganaRow,
  warehouseOf,
  WarehouseRow,
} from "./placeRows.ts";

/** The tables that the product carries, from `server/data`. */
export interface Defaults {
  places: Place[];
  kabupaten: Kabupaten[];
  /** Kecamatan points. */
  population: PopulationPoint[];
  /** Their names, with or without a map pack. */
  kecamatan: Kecamatan[];
  surroundings: Surroundings;
}

const KabupatenRow = z.object({
  code: text,
  name: text,
  short_name: text,
  type: z.enum(["kabupaten", "kota"]),
  prov_code: text,
  prov_name: text,
  population: count,
  capital: text,
  cap_lat: degrees,
  cap_lon: degrees,
  popw_lat: degrees,
  popw_lon: degrees,
});

const KecamatanRow = z.object({
  code: text,
  name: text,
  kab_code: text,
  pop_est: count,
  popw_lat: degrees,
  popw_lon: degrees,
});

const CoverageRow = z.object({ kab_code: text, sentra_id: text, basis: text, source: note });

/** Throws a sentence when a table is not as it was delivered. */
export function readDefaults(): Defaults {
  const kabupaten = readTable("kabkota", KabupatenRow).map((row): Kabupaten => ({
    code: row.code,
    name: row.name,
    shortName: row.short_name,
    type: row.type,
    provinceCode: row.prov_code,
    province: row.prov_name,
    at: [row.popw_lon, row.popw_lat],
    capital: { name: row.capital, at: [row.cap_lon, row.cap_lat] },
    population: row.population,
  }));
  const kecamatanRows = readTable("kecamatan", KecamatanRow);
  const population = kecamatanRows.map((row): PopulationPoint => ({
    code: row.code,
    kabCode: row.kab_code,
    at: [row.popw_lon, row.popw_lat],
    people: row.pop_est,
  }));
  const kecamatan = kecamatanRows.map((row): Kecamatan => ({
    code: row.code,
    name: row.name,
    kabCode: row.kab_code,
    at: [row.popw_lon, row.popw_lat],
  }));
  const surroundings = surroundingsOf(kabupaten);
  const places = [
    ...readTable("tagana_units", TaganaRow).map(taganaOf),
    ...readTable("sentra", SentraRow).map((row) => sentraOf(row, surroundings)),
    ...readTable("warehouses", WarehouseRow).map((row) => warehouseOf(row, surroundings)),
    ...readTable("lumbung_default", LumbungRow).map(lumbungOf),
  ];
  return { places, kabupaten, population, kecamatan, surroundings };
}

function surroundingsOf(kabupaten: readonly Kabupaten[]): Surroundings {
  const coverage = new Map<string, string[]>();
  for (const { kab_code, sentra_id } of readTable("sentra_coverage", CoverageRow)) {
    coverage.set(sentra_id, [...(coverage.get(sentra_id) ?? []), kab_code]);
  }
  return {
    coverage,
    kabAt(at: LngLat, province: string) {
      const ours = kabupaten.filter((kab) => kab.province === province);
      const away = (kab: Kabupaten) => distanceKm(at, kab.capital.at);
      return (
        ours.reduce<Kabupaten | null>((best, kab) => (best && away(best) <= away(kab) ? best : kab), null)?.code ?? ""
      );
    },
  };
}

/** A table of `server/data`, each row read by the schema. Throws a sentence that names table and row. */
export function readTable<Row>(name: string, schema: z.ZodType<Row>): Row[] {
  const { header, rows } = readCsv(readFileSync(new URL(`../data/${name}.csv`, import.meta.url), "utf8"));
  return rows.map(({ row, cells }) => {
    const read = schema.safeParse(Object.fromEntries(header.map((column, i) => [column, cells[i]])));
    if (read.success) return read.data;
    throw new Error(`server/data/${name}.csv, row ${row}: ${z.prettifyError(read.error)}`);
  });
}
