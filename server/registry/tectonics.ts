import { z } from "zod";
import { slabTable, type SlabTable } from "../../shared/intensity/tectonics.ts";
import { travelTimes, type TravelTimes } from "../../shared/intensity/travelTimes.ts";
import { degrees, text } from "./table/cells.ts";
import { readDataTable } from "./table/dataTable.ts";

/** What the scheme needs to know of the earth below: where slabs are, and how long waves travel. */
interface Tectonics {
  slab: SlabTable;
  waves: TravelTimes;
}

const number = text.transform(Number).pipe(z.number().min(0));

const SlabRow = z.object({
  zone: text,
  lon: degrees,
  lat: degrees,
  slab_depth_km: number,
  depth_unc_km: number,
  zone_max_interface_depth_km: number,
});

const ArrivalRow = z.object({ depth_km: number, epicentral_km: number, P_s: number, S_s: number });

/** From `server/data`. Throws a sentence when a table is not as it was delivered. */
export function readTectonics(): Tectonics {
  const nodes = readDataTable("slab2_indonesia_0p25deg", SlabRow).map((row) => ({
    zone: row.zone,
    at: [row.lon, row.lat] as const,
    depthKm: row.slab_depth_km,
    uncertaintyKm: row.depth_unc_km,
    deepestInterfaceKm: row.zone_max_interface_depth_km,
  }));
  const arrivals = readDataTable("ak135_first_arrivals_km", ArrivalRow).map((row) => ({
    depthKm: row.depth_km,
    epicentralKm: row.epicentral_km,
    pSeconds: row.P_s,
    sSeconds: row.S_s,
  }));
  return { slab: slabTable(nodes), waves: travelTimes(arrivals) };
}
