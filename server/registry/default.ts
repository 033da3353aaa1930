import { z } from "zod";
import { distanceKm, type LngLat } from "../../shared/geo/distance.ts";
import type { Kecamatan } from "../../shared/gazetteer/feltNames.ts";
import type { Kabupaten, PopulationPoint } from "../../shared/gazetteer/kabupaten.ts";
import type { Place } from "../../shared/record/place.ts";
import { count, degrees, note, text } from "./table/cells.ts";
import { readDataTable } from "./table/dataTable.ts";
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
} from "./table/placeRows.ts";

interface SizedKecamatan extends Kecamatan {
  areaKm2: number;
}

/** The tables that the product carries, from `server/data`. */
export interface Defaults {
  places: Place[];
  kabupaten: Kabupaten[];
  /** Kecamatan points. */
  population: PopulationPoint[];
  /** Their names and sizes, with or without a map pack. */
  kecamatan: SizedKecamatan[];
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

const areaKm2 = z.coerce.number().positive();

const KecamatanRow = z.object({
  code: text,
  name: text,
  kab_code: text,
  pop_est: count,
  area_km2: areaKm2,
  popw_lat: degrees,
  popw_lon: degrees,
});

const CoverageRow = z.object({ kab_code: text, sentra_id: text, basis: text, source: note });

/** Throws a sentence when a table is not as it was delivered. */
export function readDefaults(): Defaults {
  const kabupaten = readDataTable("kabkota", KabupatenRow).map((row): Kabupaten => ({
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
  const kecamatanRows = readDataTable("kecamatan", KecamatanRow);
  const population = kecamatanRows.map((row): PopulationPoint => ({
    code: row.code,
    kabCode: row.kab_code,
    at: [row.popw_lon, row.popw_lat],
    people: row.pop_est,
    areaKm2: row.area_km2,
  }));
  const kecamatan = kecamatanRows.map((row): SizedKecamatan => ({
    code: row.code,
    name: row.name,
    kabCode: row.kab_code,
    at: [row.popw_lon, row.popw_lat],
    areaKm2: row.area_km2,
  }));
  const surroundings = surroundingsOf(kabupaten);
  const places = [
    ...readDataTable("tagana_units", TaganaRow).map(taganaOf),
    ...["sentra", "bbppks"].flatMap((table) =>
      readDataTable(table, SentraRow).map((row) => sentraOf(row, surroundings)),
    ),
    ...readDataTable("warehouses", WarehouseRow).map((row) => warehouseOf(row, surroundings)),
    ...readDataTable("lumbung_default", LumbungRow).map(lumbungOf),
  ];
  return { places, kabupaten, population, kecamatan, surroundings };
}

function surroundingsOf(kabupaten: readonly Kabupaten[]): Surroundings {
  const coverage = new Map<string, string[]>();
  for (const { kab_code, sentra_id } of readDataTable("sentra_coverage", CoverageRow)) {
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
